@echo off
setlocal
set "PYTHON=%~dp0python\python.exe"
if not "%~1"=="" goto command
if defined WT_SESSION goto here
where wt.exe >nul 2>nul
if errorlevel 1 goto here
start "" wt.exe -d . --title nianbao "%PYTHON%" -m nianbao
exit /b 0
:here
"%PYTHON%" -m nianbao
if errorlevel 1 pause
exit /b %errorlevel%
:command
"%PYTHON%" -m nianbao %*
exit /b %errorlevel%

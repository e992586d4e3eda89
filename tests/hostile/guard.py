"""What a program must not do while it takes a strange file: watched here and in every process that it starts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FORBIDDEN = ("socket.", "os.system", "os.exec", "pickle.", "ctypes.")
"""What Python says of itself when a program reaches further than files."""

CHANGED = {"os.rename": (0, 1), "os.link": (1,), "os.symlink": (1,), "os.truncate": (0,), "os.chmod": (0,)}
CHANGED |= {"os.remove": (0,), "os.mkdir": (0,), "os.rmdir": (0,)}
"""Which arguments of an event are paths that are changed by it."""

FOLLOWS = ("open", "os.truncate", "os.chmod")
"""What changes the file that a link leads to, not the link."""

REACHED = "reached "
"""What a folder in the guarded one is called by that tells of a reach in whatever process."""

HERE = """
import sys
sys.path.insert(0, {tests!r})
from hostile.guard import watch
watch({folder!r})
"""


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Meanwhile nothing is written outside a folder, and nothing is asked of a network or of another program.

    Raises AssertionError at the reach, and at the end where something swallowed it.
    """
    watching = [True]
    watch(str(folder), lambda: bool(watching))
    _follow(folder)
    try:
        yield
    finally:
        watching.clear()
    reached = [each.name for each in folder.glob(f"{REACHED}*")]
    assert not reached, reached


def _follow(folder: Path) -> None:
    """Lets every Python that is started from here watch itself."""
    start = folder / "start"
    start.mkdir()
    code = HERE.format(tests=str(Path(__file__).parents[1]), folder=str(folder))
    (start / "sitecustomize.py").write_text(code, encoding="utf-8")
    # Compiled modules would be written outside of the folder.
    sys.dont_write_bytecode = True
    os.environ |= {"PYTHONPATH": str(start), "PYTHONDONTWRITEBYTECODE": "1"}


def watch(folder: str, watching: Callable[[], bool] = lambda: True) -> None:
    """Stops this process where it reaches out of the folder; a process cannot be freed of it."""

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        if watching() and _reaches(event, arguments, folder):
            with suppress(FileExistsError):
                os.mkdir(os.path.join(folder, f"{REACHED}{event}"))
            raise AssertionError(event, arguments)

    sys.addaudithook(look)


def _reaches(event: str, arguments: tuple[Any, ...], folder: str) -> bool:
    if event == "subprocess.Popen":
        return bool(arguments[0] != sys.executable)
    if event.startswith(FORBIDDEN):
        return event != "socket.gethostname"
    paths = [arguments[at] for at in CHANGED.get(event, ())]
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        paths = [arguments[0]]
    places = (_place(os.fsdecode(path), follows=event in FOLLOWS) for path in paths if not isinstance(path, int))
    return any(not place.startswith(f"{folder}{os.sep}") and place != os.devnull for place in places)


def _place(path: str, *, follows: bool) -> str:
    folder, name = os.path.split(path)
    return os.path.realpath(path) if follows else os.path.join(os.path.realpath(folder), name)

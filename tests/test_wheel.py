"""The built wheel: everything that the program needs is in it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from offices import ROOT, environment_of


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what the project's repository holds."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"
    source.mkdir()
    for name in ("src", "prompts", "templates"):
        copied(ROOT / name, source / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = place.glob("*.whl")
    return built


def copied(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed, without what it needs: that is here already."""
    target = tmp_path_factory.mktemp("installed")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = environment_of(folder) | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "nianbao", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)


@pytest.mark.parametrize("folder", ["prompts", "templates"])
def test_every_file_that_an_office_can_change_is_in_it(wheel: Path, folder: str) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    files = {path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {f"nianbao/{path.relative_to(ROOT).as_posix()}" for path in files} <= packed


def test_every_module_and_style_sheet_is_in_it(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src" / "nianbao"
    files = [*source.rglob("*.py"), *source.rglob("*.tcss"), source / "py.typed"]
    assert {f"nianbao/{path.relative_to(source).as_posix()}" for path in files} <= packed


def test_installed_elsewhere_it_asks_its_questions(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "flow")
    assert done.stderr == ""
    assert "单位全称" in done.stdout


def test_installed_elsewhere_it_writes_a_word_file(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "draft", str(ROOT / "examples" / "township.yaml"), "-o", "a.docx")
    assert done.stdout.startswith("a.docx\n")
    assert (tmp_path / "a.docx").stat().st_size > 8000


def test_it_is_the_installed_one_that_ran(installed: Path, tmp_path: Path) -> None:
    code = "import nianbao; print(nianbao.__file__)"
    environment = environment_of(tmp_path) | {"PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.startswith(str(installed))

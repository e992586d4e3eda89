"""The floors of the house: who may know whom, and what is loaded only where it is used."""

import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections import Counter

import pytest
from importlinter.cli import lint_imports
from offices import ROOT

import nianbao

HEAVY = ("textual", "docx", "lxml", "pdfplumber")

FLOORS = [name for _, name, is_package in pkgutil.iter_modules(nianbao.__path__) if is_package]

SOURCES = sorted((ROOT / "src" / "nianbao").rglob("*.py"))


def loaded(code: str) -> set[str]:
    """The heavy packages that a fresh process has loaded after `code`."""
    show = "import sys; print(*(name for name in sys.modules if '.' not in name))"
    done = subprocess.run([sys.executable, "-c", f"{code}; {show}"], capture_output=True, text=True, check=True)
    return set(HEAVY) & set(done.stdout.split())


def test_each_floor_knows_only_the_floors_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import nianbao.interview.conversation", set()),
        ("import nianbao.session.drafting", set()),
        ("import nianbao.plain.start", set()),
        ("import nianbao.cli", set()),
        ("import nianbao.tui.terminal", set()),
        ("import nianbao.writing", set()),
        ("from nianbao.cli import main; main(['flow'])", set()),
    ],
)
def test_what_is_heavy_is_loaded_only_where_it_is_used(code: str, heavy: set[str]) -> None:
    assert loaded(code) == heavy


def test_the_version_loads_nothing_but_the_command_line() -> None:
    show = "import sys; print('nianbao.interview.conversation' in sys.modules, 'pydantic' in sys.modules)"
    code = f"from nianbao.cli import main; main(['--version']); {show}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-2:] == ["False", "False"]


@pytest.mark.parametrize("floor", FLOORS)
def test_every_floor_says_in_its_first_line_what_it_is(floor: str) -> None:
    if floor in ("prompts", "templates"):
        return
    document = importlib.import_module(f"nianbao.{floor}").__doc__
    assert document is not None
    assert document.splitlines()[0].endswith(".")


def test_every_package_is_shipped() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    folders = (path.parent.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("__init__.py"))
    assert {".".join(folder.parts) for folder in folders} <= set(settings["tool"]["setuptools"]["packages"])


def test_a_public_class_is_called_as_no_other_is() -> None:
    classes = Counter(
        re.findall(r"^class ([A-Z]\w+)", "\n".join(path.read_text("utf-8") for path in SOURCES), re.MULTILINE)
    )
    assert [name for name, times in classes.items() if times > 1] == []


def test_a_file_is_called_as_no_other_is_but_in_the_other_front_end() -> None:
    places: dict[str, set[str]] = {}
    for path in SOURCES:
        if path.name != "__init__.py":
            places.setdefault(path.name, set()).add(path.relative_to(ROOT / "src" / "nianbao").parts[0])
    files = Counter(path.name for path in SOURCES if path.name != "__init__.py")
    twice = {name for name, times in files.items() if times > 1}
    assert [name for name in sorted(twice) if places[name] != {"tui", "plain"} or files[name] > 2] == []

"""The projects of a folder: what there is, and which of them is last year's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.storage.document import load
from nianbao.storage.issues import Issues, issued_now
from nianbao.storage.naming import SUFFIX, named_by_program, project_name


@dataclass(frozen=True)
class Listed:
    """A project as a list shows it; `fault` says why it cannot be opened, empty where it can.

    `issues` are the files that were issued of it as it stands. `has_twin` where another file has the same organ and
    year: a copy, or what a cloud drive made of two versions.
    """

    path: Path
    organ: str = ""
    year: int | None = None
    saved: datetime | None = None
    answered: int = 0
    fault: str = ""
    has_twin: bool = False
    issues: Issues = ()

    @property
    def has_own_name(self) -> bool:
        """Whether the drafter called the file otherwise than after its organ and year."""
        return bool(self.organ) and not named_by_program(self.path, project_name(self.organ, self.year))


def list_projects(folder: Path) -> list[Listed]:
    """The projects of a folder, those saved last first; none where there is no such folder."""
    found = [_listed(path) for path in _files(folder)]
    whose = Counter((each.organ, each.year) for each in found if each.organ)
    found = [replace(each, has_twin=whose[each.organ, each.year] > 1) for each in found]
    return sorted(found, key=_when, reverse=True)


def _when(each: Listed) -> str:
    """The time of the last save, in an order that holds for any that a file may name."""
    return each.saved.isoformat() if each.saved else ""


def _files(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return iter(())
    return (path for path in paths if path.suffix == SUFFIX and not path.name.startswith(".") and path.is_file())


def _listed(path: Path) -> Listed:
    try:
        document = load(path)
    except ProjectError as error:
        return Listed(path, fault=str(error))
    answered, issues = len(document.memory.answers), issued_now(document.issues)
    return Listed(path, document.organ, document.year, document.saved, answered, issues=issues)


def find_last(folder: Path, year: int, organ: str = "") -> Path | None:
    """The project of the year before `year`: of `organ`, or of the only organ that has one; None where it is not plain.

    Offering another organ's report as the default would be worse than offering none.
    """
    earlier = [each for each in list_projects(folder) if each.year == year - 1 and each.organ]
    if organ:
        earlier = [each for each in earlier if _same(each.organ, organ)]
    organs = {"".join(each.organ.split()) for each in earlier}
    return earlier[0].path if len(organs) == 1 else None


def find_project(projects: Iterable[Listed], organ: str, year: int | None) -> Path | None:
    """The project of an organ and a year, the first where there are several; None where there is none."""
    found = (each.path for each in projects if each.organ and each.year == year and _same(each.organ, organ))
    return next(found, None)


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())

"""The reports in a folder, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from nianbao.storage.kept_versions import FOLDER as VERSIONS
from nianbao.storage.moving import BIN
from nianbao.storage.naming import SUFFIX

ENDINGS = (".docx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".pdf", ".html", ".htm", ".txt", SUFFIX)
"""The endings of the files that can be reports, those of kinds included that are only told to be saved anew."""


def reports_in(named: Sequence[Path], mark: str, apart: Iterable[Path | None] = ()) -> list[Path]:
    """The files that are named, and in a folder those that can be reports: no check sheet, nothing temporary.

    What a draft was before, or was put into the recycle bin, is none of the folder's reports.

    `mark` is what the name of a check sheet ends with; `apart` are files of the folder that are something else, such
    as the list of organs and what is written there.
    """
    found: list[Path] = []
    others = {path.resolve() for path in apart if path is not None}
    for each in named:
        inside = sorted(each.rglob("*")) if each.is_dir() else [each]
        found.extend(path for path in inside if not each.is_dir() or (_is_report(path, mark) and _stands(path, each)))
    return [path for path in found if path.resolve() not in others] if others else found


def _stands(path: Path, below: Path) -> bool:
    return not {VERSIONS, BIN}.intersection(path.relative_to(below).parts[:-1])


def _is_report(path: Path, mark: str) -> bool:
    known = path.suffix.lower() in ENDINGS and path.name[0] not in "~."
    return known and path.is_file() and not path.stem.endswith(mark)

"""A folder of subordinate organs' reports being added up: read, who counts, how many each gave, what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from nianbao.errors import ReadingError
from nianbao.interview.counted_cells import ranked
from nianbao.interview.kinds.units import number_of, summed
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.unit_folders import Folders, Watch, stamps
from nianbao.language.numerals import Number, number_text
from nianbao.units.handed_in import HandedIn, handed_in
from nianbao.units.organ_names import Named
from nianbao.units.telling import remarks
from nianbao.units.unit import Unit, printed_cells
from nianbao.wording.names import Names

MOST = 500
"""Reports that are added up in a conversation: more than any city has under it."""

MOST_TOLD = 12
"""Faults and changes, as much as is told in the conversation."""

Parts = Mapping[str, Mapping[str, int | str]]


class FolderTaking:
    """A folder that was read. Raises ReadingError where there is nothing in it that can be added up."""

    def __init__(self, path: Path, folders: Folders, script: Script, year: int, names: Names, watch: Watch) -> None:
        self.path, self._script, self._names = path, script, names
        self._speech, self._year = Speech(script.units_told), year
        if not path.is_dir():
            raise self._fault("no_folder")
        files = folders.files_in(path)
        if len(files) > MOST:
            raise self._fault("too_many", count=len(files), most=MOST)
        self.stamps = stamps(path, files)
        units = list(_read(files, folders, watch))
        if not any(unit.read for unit in units):
            raise self._fault("no_report" if units else "empty", "no_folder")
        own = Named([(name, name)] if (name := str(names.values.get("agency.name") or "")) else ())
        self._own = [unit for unit in units if unit.agency and own.find(unit.agency)]
        self.handed: HandedIn = handed_in([unit for unit in units if unit not in self._own], year)
        if not self.handed.counted:
            raise self._fault("none_of_year", year=year)

    def _fault(self, key: str, remedy: str = "", **detail: Any) -> ReadingError:
        what, advice = (self._text(each, **detail) for each in (key, f"{remedy or key}_remedy"))
        return ReadingError(what.rstrip("。"), where=str(self.path), remedy=advice)

    def value(self) -> dict[str, Any]:
        """The answer as it is kept."""
        form = self._script.form
        parts: dict[str, dict[str, int | str]] = {}
        for place, cell in enumerate(printed_cells(form)):
            if cell not in form.cells or form.is_total(cell):
                continue
            for entry in self.handed.entries:
                number = entry.counted.numbers[place] if entry.counted else None
                if number is not None:
                    given = parts.setdefault(cell, {})
                    given |= {entry.name: _plain(number)} if number else {}
        return {"path": str(self.path), "count": len(self.handed.counted), "files": self.stamps, "parts": parts}

    def summary(self) -> Iterator[str]:
        """How many were read and added up, and what is wrong with what was handed in."""
        handed = self.handed
        read = sum(len(entry.units) for entry in handed.entries) + len(handed.other_years) + len(self._own)
        yield self._text("summary", read=read, year=self._year, counted=len(handed.counted), own=False)
        told = [
            *(self._text("own_left", file=unit.file.name, own=unit.agency) for unit in self._own),
            *(remark.sentence for remark in remarks(self.handed, self._text) if remark.kind != "faulty"),
            *self._faulty(),
        ]
        yield from told[:MOST_TOLD]
        if len(told) > MOST_TOLD:
            yield self._text("more", count=len(told) - MOST_TOLD)

    def _faulty(self) -> Iterator[str]:
        for unit in self.handed.counted:
            if unit.findings:
                head = self._text("faulty", name=unit.name, file=unit.file.name, count=len(unit.findings))
                yield head + unit.findings[0].message

    def added_up(self) -> str:
        """That all is added up."""
        return self._text("added_up", count=len(self.handed.counted), year=self._year)

    def changes(self, before: Parts) -> list[str]:
        """The cells whose sum differs from that of the folder as it was added up before, with the organs."""
        now: Parts = self.value()["parts"]
        found = list(self._changes(before, now))
        shown = found[:MOST_TOLD]
        return [*shown, self._text("more_changed", count=len(found) - MOST_TOLD)] if len(found) > MOST_TOLD else shown

    def _changes(self, before: Parts, now: Parts) -> Iterator[str]:
        for cell in dict.fromkeys((*before, *now)):
            was, is_ = before.get(cell, {}), now.get(cell, {})
            if was != is_:
                differ = [
                    (name, number_of(was.get(name, 0)), number_of(is_.get(name, 0)))
                    for name in dict.fromkeys((*(name for name, _ in ranked(is_)), *was))
                    if was.get(name) != is_.get(name)
                ]
                label = self._script.form.labels[cell]
                yield self._text("changed", label=label, before=summed(was), now=summed(is_), differ=differ)

    def _text(self, key: str, **detail: Any) -> str:
        return self._speech.text(key, self._names, **detail)


def _read(files: Sequence[Path], folders: Folders, watch: Watch) -> Iterator[Unit]:
    for number, file in enumerate(files, start=1):
        watch(number, len(files), file)
        yield folders.read(file)


def _plain(number: Number) -> int | str:
    return number_text(number) if isinstance(number, Decimal) else number

"""Who has handed in: every organ with its files, the one that counts, and who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nianbao.units.organ_names import Named
from nianbao.units.unit import Unit

MISSING = "U-02"
"""The id of the finding that an organ of the list has not handed in (E)."""

DOUBLED = "U-03"
"""The id of the finding that an organ handed in twice (W)."""


@dataclass(frozen=True)
class OrganReports:
    """An organ: its name as the list has it, or as its report does, with all that it handed in for the year."""

    name: str
    units: tuple[Unit, ...]
    listed: bool = True

    @property
    def counted(self) -> Unit | None:
        """The report that is in the sum: the first without an error, else the first; None where there is none."""
        sound = (unit for unit in self.units if not unit.findings)
        return next(sound, self.units[0] if self.units else None)

    @property
    def left_out(self) -> tuple[Unit, ...]:
        """What was handed in beside the report that is in the sum."""
        return tuple(unit for unit in self.units if unit is not self.counted)

    @property
    def other_names(self) -> tuple[str, ...]:
        """The names under which it handed in, where they are not its name on the list."""
        return tuple(dict.fromkeys(unit.name for unit in self.units if unit.name != self.name))


@dataclass(frozen=True)
class HandedIn:
    """What a folder holds, file by file, and organ by organ for one year.

    `entries` are in the order of the list, those that are not on it after them; `other_years` are reports of another
    year than `year`, which do not count; `unread` could not be read.
    """

    year: int | None
    entries: tuple[OrganReports, ...]
    other_years: tuple[Unit, ...] = ()
    unread: tuple[Unit, ...] = ()

    @property
    def counted(self) -> tuple[Unit, ...]:
        """The reports that are added up, one an organ."""
        return tuple(entry.counted for entry in self.entries if entry.counted is not None)

    @property
    def missing(self) -> tuple[OrganReports, ...]:
        """The organs of the list that handed in nothing."""
        return tuple(entry for entry in self.entries if not entry.units)

    @property
    def doubled(self) -> tuple[OrganReports, ...]:
        """The organs that handed in more than one report."""
        return tuple(entry for entry in self.entries if len(entry.units) > 1)

    @property
    def unlisted(self) -> tuple[OrganReports, ...]:
        """The organs that handed in and are not on the list."""
        return tuple(entry for entry in self.entries if not entry.listed)


def handed_in(units: Iterable[Unit], year: int | None, names: Sequence[str] = ()) -> HandedIn:
    """The files of a folder by organ; `names` is the list of those that have to hand in, if there is one."""
    every = tuple(units)
    read = [unit for unit in every if unit.read]
    ours = [unit for unit in read if unit.year in (None, year)]
    others = [unit for unit in read if unit.year not in (None, year)]
    return HandedIn(
        year,
        tuple(_entries(ours, names)),
        tuple(others),
        tuple(unit for unit in every if not unit.read),
    )


def _entries(units: Sequence[Unit], names: Sequence[str]) -> Iterable[OrganReports]:
    listed = Named((name, name) for name in names)
    found: dict[str, list[Unit]] = {name: [] for name in names}
    others: list[Unit] = []
    for unit in units:
        name = listed.find(unit.name) or (listed.find(unit.file.stem) if not unit.agency else None)
        if name is not None:
            found[name].append(unit)
        else:
            others.append(unit)
    yield from (OrganReports(name, tuple(handed)) for name, handed in found.items())
    yield from (OrganReports(name, handed, listed=not names) for name, handed in _by_name(others))


def _by_name(units: Sequence[Unit]) -> Iterable[tuple[str, tuple[Unit, ...]]]:
    """Reports by the fullest name of their organ that one of them has."""
    named = Named((unit.name, unit.name) for unit in units)
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(named.fullest(unit.name) or unit.name, []).append(unit)
    return ((name, tuple(handed)) for name, handed in found.items())

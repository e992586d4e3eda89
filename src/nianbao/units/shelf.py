"""Reports laid by on disk while many are added up: in memory stays of each what tells it from the others."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from nianbao.units.unit import Unit


class Shelf:
    """Keeps whole reports in a file without a name, which is gone with the process, however it ends."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the shelf
        self._places: dict[Path, int] = {}

    def lay(self, unit: Unit) -> Unit:
        """Lays a report by; gives it without its numbers and passages, and with the first of its findings."""
        self._places[unit.file] = self._file.seek(0, 2)
        pickle.dump(unit, self._file, pickle.HIGHEST_PROTOCOL)
        return unit.model_copy(update={"numbers": (), "passages": (), "findings": unit.findings[:1]})

    def whole(self, unit: Unit) -> Unit:
        """The report as it was laid by."""
        self._file.seek(self._places[unit.file])
        found: Unit = pickle.load(self._file)
        return found

    def each(self, units: Iterable[Unit]) -> Iterator[Unit]:
        """Reports as they were laid by, one after the other."""
        return map(self.whole, units)

    def close(self) -> None:
        """Give up the file."""
        self._file.close()

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

"""What is done so far, kept file by file, so that a long run can be taken up again where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TextIO, TypeVar

from pydantic import TypeAdapter, ValidationError

from nianbao.errors import AnswersError
from nianbao.plain_files import open_plain
from nianbao.whole_files import SHARED, fault_of

Result = TypeVar("Result")


class Journal(Generic[Result]):
    """A file with one line a result. `purpose` says what the results are of: another purpose begins it anew.

    A result counts as long as its file has the size and the time that it had. Raises AnswersError where the journal
    cannot be opened, or holds something else.
    """

    def __init__(self, path: Path, purpose: str, kind: TypeAdapter[Result]) -> None:
        self._kind = kind
        self._known: dict[str, tuple[list[int], str]] = {}
        self._file = self._opened(path, purpose)

    def _opened(self, path: Path, purpose: str) -> TextIO:
        head = json.dumps({"nianbao": purpose}, ensure_ascii=False)
        try:
            descriptor = open_plain(path, os.O_RDWR | os.O_CREAT, SHARED)
        except (OSError, ValueError) as error:
            what, remedy = fault_of(path, error)
            raise AnswersError(what, where=str(path), remedy=remedy) from error
        file = os.fdopen(descriptor, "r+", encoding="utf-8", errors="replace")
        first = file.readline()
        if first and not first.startswith('{"nianbao": '):
            file.close()
            raise AnswersError("这个文件里是别的内容", where=str(path), remedy="请给 --resume 换一个文件名。")
        whole = self._read(file) if first.rstrip("\n") == head else 0
        file.seek(whole or 0)
        file.truncate()
        if not whole:
            file.write(head + "\n")
        return file

    def _read(self, file: TextIO) -> int:
        """Takes in the results; gives where the last whole line ends: a kill may have torn the one after it."""
        end = file.tell()
        while (line := file.readline()).endswith("\n"):
            try:
                name, stamp, text = json.loads(line)
            except ValueError:
                break
            self._known[name] = stamp, text
            end = file.tell()
        return end

    def known(self, file: Path) -> Result | None:
        """The result of a file that has not changed since; None where there is none."""
        stamp, text = self._known.get(str(file), ([], ""))
        if not stamp or stamp != _stamp(file):
            return None
        try:
            return self._kind.validate_json(text)
        except ValidationError:
            return None

    def keep(self, file: Path, result: Result) -> None:
        """Add a result; it is there for the next run as soon as this returns."""
        line = [str(file), _stamp(file), self._kind.dump_json(result).decode("utf-8")]
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _stamp(file: Path) -> list[int]:
    try:
        status = file.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]


def taken_up(
    files: Sequence[Path], run: Callable[[Sequence[Path]], Iterator[Result]], journal: Journal[Result] | None
) -> Iterator[Result]:
    """The results in the order of `files`: those that the journal knows, and those of `run` over the others."""
    if journal is None:
        yield from run(files)
        return
    known = {file for file in files if journal.known(file) is not None}
    fresh = run([file for file in files if file not in known])
    try:
        for file in files:
            before = journal.known(file) if file in known else None
            result = before if before is not None else next(fresh)
            if before is None:
                journal.keep(file, result)
            yield result
    finally:
        journal.close()

"""Groups of like passages with the shingles by which they are found, on disk: SQLite keeps what memory should not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE groups (id INTEGER PRIMARY KEY, passage TEXT, text TEXT);
CREATE TABLE members (leader INTEGER, unit INTEGER, likeness REAL, PRIMARY KEY (leader, unit)) WITHOUT ROWID;
CREATE TABLE shingles (shingle INTEGER, leader INTEGER, PRIMARY KEY (shingle, leader)) WITHOUT ROWID;
"""
_CANDIDATES = """
SELECT groups.id, groups.text FROM groups JOIN (
    SELECT leader, COUNT(*) AS shared FROM shingles WHERE shingle IN ({})
    GROUP BY leader ORDER BY shared DESC, leader LIMIT ?
) ON groups.id = leader
"""
_GROUPS = """
SELECT id, passage, text FROM groups WHERE id IN (SELECT leader FROM members GROUP BY leader HAVING COUNT(*) > 1)
"""
# A shingle that so many groups have tells none of them from another.
_CROWDED = 64


@dataclass(frozen=True)
class LikePassages:
    """Organs with the same passage: the key of it, the text of the first, and each organ's place and likeness."""

    passage: str
    text: str
    members: tuple[tuple[int, float], ...]


class LikenessIndex:
    """A database without a name, gone with the process; `most` candidates are given for a passage."""

    def __init__(self, most: int) -> None:
        self._most = most
        # An empty name makes a file that SQLite removes at once; what fits into its cache never reaches the disk.
        self._base = sqlite3.connect("")
        self._base.executescript(_TABLES)

    def candidates(self, sketch: Sequence[int]) -> list[tuple[int, str]]:
        """The groups that share most shingles with a passage, with the text of the first of each."""
        question = _CANDIDATES.format(",".join("?" * len(sketch)))
        return self._base.execute(question, (*sketch, self._most)).fetchall()

    def begin(self, passage: str, text: str, unit: int, sketch: Sequence[int]) -> None:
        """A new group with its first organ."""
        group = self._base.execute("INSERT INTO groups (passage, text) VALUES (?, ?)", (passage, text)).lastrowid
        self._base.execute("INSERT INTO members VALUES (?, ?, 100.0)", (group, unit))
        free = [(shingle, group) for shingle in sketch if not self._is_crowded(shingle)]
        self._base.executemany("INSERT OR IGNORE INTO shingles VALUES (?, ?)", free)

    def _is_crowded(self, shingle: int) -> bool:
        count = self._base.execute("SELECT COUNT(*) FROM shingles WHERE shingle = ?", (shingle,)).fetchone()
        return bool(count[0] >= _CROWDED)

    def join(self, group: int, unit: int, likeness: float) -> None:
        """One more organ of a group; the same passage twice in one report counts once."""
        self._base.execute("INSERT OR IGNORE INTO members VALUES (?, ?, ?)", (group, unit, likeness))

    def groups(self) -> Iterator[LikePassages]:
        """Every group of two and more organs."""
        for number, passage, text in self._base.execute(_GROUPS).fetchall():
            members = self._base.execute("SELECT unit, likeness FROM members WHERE leader = ? ORDER BY unit", (number,))
            yield LikePassages(passage, text, tuple(members))

    def __enter__(self) -> LikenessIndex:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._base.close()

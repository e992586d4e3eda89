"""Which of several wordings an organ uses: chosen by its name, the same every year, another step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

from nianbao.wording.names import Names

_Wording = TypeVar("_Wording")


def chosen(wordings: Sequence[_Wording], key: str, names: Names, step: int = 0) -> _Wording:
    """The wording of the sentence `key` that this organ uses, `step` further ones on; the first where it has no name.

    Twenty departments with like answers write differently, and each of them next year as it did this year.
    """
    name = names.values.get("agency.name") or ""
    begins = crc32(f"{key} {name}".encode()) >> 8 if name else 0
    return wordings[(begins + step) % len(wordings)]

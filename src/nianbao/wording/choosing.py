"""Which of several wordings an organ uses: chosen by its name, the same every year, another step by step."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

from nianbao.wording.names import Names

_Wording = TypeVar("_Wording")


def chosen(wordings: Sequence[_Wording], key: str, names: Names, step: int = 0) -> _Wording:
    """The wording of the sentence `key` that this organ uses, `step` further ones on; the first where it has no name.

    Twenty departments with like answers write differently, and each of them next year as it did this year.
    """
    name = names.values.get("agency.name") or ""
    begins = _number(f"{key} {name}") if name else 0
    return wordings[(begins + step) % len(wordings)]


def _number(text: str) -> int:
    # A checksum would not do: two names of one length differ by the same bits in all of their sentences.
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")

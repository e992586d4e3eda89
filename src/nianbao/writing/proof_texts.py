"""The rules of the page as data: what each is about, on which clause it rests, how strong that is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.writing.layout import slotted

_FILE = "layout/proof.yaml"


class Strength(StrEnum):
    """What a standard says, what it says 一般, and what is only our custom."""

    REQUIRED = "规定"
    USUAL = "一般"
    CUSTOM = "惯例"


class PageRule(FrozenModel):
    """One rule of the page; its value stands in the layout."""

    what: str
    clause: str
    strength: Strength


class ProofWords(FrozenModel):
    """How what was measured is said."""

    millimetres: Annotated[str, slotted("count")]
    paper: Annotated[str, slotted("width", "height")]
    lines: Annotated[str, slotted("count")]
    characters: Annotated[str, slotted("count")]
    points: Annotated[str, slotted("count")]
    between: Annotated[str, slotted("least", "most")]
    colour: Annotated[str, slotted("colour")]
    black: str
    no_font: str
    level: Annotated[str, slotted("number")]
    no_level: str
    there: str
    missing: str
    outer: str
    elsewhere: str
    all_lines: str
    lines_missing: str
    whole: str
    split: str
    aligned: Mapping[str, str]


class ProofTexts(FrozenModel):
    """The rules by id, with their words; `table_sizes` are the least and the largest size in a table, in points."""

    message: Annotated[str, slotted("what", "found", "wanted", "clause", "strength")]
    places: Annotated[str, slotted("what", "count", "found", "wanted", "first", "clause", "strength")]
    rules: Mapping[str, PageRule]
    table_sizes: tuple[float, float]
    words: ProofWords


def proof_texts(files: DataFiles) -> ProofTexts:
    """The rules of the page; raises DataFileError with the key at fault."""
    return files.templates.model(_FILE, ProofTexts)

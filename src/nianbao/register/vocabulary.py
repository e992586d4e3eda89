"""The words of prompts/register.yaml: how registers are headed, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.language.folding import bare, without_numbering
from nianbao.register.usage import Usage
from nianbao.report.format import ReportFormat

FILE = "register.yaml"
"""The file of prompts/ with the words of registers; what spoken.yaml calls rows and columns is known besides."""

Words = tuple[str, ...]
ByKey = Mapping[str, Words]


class _Applicants(FrozenModel):
    kinds: ByKey
    open: Words
    names: ByKey
    ends: Words = ()
    persons: Words
    persons_before: Words = ()
    surnames: str
    double_surnames: Words


class _Outcomes(FrozenModel):
    words: ByKey
    open: Words
    refusals: Words = ()
    shares: Words = ()
    ignored: Words
    articles: Mapping[str, tuple[str | float, ...]]


class _Results(FrozenModel):
    words: ByKey
    open: Words
    after_reconsideration: Words
    direct: Words


class _Register(FrozenModel):
    heads: ByKey
    second_heads: Words
    not_lines: Words
    yes: Words
    no: Words
    applicants: _Applicants
    outcomes: _Outcomes
    results: _Results
    channels: ByKey
    sentences: Mapping[str, str] = Field(default_factory=dict)


class _Spoken(BaseModel):
    """What prompts/spoken.yaml calls the rows and columns; the rest of that file is the conversation's."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    slots: Mapping[str, ByKey]


_DENIED = re.compile(
    "(?:不|未|非|无|没有?|拒绝?|勿)(?:属于?|构成|认定为?|存在|涉及?|[作视]为|是|为|应|该|当|得|宜|能|可以?|会|再|准|给|予|以"
    "|按照?|[向对](?:其|他|你|申请人)|同意|进行)*$"
)
"""What denies the word behind it; only what stands between two words is looked at."""

_DENIAL = 12
"""Signs that a denial may have."""


class Phrases:
    """Words by what they stand for; the longest one that stands at a place of a text is meant there."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._keys = {bare(word): key for key, known in words.items() for word in known}
        longest = sorted(filter(None, self._keys), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def exactly(self, text: str) -> str | None:
        """What the whole of a bare text stands for."""
        return self._keys.get(text)

    def within(self, text: str) -> tuple[str, ...]:
        """What the words in a bare text stand for, in their order, each once; those denied left out."""
        return tuple(dict.fromkeys(key for key, is_denied in self.said(text) if not is_denied))

    def said(self, text: str) -> Iterator[tuple[str, bool]]:
        """What each word in a bare text stands for, and whether what stands right before it denies it: 未同意公开."""
        end = 0
        for match in self._pattern.finditer(text):
            yield (
                self._keys[match[0]],
                _DENIED.search(text[max(end, match.start() - _DENIAL) : match.start()]) is not None,
            )
            end = match.end()


@dataclass(frozen=True)
class RegisterVocabulary:
    """The words of registers with those that an office settled itself."""

    data: _Register
    spoken: Mapping[str, ByKey]
    form: ReportFormat
    usage: Usage

    @cached_property
    def yes(self) -> frozenset[str]:
        """How a cell says yes, bare."""
        return frozenset(map(bare, self.data.yes))

    @cached_property
    def no(self) -> frozenset[str]:
        """How a cell says no, bare."""
        return frozenset(map(bare, self.data.no)) | {""}

    @cached_property
    def row_labels(self) -> dict[str, str]:
        """The outcome rows by their printed labels, bare, with and without the number of order."""
        rows = self.form.requests.outcome_rows
        return {bare(text): row.key for row in rows for text in (row.label, without_numbering(row.label))}

    def exact_words(self, group: str, more: ByKey) -> dict[str, str]:
        """What each whole cell stands for: the words of spoken.yaml for a group, and more."""
        known = {bare(word): key for key, words in self.spoken.get(group, {}).items() for word in words}
        return known | {bare(word): key for key, words in more.items() for word in words}


def load_vocabulary(files: DataFiles, usage: Usage) -> RegisterVocabulary:
    """The vocabulary in prompts/ with an office's own usage; raises DataFileError with the key at fault."""
    prompts = files.prompts
    return RegisterVocabulary(
        prompts.model(FILE, _Register), prompts.model("spoken.yaml", _Spoken).slots, files.form, usage
    )

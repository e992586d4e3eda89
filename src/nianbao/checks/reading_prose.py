"""The prose of a report read in full: its sentences, and every number that speaks of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nianbao.checks.dispute_mentions import DisputeBinder
from nianbao.checks.document_mentions import DocumentBinder
from nianbao.checks.lists import PartsList, lists_in
from nianbao.checks.mentions import ON_REQUEST, Context, Mention
from nianbao.checks.prose import ProseSentence, Quantity, sentences, smooth
from nianbao.checks.request_mentions import ColumnBinder, OutcomeBinder, RequestBinder
from nianbao.checks.scope import Subject, Topic, is_of_year, scope_of
from nianbao.checks.words import CheckWords
from nianbao.report.format import ReportFormat, RequestRow
from nianbao.report.model import Report


@lru_cache(maxsize=4)
def _binders(
    words: CheckWords,
) -> tuple[OutcomeBinder | DisputeBinder | ColumnBinder | RequestBinder | DocumentBinder, ...]:
    """From the most telling words to the least."""
    return (
        OutcomeBinder(words),
        DisputeBinder(words),
        ColumnBinder(words),
        RequestBinder(words),
        DocumentBinder(words),
    )


@dataclass(frozen=True)
class Prose:
    """The passages of a report, read."""

    report: Report
    form: ReportFormat
    words: CheckWords
    outcome_rows: tuple[RequestRow, ...]

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The passages that hold text, smoothed, in the order of printing."""
        passages = self.report.passages
        return {key: smooth(passages[key], self.words) for key in self.form.passages if passages.get(key, "").strip()}

    @cached_property
    def sentences(self) -> tuple[ProseSentence, ...]:
        """Every sentence in the order of printing."""
        return tuple(each for key, text in self.texts.items() for each in sentences(key, text, self.words))

    def of(self, passage: str) -> tuple[ProseSentence, ...]:
        """The sentences of a passage."""
        return tuple(each for each in self.sentences if each.passage == passage)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every number that speaks of a cell, in the order of printing."""
        return tuple(mention for key in self.texts for mention in self._mentions(key))

    @cached_property
    def lists(self) -> tuple[PartsList, ...]:
        """Every list after “其中” that names all its parts."""
        return tuple(lists_in(self.sentences, self.mentions, self.words))

    def _mentions(self, passage: str) -> Iterator[Mention]:
        """What a sentence counts decides what the next one may count without saying so again."""
        scope = scope_of(self.words)
        topic = Topic.REQUESTS if passage == ON_REQUEST else Topic.NONE
        for sentence in self.of(passage):
            counted = [each for each in sentence.quantities if each.unit in self.words.case_units]
            if not counted:
                continue
            events, years = scope.topics(sentence.text), scope.years(sentence.text)
            found: list[Mention] = []
            for quantity in counted:
                here = _last(events, quantity.start, topic)
                mention = self._mention(quantity, sentence, here, tuple(found))
                if mention and is_of_year(years, quantity.start, self.report.year):
                    found.append(mention)
            yield from found
            topic = _last(events, len(sentence.text), topic)

    def _mention(
        self, quantity: Quantity, sentence: ProseSentence, topic: Topic, earlier: tuple[Mention, ...]
    ) -> Mention | None:
        scope = scope_of(self.words)
        if not quantity.exact or quantity.joint or scope.compares(quantity):
            return None
        place = Context(self.form, self.report, self.outcome_rows, sentence, topic, self.subject, earlier)
        bound = next((found for each in _binders(self.words) if (found := each.bind(quantity, place))), None)
        return None if bound is None or scope.is_foreign(quantity.after) else bound

    @cached_property
    def subject(self) -> Subject:
        """Who the organ is in its own report."""
        return Subject(self.report.organ)


def _last(events: list[tuple[int, Topic]], before: int, otherwise: Topic) -> Topic:
    return next((topic for start, topic in reversed(events) if start < before), otherwise)

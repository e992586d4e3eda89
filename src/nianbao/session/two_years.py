"""This year's report beside last year's: the figures that changed, with what explains them, and the passages."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.changes import Change, changes
from nianbao.checks.explained_changes import explaining_sentences, sentence_naming
from nianbao.interview.conversation import Conversation
from nianbao.language.numerals import number_text
from nianbao.report import Report
from nianbao.session.marking import marked
from nianbao.session.reading_blocks import Beside, ReadingBlock, Rows, Words
from nianbao.writing.printed import passage_name
from nianbao.writing.sheet_layout import sheet_layout

_BRACKET = "（"


def explanations(conversation: Conversation, last: Report) -> dict[str, str]:
    """By the key of a cell or fact, the drafter's reason for it, else the sentence of the report that explains it."""
    case = _case(conversation, last)
    found = explaining_sentences(case)
    for key, label in _facts(conversation).items():
        if sentence := sentence_naming(case, label.partition(_BRACKET)[0]):
            found.setdefault(key, sentence)
    for answer in conversation.answers.values():
        found |= {reason.where: reason.text for reason in answer.reasons}
    return found


def two_years(conversation: Conversation) -> Iterator[ReadingBlock]:
    """The comparison to be read through; without last year's report, that there is nothing to compare with."""
    last, speech = conversation.last_year, conversation.speech
    if last is None:
        yield Words(speech.text("years_no_last"))
        return
    yield from _figures(conversation, last)
    heads = (speech.text("years_last"), speech.text("years_this"))
    for key in conversation.script.form.passages:
        before, now = last.passages.get(key, ""), conversation.state.shown.passages.get(key, "")
        if before.strip() and now.strip():
            yield from _passage(conversation, key, heads, before, now)


def _passage(
    conversation: Conversation, key: str, heads: tuple[str, str], before: str, now: str
) -> Iterator[ReadingBlock]:
    name = passage_name(conversation.script.form, key)
    if before == now:
        yield Words(name, heading=True)
        yield Words(conversation.speech.text("years_same_words"), quiet=True)
    else:
        yield Beside(name, heads, *marked(before, now))


def _figures(conversation: Conversation, last: Report) -> Iterator[ReadingBlock]:
    """One table for each part of the report that has figures; what stayed the same is counted."""
    form, speech = conversation.script.form, conversation.speech
    why, facts, same = explanations(conversation, last), _facts(conversation), 0
    tables = {speech.text("years_in_words"): list(facts)}
    for section in form.sections:
        if cells := [key for key in form.cells if key.startswith(f"{section.key}.")]:
            tables[section.heading] = cells
    labels = {**form.labels, **facts}
    for heading, keys in tables.items():
        compared = list(changes(conversation.state.report, last, keys, conversation.script.check_settings))
        differing = [change for change in compared if change.difference]
        same += len(compared) - len(differing)
        if differing:
            yield Words(heading, heading=True)
            yield _rows(differing, labels, why, conversation)
    yield Words(speech.text("years_same", count=same), quiet=True)


def _rows(differing: list[Change], labels: dict[str, str], why: dict[str, str], conversation: Conversation) -> Rows:
    text = conversation.speech.text
    heads = tuple(text(f"years_{head}") for head in ("what", "last", "this", "difference"))
    notes = (why.get(change.key, "") or text("years_unexplained") * change.needs_word for change in differing)
    unexplained = (
        number for number, change in enumerate(differing) if change.needs_word and not why.get(change.key, "")
    )
    return Rows(
        heads,
        tuple((labels[change.key], *_numbers(change)) for change in differing),
        tuple(notes),
        frozenset(unexplained),
    )


def _numbers(change: Change) -> tuple[str, str, str]:
    sign = "+" if change.difference > 0 else ""
    return number_text(change.before), number_text(change.now), f"{sign}{number_text(change.difference)}"


def _facts(conversation: Conversation) -> dict[str, str]:
    """The facts that the check sheet sets beside last year's, with their names."""
    beside = sheet_layout(conversation.script.files).year_on_year
    return {key: label for key, label in beside.items() if "." not in key}


def _case(conversation: Conversation, last: Report) -> Case:
    script = conversation.script
    return Case(conversation.state.report, script.form, script.check_words, last)

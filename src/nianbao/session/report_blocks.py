"""The report as it stands, in blocks for the preview: title, headings, passages, tables, and what does not balance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from nianbao.interview.conversation import Conversation
from nianbao.interview.reply_texts import Speech
from nianbao.interview.sources import sources_by_block
from nianbao.report import Number, Report, ReportFormat
from nianbao.session.balance import balance
from nianbao.writing.layout import Layout
from nianbao.writing.printed import title


class BlockKind(StrEnum):
    """How a block is set: the title, a heading of a section or part, text, a table, a remark below it, a source."""

    TITLE = "title"
    HEADING = "heading"
    PART = "part"
    PARAGRAPH = "paragraph"
    MISSING = "missing"
    TABLE = "table"
    REMARK = "remark"
    SOURCE = "source"


@dataclass(frozen=True)
class PreviewBlock:
    """A piece of the report; `key` is its passage or section; of a table its `form` and `cells`."""

    kind: BlockKind
    key: str = ""
    text: str = ""
    form: ReportFormat | None = None
    cells: Mapping[str, Number | None] = field(default_factory=dict)


_OVERVIEW = "overview"
_HAVE_SOURCES = (BlockKind.PARAGRAPH, BlockKind.MISSING, BlockKind.TABLE)


def report_at_hand(
    conversation: Conversation, layout: Layout, *, tells_sources: bool
) -> tuple[Iterator[PreviewBlock], str]:
    """The report as it stands in a conversation, and what of it the question at hand is about."""
    state, form, mark = conversation.state, conversation.script.form, ""
    if state.prompt is not None:
        asked = state.prompt.asked
        mark = asked.part.key if asked.fills.startswith("facts.") else asked.fills.replace("{slot}", "*")
    told = sources_by_block(state, conversation.speech, form) if tells_sources else {}
    return report_blocks(state.shown, form, layout, conversation.speech, told), mark


def report_blocks(
    report: Report,
    form: ReportFormat,
    layout: Layout,
    speech: Speech,
    sources: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterator[PreviewBlock]:
    """The blocks in the order of printing, each passage and table followed by its `sources`."""
    for block in _printed(report, form, layout, speech):
        yield block
        if block.kind in _HAVE_SOURCES:
            yield from (PreviewBlock(BlockKind.SOURCE, text=text) for text in sources.get(block.key, ()))


def _printed(report: Report, form: ReportFormat, layout: Layout, speech: Speech) -> Iterator[PreviewBlock]:
    yield PreviewBlock(BlockKind.TITLE, "title", title(report, layout))
    yield from _passage(report, "opening", speech)
    for section in form.sections:
        yield PreviewBlock(BlockKind.HEADING, section.key, section.heading)
        if section.key == _OVERVIEW:
            yield from _overview(report, form, speech)
        elif section.key in form.passages:
            yield from _passage(report, section.key, speech)
        else:
            yield PreviewBlock(BlockKind.TABLE, section.key, form=form, cells=report.cells)
            if section.key == "requests":
                yield from _unbalanced(report, form, speech)


def _overview(report: Report, form: ReportFormat, speech: Speech) -> Iterator[PreviewBlock]:
    yield from _passage(report, f"{_OVERVIEW}.lead", speech)
    for part in form.overview_parts:
        key = f"{_OVERVIEW}.{part.key}"
        yield PreviewBlock(BlockKind.PART, key, part.heading)
        yield from _passage(report, key, speech)


def _passage(report: Report, key: str, speech: Speech) -> Iterator[PreviewBlock]:
    text = report.passages.get(key)
    if text is None:
        yield PreviewBlock(BlockKind.MISSING, key, speech.text("report_missing"))
    elif text.strip():
        yield PreviewBlock(BlockKind.PARAGRAPH, key, text)


def _unbalanced(report: Report, form: ReportFormat, speech: Speech) -> Iterator[PreviewBlock]:
    """What each kind of applicant still lacks."""
    for column in form.requests.applicant_columns:
        found = balance(report.cells, form, column)
        if found is not None and found.gap:
            yield PreviewBlock(BlockKind.REMARK, "requests", found.said(speech))

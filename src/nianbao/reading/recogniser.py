"""A report recognised in blocks, whatever file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nianbao.data_files import DataFiles
from nianbao.errors import ReadingError
from nianbao.reading.bare_tables import LOOSE_READERS, read_bare_tables
from nianbao.reading.blocks import Block, Cell, Paragraph, Table, laid_out
from nianbao.reading.contacts import contacts
from nianbao.reading.gathering import Gathered
from nianbao.reading.headings import section_heading
from nianbao.reading.identity import (
    commonest_year,
    completed,
    is_date,
    is_organ,
    issuer,
    period_year,
    publication_day,
    site_owner,
    written_by,
)
from nianbao.reading.label_vocabulary import LabelVocabulary, vocabulary
from nianbao.reading.labels import unspaced
from nianbao.reading.loose_rows import LooseLine
from nianbao.reading.openings import is_furniture, opening_lines
from nianbao.reading.passages import joined, overview
from nianbao.reading.sections import PlacedBlock, Sections, parted
from nianbao.reading.tables import TableReader
from nianbao.reading.titles import Title, cited, titles
from nianbao.report import Number, Organ, Origin, Provenance, Report, Unread

if TYPE_CHECKING:
    from nianbao.reading.word_package import WordPackage

_FEWEST_SECTIONS = 2
_ENOUGH_SECTIONS = 3
_ENOUGH_NUMBERS = 10
_MANY_CELLS = 100
_FIGURE = re.compile(r"\d(?![\d.．、)）])")
"""The end of a number that is none of order."""
_FIGURE_LINE = re.compile(r"[^。；]*\d[^。；]*")
_UNREAD_WEIGHS = 5
_MOST_BLOCKS = 20_000
_MOST_LETTERS = 600_000


@dataclass(frozen=True)
class Reading:
    """A published report as read.

    `report` holds its cells as printed, totals included: None for a blank cell, “/”, “-” or “无”, absent where the
    report has no such cell. `report.sources` says where each stood and, in “ ”, what stood there; under the key of a
    row (`requests.denied_security`), its label where that departs from the official words. `unread` lists what could
    not be placed, `notes` what the drafter should know. `source` is the name of the file, `word` the file itself as it
    was taken apart, where it is one of Word: its page can be looked at without opening it again.
    """

    report: Report
    unread: tuple[Unread, ...] = ()
    source: str = ""
    notes: tuple[str, ...] = ()
    word: WordPackage | None = field(default=None, compare=False, repr=False)


def recognise(blocks: Sequence[Block], files: DataFiles, *, source: str = "") -> Reading:
    """The report in some blocks; raises ReadingError where there is none."""
    _require_measure(blocks, source)
    words = vocabulary(files)
    parts = _opened(blocks, words)
    sections = parted(parts, words.sections)
    gathered = _tables(sections, words)
    if not _is_report(sections, gathered, words):
        raise ReadingError(
            "没有认出政府信息公开工作年度报告",
            where=source,
            remedy="请确认选对了文件；也可以把报告全文复制到一个文字文件里再读。",
        )
    title = _title(sections, words)
    organ = title.organ if title is not None else ""
    guessed = "" if organ else _guessed_organ(sections, words)
    passages = _passages(sections, title, words, gathered)
    report = Report(
        format=words.older.format if gathered.older else words.form.format,
        year=_year(title, passages),
        title=title.text if title is not None else "",
        published_on=publication_day([part.block for part in sections.before], words.synonyms.published),
        organ=Organ(name=organ or guessed).model_copy(
            update=contacts(passages.get("opening", ""), words.synonyms.contacts)
        ),
        cells=_in_order(gathered.cells, words),
        passages=passages,
        sources=_sources(gathered, passages, source),
    )
    return Reading(report, tuple(gathered.unread), source, tuple(_notes(report, gathered, words, guessed)))


def _is_report(sections: Sections, gathered: Gathered, words: LabelVocabulary) -> bool:
    """Whether enough of a report was found: its sections, a table's numbers, or a few of both under its title.

    Answers, notes and rules about reports name rows and headings too, but in no order and without numbers.
    """
    numbers = sum(value is not None for value in gathered.cells.values())
    if numbers >= _ENOUGH_NUMBERS + _UNREAD_WEIGHS * len(gathered.unread):
        return True
    if len(sections.found) >= _ENOUGH_SECTIONS and (len(gathered.cells) >= _MANY_CELLS or _has_sentences(sections)):
        return True
    return (len(sections.found) >= _FEWEST_SECTIONS or numbers > 0) and _title(sections, words) is not None


def _has_sentences(sections: Sections) -> bool:
    """Whether more than one section has a sentence."""
    return (
        sum(
            any(isinstance(part.block, Paragraph) and "。" in part.block.text for part in placed)
            for placed in sections.found.values()
        )
        > 1
    )


def _require_measure(blocks: Sequence[Block], source: str) -> None:
    length = 0
    for block in blocks:
        length += len(block.text) if isinstance(block, Paragraph) else sum(len(row) for row in block.rows)
    if len(blocks) > _MOST_BLOCKS or length > _MOST_LETTERS:
        raise ReadingError("文字太多，不像一份年度报告", where=source, remedy="请只保存报告正文。")


def _opened(blocks: Sequence[Block], words: LabelVocabulary) -> list[Block]:
    """The blocks, with a table that holds the whole report parted at the headings that stand in it as rows."""
    opened: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            opened.append(block)
        else:
            opened.extend(_parted_table(block, words))
    return opened


def _parted_table(table: Table, words: LabelVocabulary) -> Iterable[Block]:
    alone = {number: row[0] for number, row in enumerate(table.rows) if len(row) == 1}
    heads = {number for number, cell in alone.items() if section_heading(cell.text, words.sections) is not None}
    if len(heads) >= _FEWEST_SECTIONS:
        heads.update(number for number, cell in alone.items() if _is_across(cell, words))
    start = 0
    for number in sorted(heads):
        if number > start:
            yield from _unboxed(Table(table.rows[start:number]))
        yield from (Paragraph(line) for line in alone[number].text.split("\n"))
        start = number + 1
    if start < len(table.rows):
        yield from _unboxed(Table(table.rows[start:]))


def _is_across(cell: Cell, words: LabelVocabulary) -> bool:
    """Whether a cell that is alone in its row is a paragraph: not a band of 表二 and not a piece of a label."""
    return words.bands.exact(cell.text) is None and (cell.columns > 1 or cell.text.strip().endswith("。"))


def _unboxed(table: Table) -> Iterable[Block]:
    """A table of one column is a frame around paragraphs."""
    if any(len(row) > 1 for row in table.rows):
        yield table
        return
    for row in table.rows:
        for cell in row:
            yield from (Paragraph(line) for line in cell.text.split("\n"))


def _tables(sections: Sections, words: LabelVocabulary) -> Gathered:
    gathered = Gathered()
    reader = TableReader(words, gathered)
    lead: list[str] = []
    for key, placed in (("", sections.before), *sections.found.items()):
        for part in placed:
            if isinstance(part.block, Table):
                reader.read(laid_out(part.block), key, lead)
                lead = []
            elif part.block.text.strip():
                lead.append(part.block.text)
    if sections.found:
        _loose_tables(sections, words, gathered)
    else:
        read_bare_tables(_lines(sections.before), words, gathered)
    return gathered


def _loose_tables(sections: Sections, words: LabelVocabulary, gathered: Gathered) -> None:
    """Tables in lines of text under their headings; one of which nothing could be placed is known to be blank."""
    for key, read in LOOSE_READERS.items():
        placed = sections.found.get(key, ())
        if lines := _lines(placed):
            read(lines, words, gathered)
        if not gathered.has_number(key):
            _leave_figures(placed, gathered)
        if not gathered.has(key) and _has_figures(placed):
            _blank_all(key, placed[0].number, words, gathered)


def _leave_figures(placed: Iterable[PlacedBlock], gathered: Gathered) -> None:
    """The lines with figures of a table of which nothing could be placed, those that are listed already aside."""
    listed = "".join("".join(piece.text.split()) for piece in gathered.unread)
    for part in placed:
        text = part.block.text if isinstance(part.block, Paragraph) else ""
        if _FIGURE_LINE.fullmatch(text) and _FIGURE.search(text) and "".join(text.split()) not in listed:
            gathered.leave(text, f"第{part.number}段")


def _has_figures(placed: Iterable[PlacedBlock]) -> bool:
    """Whether a section has a table, or figures in lines without a sentence."""
    return any(isinstance(part.block, Table) or _FIGURE_LINE.fullmatch(part.block.text) for part in placed)


def _blank_all(table: str, start: int, words: LabelVocabulary, gathered: Gathered) -> None:
    """A table that stands there and of which nothing could be placed: it is known that each cell is not known."""
    for cell in words.form.cells:
        if cell.startswith(f"{table}."):
            gathered.blank(cell, f"第{start}段起")


def _lines(placed: Iterable[PlacedBlock]) -> list[LooseLine]:
    return [LooseLine(part.number, part.block.text) for part in placed if isinstance(part.block, Paragraph)]


def _title(sections: Sections, words: LabelVocabulary) -> Title | None:
    """The title right above the report; one that lacks organ or year only where there is no other.

    Where no line is a title, what the sentences above the report say of it.
    """
    lines = [part.block.text if isinstance(part.block, Paragraph) else "" for part in sections.before]
    ends = words.synonyms.organ_ends
    found = [completed(title, lines, ends) for title in titles(lines, ends)]
    complete = [title for title in found if title.organ and title.year is not None]
    chosen = complete or found
    announced = cited(lines) if not complete else None
    if not chosen or announced is None:
        return chosen[-1] if chosen else announced
    return replace(chosen[-1], organ=chosen[-1].organ or announced.organ, year=chosen[-1].year or announced.year)


def _year(title: Title | None, passages: dict[str, str]) -> int | None:
    if title is not None and title.year is not None:
        return title.year
    texts = list(passages.values())
    return period_year(texts) or commonest_year(texts)


def _guessed_organ(sections: Sections, words: LabelVocabulary) -> str:
    """The organ where no title names it: of the metadata, the signature, the opening or the site."""
    before = [part.block for part in sections.before]
    ends = words.synonyms.organ_ends
    lines = [block.text for block in before if isinstance(block, Paragraph)]
    ending = [part.block.text for part in _last(sections) if isinstance(part.block, Paragraph)]
    near = (unspaced(line) for line in (*lines[::-1], *ending[::-1]) if is_organ(line, ends))
    return issuer(before, words.synonyms.issuers) or next(near, "") or written_by(lines) or site_owner(lines, ends)


def _last(sections: Sections) -> tuple[PlacedBlock, ...]:
    return tuple(sections.found.values())[-1] if sections.found else ()


def _passages(sections: Sections, title: Title | None, words: LabelVocabulary, gathered: Gathered) -> dict[str, str]:
    found: dict[str, str] = {}
    if opening := joined(opening_lines(sections, title, words, gathered)):
        found["opening"] = opening
    last = next(reversed(tuple(sections.found)), "")
    for key, placed in sections.found.items():
        lines = [part.block.text for part in placed if isinstance(part.block, Paragraph)]
        lines = _without_ending(lines, words) if key == last else lines
        if key == "overview":
            parts = overview(lines, words.overview_parts, words.overview_marks)
            found.update((f"overview.{part}", text) for part, text in parts.items())
        elif key in LOOSE_READERS:
            _leave_prose(key, lines, words, gathered)
        elif text := joined(lines):
            found[key] = text
    return {key: found[key] for key in words.form.passages if key in found}


def _without_ending(lines: Sequence[str], words: LabelVocabulary) -> list[str]:
    """The last section without signature, date and what a page has below the report."""
    end = next((at for at, line in enumerate(lines) if is_furniture(line, words)), len(lines))
    kept = list(lines[:end])
    while kept and _is_signature(kept[-1], words):
        kept.pop()
    return kept


def _is_signature(line: str, words: LabelVocabulary) -> bool:
    """Whether a last line is an organ, a date, a page's number, or has no word in it at all."""
    return is_date(line) or is_organ(line, words.synonyms.organ_ends) or not any(map(str.isalpha, line))


def _leave_prose(key: str, lines: Iterable[str], words: LabelVocabulary, gathered: Gathered) -> None:
    """Sentences among the tables have no place in the report."""
    heading = next(section.heading for section in words.form.sections if section.key == key)
    for line in lines:
        if "。" in line:
            gathered.leave(line, heading)


def _in_order(cells: dict[str, Number | None], words: LabelVocabulary) -> dict[str, Number | None]:
    order = {key: number for number, key in enumerate((*words.form.cells, *words.form.single_other_cells))}
    return dict(sorted(cells.items(), key=lambda cell: order[cell[0]]))


def _sources(gathered: Gathered, passages: dict[str, str], source: str) -> dict[str, Provenance]:
    places = {**gathered.places, **gathered.labels, **dict.fromkeys(passages, "")}
    return {key: Provenance(origin=Origin.READ, source=source, where=where) for key, where in places.items()}


def _notes(report: Report, gathered: Gathered, words: LabelVocabulary, guessed: str) -> Iterable[str]:
    if guessed:
        yield f"标题里没有单位名称，“{guessed}”是从页面别处推出来的，请核对。"
    if gathered.older:
        yield f"表格是 {report.format} 年的旧格式，只取了与 {words.form.format} 年格式含义相同的数。"
    for key, label in gathered.labels.items():
        official = next(name for row, name in words.request_order if f"requests.{row}" == key)
        yield f"“{''.join(label.split())}”按“{official}”读。"

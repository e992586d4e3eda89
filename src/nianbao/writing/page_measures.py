"""What is measured of a Word file's page: paper, lines, looks of every kind of text, page numbers, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from lxml.etree import tostring

from nianbao.reading.word_package import Element, W, child
from nianbao.report import ReportFormat
from nianbao.writing.layout import TWIPS_PER_POINT, Layout, TextLook, filled
from nianbao.writing.printed import Look
from nianbao.writing.proof_texts import ProofTexts
from nianbao.writing.text_kinds import kinds_of
from nianbao.writing.word_looks import WordLooks, beginning_of, number_of, runs_of, text_of, value_of

_MM = 25.4 / 1440
_CHARACTER_SPACE_PER_POINT = 4096
_GRIDS_OF_LINES = ("lines", "linesAndChars", "snapToChars")
_GRIDS_OF_CHARACTERS = ("linesAndChars", "snapToChars")
_OFF = ("0", "false", "off")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[0-9A-Za-z]")
_RUN, _RUN_PROPERTIES, _VAL = f"{W}r", f"{W}rPr", f"{W}val"
_PROPERTIES = (f"{W}pPr", _RUN_PROPERTIES)
_PARAGRAPH, _STYLE = f"{W}p", f"{W}pStyle"
_IN_TABLES = (_PARAGRAPH, _STYLE, _RUN, *(f"{W}{name}" for name in ("sz", "color", "rStyle")))
_QUOTED = 12
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")

# Of a line that is set by its font, in ems: 仿宋 and 宋体 take a little more, their substitutes a little less.
_NATURAL_LINE = 1.3

# What Word takes where a file says nothing.
_PAPER = {"w": 12240.0, "h": 15840.0}
_MARGIN = 1440.0
_SIZE = 10.0

_SIZES = {Look.TITLE: "L-10", Look.BODY: "L-13", Look.SECTION: "L-16", Look.PART: "L-18"}
_FONTS = {Look.TITLE: "L-09", Look.BODY: "L-12", Look.SECTION: "L-15", Look.PART: "L-17"}


class Measure(NamedTuple):
    """One thing measured: by which rule, what was found, what is wanted, and at which words of the text."""

    rule: str
    found: str
    wanted: str
    place: str = ""


class PageMeasures:
    """The measures of a Word file, held against a layout; `heads` are the rows of heads of each table of the format."""

    def __init__(
        self, looks: WordLooks, layout: Layout, form: ReportFormat, texts: ProofTexts, heads: Sequence[int]
    ) -> None:
        self.looks, self.layout, self.heads = looks, layout, heads
        self.words, self.table_sizes = texts.words, texts.table_sizes
        self._measured: dict[tuple[object, ...], tuple[Measure, ...]] = {}
        self.kinds = kinds_of(looks.paragraphs, form, layout.words.draft_title)

    def deviations(self) -> Iterator[Measure]:
        """Each place where the file is set otherwise than the layout."""
        measured = (self._page(), self._lines(), self._texts(), self._page_numbers(), self._tables())
        for measures in measured:
            yield from (measure for measure in measures if measure.found != measure.wanted)

    def _page(self) -> Iterator[Measure]:
        paper, margins = self.layout.paper, self.layout.margins
        for section in self.looks.sections[-1:] + self.looks.sections[:-1]:
            width, height = (_twips(section, "pgSz", side, _PAPER[side]) * _MM for side in ("w", "h"))
            top, bottom, left, right = (
                _twips(section, "pgMar", side, _MARGIN) * _MM for side in ("top", "bottom", "left", "right")
            )
            yield self._paper(width, height)
            yield self._length("L-02", top, margins.top)
            yield self._length("L-03", left, margins.left)
            yield self._length("L-04", width - left - right, paper.width - margins.left - margins.right)
            yield self._length("L-05", height - top - bottom, paper.height - margins.top - margins.bottom)

    def _paper(self, width: float, height: float) -> Measure:
        paper = self.layout.paper
        near = abs(width - paper.width) <= 1 and abs(height - paper.height) <= 1
        wanted = filled(self.words.paper, width=f"{paper.width:g}", height=f"{paper.height:g}")
        return Measure(
            "L-01", wanted if near else filled(self.words.paper, width=round(width), height=round(height)), wanted
        )

    def _length(self, rule: str, found: float, wanted: float, tolerance: float = 1) -> Measure:
        """A length in mm; GB/T 9704-2012 allows 1 mm."""
        said = filled(self.words.millimetres, count=f"{wanted:g}")
        if abs(found - wanted) <= tolerance:
            return Measure(rule, said, said)
        return Measure(rule, filled(self.words.millimetres, count=f"{found:.1f}"), said)

    def _lines(self) -> Iterator[Measure]:
        """Lines a page and characters a line, by every paragraph of the body."""
        for paragraph in self.kinds[Look.BODY]:
            for run in runs_of(paragraph)[:1]:
                alike = ("lines", _formatting(paragraph), _formatting(run))
                for measure in self._once(alike, partial(self._lines_and_characters, paragraph, run)):
                    yield measure._replace(place=_excerpt(paragraph))

    def _lines_and_characters(self, paragraph: Element, run: Element) -> Iterator[Measure]:
        section = self.looks.sections[-1] if self.looks.sections else self.looks.body
        height = _twips(section, "pgSz", "h", _PAPER["h"])
        height -= _twips(section, "pgMar", "top", _MARGIN) + _twips(section, "pgMar", "bottom", _MARGIN)
        width = _twips(section, "pgSz", "w", _PAPER["w"])
        width -= _twips(section, "pgMar", "left", _MARGIN) + _twips(section, "pgMar", "right", _MARGIN)
        lines = int(height / self._line(paragraph, run, section) + 0.01)
        characters = int(width / self._pitch(paragraph, run, section) + 0.01)
        yield self._count("L-06", self.words.lines, lines, self.layout.grid.lines)
        yield self._count("L-07", self.words.characters, characters, self.layout.grid.characters)

    def _once(self, alike: tuple[object, ...], measured: Callable[[], Iterable[Measure]]) -> tuple[Measure, ...]:
        """What deviates in words, measured once for all that are `alike`: most of a report's are."""
        if alike not in self._measured:
            self._measured[alike] = tuple(each for each in measured() if each.found != each.wanted)
        return self._measured[alike]

    def _count(self, rule: str, pattern: str, found: float, wanted: float, place: str = "") -> Measure:
        return Measure(rule, filled(pattern, count=f"{found:g}"), filled(pattern, count=f"{wanted:g}"), place)

    def _line(self, paragraph: Element, run: Element, section: Element) -> float:
        """The height of a paragraph's lines, in twips."""
        line = number_of(self.looks.of_paragraph(paragraph, "spacing", "line"))
        if self.looks.of_paragraph(paragraph, "spacing", "lineRule") in ("exact", "atLeast") and line:
            return max(line, 1)
        natural = self._size(run, paragraph) * _NATURAL_LINE * (line or 240) / 240 * TWIPS_PER_POINT
        pitch = number_of(value_of(section, "docGrid", "linePitch")) or 0
        if pitch > 0 and self._snaps(paragraph, section, _GRIDS_OF_LINES):
            return ceil(natural / pitch - 0.05) * pitch
        return max(natural, 1)

    def _pitch(self, paragraph: Element, run: Element, section: Element) -> float:
        """The room of a character on a line, in twips."""
        spacing = number_of(self.looks.of_run(run, paragraph, "spacing")) or 0
        space = number_of(value_of(section, "docGrid", "charSpace")) or 0
        grid = space / _CHARACTER_SPACE_PER_POINT if self._snaps(paragraph, section, _GRIDS_OF_CHARACTERS) else 0
        return max(1, (self._size(run, paragraph) + grid) * TWIPS_PER_POINT + spacing)

    def _snaps(self, paragraph: Element, section: Element, kinds: tuple[str, ...]) -> bool:
        off = self.looks.of_paragraph(paragraph, "snapToGrid") in _OFF
        return not off and value_of(section, "docGrid", "type") in kinds

    def _size(self, run: Element, paragraph: Element) -> float:
        """The size of a run in points."""
        size = number_of(self.looks.of_run(run, paragraph, "sz"))
        return size / 2 if size else _SIZE

    def _texts(self) -> Iterator[Measure]:
        """Fonts, sizes, colours, alignment and indents of every kind of text."""
        for look, paragraphs in self.kinds.items():
            text: TextLook = getattr(self.layout.texts, look)
            for paragraph in paragraphs:
                yield from self._runs(look, paragraph, text)
        for paragraph in self.kinds[Look.TITLE]:
            jc = self.looks.of_paragraph(paragraph, "jc") or "left"
            aligned = self.words.aligned
            wanted = aligned[self.layout.texts.title.align]
            yield Measure("L-11", aligned.get(jc, aligned["left"]), wanted, _excerpt(paragraph))
        for paragraph in self.kinds[Look.BODY]:
            yield self._first_line(paragraph)
        for level, look in enumerate((Look.SECTION, Look.PART)):
            for paragraph in self.kinds[look]:
                yield self._level(paragraph, level)

    def _runs(self, look: Look, paragraph: Element, text: TextLook) -> Iterator[Measure]:
        style = self.looks.style_of(paragraph)
        for run in runs_of(paragraph):
            said = text_of(run)
            scripts = _HAN.search(said) is not None, _LATIN.search(said) is not None
            alike = (look, style, _formatting(run), *scripts)
            for measure in self._once(alike, partial(self._run, look, run, paragraph, text, scripts)):
                yield measure._replace(place=_excerpt(paragraph))

    def _run(
        self, look: Look, run: Element, paragraph: Element, text: TextLook, scripts: tuple[bool, bool]
    ) -> Iterator[Measure]:
        """The colour, the size and the fonts of a run; `scripts` say whether it has Chinese and Latin signs."""
        yield self._colour(run, paragraph)
        yield self._count(_SIZES[look], self.words.points, self._size(run, paragraph), text.size)
        chinese, latin = scripts
        if chinese:
            yield self._font(_FONTS[look], self.looks.font(run, paragraph, "eastAsia"), text.font)
        if latin:
            yield self._font("L-20", self.looks.font(run, paragraph, "ascii"), text.latin or self.layout.latin)

    def _font(self, rule: str, found: str, wanted: str) -> Measure:
        """A font, or the one that stands for it where it is not installed."""
        same = found in (wanted, self.layout.substitutes.get(wanted))
        return Measure(rule, wanted if same else found or self.words.no_font, wanted)

    def _colour(self, run: Element, paragraph: Element) -> Measure:
        colour = (self.looks.of_run(run, paragraph, "color") or "auto").upper()
        black = self.words.black
        said = black if colour in ("AUTO", "000000") else filled(self.words.colour, colour=f"#{colour[:6]}")
        return Measure("L-08", said, black)

    def _first_line(self, paragraph: Element) -> Measure:
        found, wanted = self._indent(paragraph), self.layout.texts.body.first_line
        said = wanted if abs(found - wanted) <= 0.25 else round(found, 1)
        return self._count("L-14", self.words.characters, said, wanted, _excerpt(paragraph))

    def _indent(self, paragraph: Element) -> float:
        """How far the first line is indented, in characters; spaces of the typist's count."""
        typed = text_of(paragraph)
        blanks = len(typed) - len(typed.lstrip("\u3000"))
        characters = number_of(self.looks.of_paragraph(paragraph, "ind", "firstLineChars"))
        if characters is not None:
            return characters / 100 + blanks
        length = number_of(self.looks.of_paragraph(paragraph, "ind", "firstLine")) or 0
        sizes = [self._size(run, paragraph) for run in runs_of(paragraph)[:1]]
        return length / TWIPS_PER_POINT / (sizes[0] if sizes else _SIZE) + blanks

    def _level(self, paragraph: Element, level: int) -> Measure:
        found = number_of(self.looks.of_paragraph(paragraph, "outlineLvl"))
        said = self.words.no_level if found is None or found > 8 else filled(self.words.level, number=int(found) + 1)
        return Measure("L-19", said, filled(self.words.level, number=level + 1), _excerpt(paragraph))

    def _page_numbers(self) -> Iterator[Measure]:
        odd, even = self._numbered("default"), self._numbered("even")
        yield Measure("L-21", self.words.there if odd else self.words.missing, self.words.there)
        if not odd:
            return
        outside = any("outside" in each.attrib.values() for footer, _ in odd for each in footer.iter())
        apart = value_of_setting(self.looks.settings, "evenAndOddHeaders")
        sides = [self.looks.of_paragraph(paragraph, "jc") for _, paragraph in (*odd[:1], *even[:1])]
        outer = outside or (apart and sides in (["right", "left"], ["end", "start"]))
        yield Measure("L-22", self.words.outer if outer else self.words.elsewhere, self.words.outer)
        wanted = self.layout.texts.footer.size
        for _, paragraph in (*odd, *even):
            for run in [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}instrText") is None][:1]:
                yield self._count("L-23", self.words.points, self._size(run, paragraph), wanted, "")

    def _numbered(self, kind: str) -> list[tuple[Element, Element]]:
        """The footers of a kind with the paragraph that numbers the page."""
        footers = self.looks.footers(kind)
        return [(footer, each) for footer in footers for each in footer.iter(f"{W}p") if _numbers_pages(each)]

    def _tables(self) -> Iterator[Measure]:
        paper, margins = self.layout.paper, self.layout.margins
        wanted = paper.width - margins.left - margins.right
        heads = self._repeated()
        for number, table in enumerate(self.looks.tables):
            place = beginning_of(table, _QUOTED)
            columns = [number_of(each.get(f"{W}w")) or 0 for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
            yield self._length("L-24", sum(columns) * _MM, wanted, 2)._replace(place=place)
            drawn = self.words.all_lines if self._is_bordered(table) else self.words.lines_missing
            yield Measure("L-25", drawn, self.words.all_lines, place)
            rows = list(table.iterchildren(f"{W}tr"))
            repeated = sum(_is_on(row, "trPr/tblHeader") for row in rows)
            if (head := heads.get(number, 0)) > 0:
                said = (self.words.missing, self.words.there)
                yield Measure("L-26", said[repeated >= head], self.words.there, place)
            whole = all(_is_on(row, "trPr/cantSplit") for row in rows)
            yield Measure("L-27", self.words.whole if whole else self.words.split, self.words.whole, place)
            yield from self._cells(table)

    def _repeated(self) -> Mapping[int, int]:
        """How many rows of each table repeat on the next page, where the file has the tables of the format."""
        return dict(enumerate(self.heads)) if len(self.looks.tables) == len(self.heads) else {}

    def _is_bordered(self, table: Element) -> bool:
        places = [table, *self.looks.styles_of_table(table)]
        borders = next((found for each in places if (found := each.find(f"{W}tblPr/{W}tblBorders")) is not None), None)
        if borders is not None:
            return all((value_of(borders, side) or "none") not in ("none", "nil") for side in _SIDES)
        cells = [cell.find(f"{W}tcPr/{W}tcBorders") for cell in table.iter(f"{W}tc")]
        return all(each is not None and len(each) >= 4 for each in cells)

    def _cells(self, table: Element) -> Iterator[Measure]:
        """The sizes and the colours of the words in a table."""
        for run, paragraph, said in _runs_in(table):
            deviations = self._once(("cells", *said), partial(self._size_and_colour, run, paragraph))
            if deviations and text_of(run).strip():
                yield from (each._replace(place=beginning_of(paragraph, _QUOTED)) for each in deviations)

    def _size_and_colour(self, run: Element, paragraph: Element) -> Iterator[Measure]:
        least, most = self.table_sizes
        size, wanted = self._size(run, paragraph), filled(self.words.between, least=f"{least:g}", most=f"{most:g}")
        said = wanted if least <= size <= most else filled(self.words.points, count=f"{size:g}")
        yield Measure("L-28", said, wanted)
        yield self._colour(run, paragraph)


def _runs_in(table: Element) -> list[tuple[Element, Element, list[object]]]:
    """Each run of a table with its paragraph and all on which its size and its colour can rest."""
    found: list[tuple[Element, Element, list[object]]] = []
    paragraph, style, said = table, None, list[object]()
    for element in table.iter(*_IN_TABLES):
        if element.tag == _PARAGRAPH:
            paragraph, style, said = element, None, []
        elif element.tag == _STYLE:
            style = element.get(_VAL)
        elif element.tag == _RUN:
            said = [style]
            found.append((element, paragraph, said))
        else:
            said.append((element.tag, element.get(_VAL)))
    return found


def _twips(section: Element, name: str, attribute: str, default: float) -> float:
    found = number_of(value_of(section, name, attribute))
    return default if found is None else abs(found)


def _formatting(element: Element) -> bytes:
    """The properties of a paragraph or a run, as something that can be compared."""
    properties = next(iter(element), None)
    return tostring(properties) if properties is not None and properties.tag in _PROPERTIES else b""


def _excerpt(paragraph: Element) -> str:
    text = text_of(paragraph).strip()
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"


def _numbers_pages(paragraph: Element) -> bool:
    instructions = [each.text or "" for each in paragraph.iter(f"{W}instrText")]
    instructions += [each.get(f"{W}instr", "") for each in paragraph.iter(f"{W}fldSimple")]
    return any(re.search(r"\bPAGE\b", each) for each in instructions)


def _is_on(element: Element, path: str) -> bool:
    found: Element | None = element
    for step in path.split("/"):
        found = child(found, W + step) if found is not None else None
    return found is not None and found.get(_VAL) not in _OFF


def value_of_setting(settings: Element | None, name: str) -> bool:
    """Whether a setting of the document is on."""
    return settings is not None and _is_on(settings, name)

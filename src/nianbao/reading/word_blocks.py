"""A Word file in: paragraphs and tables of its main part, straight from the XML."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from nianbao.errors import ReadingError
from nianbao.reading.blocks import Block, Cell, Paragraph, Table, beside, visible
from nianbao.reading.numbering import Numbering, numbering
from nianbao.reading.text_tables import with_tables
from nianbao.reading.word_styles import WORTH_A_LOOK, effects_of, is_on_white, is_unseen, spell_out, word_styles

_MAIN_PART = "word/document.xml"
_MOST_BYTES = 32 * 1024 * 1024
_MOST_ELEMENTS = 200_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RUN, _RUN_PROPERTIES, _MATH = f"{_W}r", f"{_W}rPr", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PROPERTIES = frozenset(f"{_W}{name}" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "tblGrid", "sdtPr"))
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rt", _FALLBACK, *_PROPERTIES})
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATIONS = "_rels/.rels"
_MOST_RELATIONS = 64 * 1024
_MOST_DEFINITIONS = 4 * 1024 * 1024
_NUMBERED_OR_STYLED = re.compile(rb"w:(?:numPr|pStyle|rStyle)\b")
_MAIN_TARGET = re.compile(rb"<Relationship\b[^>]*/officeDocument\"[^>]*>")
_TARGET = re.compile(rb"\bTarget=\"/?([^\"]+)\"")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BOX = f"{_W}txbxContent"
_TEXTS = {f"{_W}t", _MATH}
_TEXTUAL = {_RUN, _BOX, _MATH}
_IN_A_RUN = {f"{_W}t", _RUN, _BOX, _MATH, *_BREAKS}
_T = f"{_W}t"
_MERGE = f"{_W}vMerge"
_MARKS = frozenset(f"{_W}{name}" for name in ("proofErr", "bookmarkStart", "bookmarkEnd"))
_TABLE, _CELL_PROPERTIES = f"{_W}tbl", f"{_W}tcPr"
_PARAGRAPHS, _ROWS, _CELLS = {f"{_W}p"}, {f"{_W}tr"}, {f"{_W}tc"}
_BLOCKS = {f"{_W}p", _TABLE}
_DAMAGED = "Word 文件已损坏，打不开"
_SAVE_AGAIN = "请用 Word 或 WPS 打开它，另存为新的 .docx 文件后再读。"


def read_word(data: bytes) -> tuple[Block, ...]:
    """The blocks of a .docx file; raises ReadingError where it is damaged or beyond all measure."""
    xml = _main_part(data)
    body = _body(xml)
    if body is None:
        return ()
    numbers, styles = _definitions(data, xml)
    spell_out(body, word_styles(styles))
    return tuple(with_tables(_blocks(body, numbering(numbers, styles))))


def _definitions(data: bytes, xml: bytes) -> tuple[Any, Any]:
    """The roots of the numbering and the styles, each where the document can rest on it; None where it is damaged."""
    if not _NUMBERED_OR_STYLED.search(xml):
        return None, None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        numbers = _definition(archive, "word/numbering.xml", (b"abstractNum",))
        return numbers, _definition(archive, "word/styles.xml", (*WORTH_A_LOOK, b"numPr"))


def _definition(archive: zipfile.ZipFile, name: str, worth: Iterable[bytes]) -> Any:
    """The root of a part with definitions, where it has anything that is worth a look."""
    from lxml import etree

    try:
        with archive.open(name) as part:
            xml = part.read(_MOST_DEFINITIONS)
        if not any(each in xml for each in worth):
            return None
        for strict, usual in _STRICT.items():
            xml = xml.replace(strict, usual)
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except (KeyError, zlib.error, zipfile.BadZipFile, etree.XMLSyntaxError, OSError, NotImplementedError):
        return None


def _main_part(data: bytes) -> bytes:
    """The main part, read no further than a report can be long, whatever the archive says of its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(main_part(archive) or _MAIN_PART) as part:
            xml = part.read(_MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, LookupError, OSError, EOFError, ValueError) as error:
        raise ReadingError(_DAMAGED, remedy=_SAVE_AGAIN) from error
    except NotImplementedError as error:
        raise ReadingError(_DAMAGED, remedy=_SAVE_AGAIN) from error
    except RuntimeError as error:
        raise ReadingError("这个 Word 文件有密码", remedy="请打开后取消密码，另存一份再读。") from error
    if len(xml) > _MOST_BYTES:
        raise ReadingError("Word 文件展开后太大，不像一份年度报告", remedy="请确认选对了文件。")
    for strict, usual in _STRICT.items():
        xml = xml.replace(strict, usual)
    return xml


def main_part(archive: zipfile.ZipFile) -> str | None:
    """The name of the part that holds the document: the usual one, or the one that the package names."""
    names = set(archive.namelist())
    if _MAIN_PART in names or _RELATIONS not in names:
        return _MAIN_PART if _MAIN_PART in names else None
    with archive.open(_RELATIONS) as part:
        found = _MAIN_TARGET.search(part.read(_MOST_RELATIONS))
    target = _TARGET.search(found[0]) if found else None
    name = target[1].decode("utf-8", "replace") if target else ""
    return name if name in names and name.endswith(".xml") and not name.startswith("xl/") else None


def _body(xml: bytes) -> Any:
    from lxml import etree

    # Each start tag is one element: counting them is much faster than parsing step by step.
    if xml.count(b"<") - xml.count(b"</") > _MOST_ELEMENTS:
        raise ReadingError("Word 文件太长，不像一份年度报告", remedy="请确认选对了文件。")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(_DAMAGED, remedy=_SAVE_AGAIN) from error
    return root.find(f"{_W}body")


def _blocks(parent: Any, numbers: Numbering) -> Iterator[Block]:
    """Paragraphs and tables in order, those in content controls, tracked insertions and text boxes included."""
    for element in _walk(parent, _BLOCKS):
        if element.tag == _TABLE:
            yield from _table(element, numbers)
            continue
        for box in _boxes(element):
            yield from _blocks(box, numbers)
        text = _text(element)
        text = numbers.before(element) + text if text.strip() else text
        yield from (Paragraph(line) for line in text.split("\n") if line.strip())


def _walk(parent: Any, wanted: set[str]) -> Iterator[Any]:
    """The nearest elements of some kinds below `parent`, not those below one another."""
    return _walk_all(parent, wanted)


def _walk_all(elements: Iterable[Any], wanted: set[str]) -> Iterator[Any]:
    for element in elements:
        tag = element.tag
        if tag in wanted:
            yield element
        elif tag not in _LEFT_OUT and len(element):
            yield from _walk_all(element, wanted)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; most have none, which the tree tells at once."""
    if next(paragraph.iter(_BOX), None) is not None:
        yield from _walk(paragraph, {_BOX})


def _text(paragraph: Any) -> str:
    """What a reader sees of a paragraph: no struck or hidden words; what is raised or lowered as a note."""
    pieces: list[str] = []
    for element in paragraph:
        tag = element.tag
        if tag == _RUN:
            pieces.append(_run_text(element))
        elif tag not in _LEFT_OUT and tag not in _MARKS:
            pieces.extend(_inner_text(element))
    return visible("".join(pieces))


def _inner_text(element: Any) -> Iterator[str]:
    """The text of what frames runs: insertions, links, formulas."""
    for inner in (element,) if element.tag in _TEXTUAL else _walk(element, _TEXTUAL):
        if inner.tag == _RUN:
            yield _run_text(inner)
        elif inner.tag == _MATH:
            yield inner.text or ""


def _run_text(run: Any) -> str:
    pieces: list[str] = []
    properties = None
    for element in run:
        tag = element.tag
        if tag == _T:
            pieces.append(element.text or "")
        elif tag == _RUN_PROPERTIES:
            properties = element
        elif tag in _BREAKS:
            pieces.append(_BREAKS[tag])
        else:
            pieces.extend(_framed_text(element))
    if properties is None:
        return "".join(pieces)
    return _as_seen("".join(pieces), properties)


def _framed_text(element: Any) -> Iterator[str]:
    """The text of what stands in a run beside its own words: a ruby's base, a formula."""
    for inner in (element,) if element.tag in _IN_A_RUN else _walk_all((element,), _IN_A_RUN):
        if inner.tag in _TEXTS:
            yield inner.text or ""
        elif inner.tag == _RUN:
            yield _run_text(inner)
        elif inner.tag in _BREAKS:
            yield _BREAKS[inner.tag]


def _as_seen(text: str, properties: Any) -> str:
    effects = dict(effects_of(properties))
    if is_unseen(effects) or (effects.get("white") and _is_lost_on_white(text, properties)):
        return ""
    return beside(text) if effects.get("aside") else text


def _is_lost_on_white(text: str, properties: Any) -> bool:
    """A figure is; a heading is white only where the style of its table gives it a dark ground."""
    return any(sign.isdigit() for sign in text) and is_on_white(properties.getparent())


def _table(table: Any, numbers: Numbering) -> Iterator[Block]:
    """A table, or the blocks within one that only frames them."""
    if next(_walk_cells(table), None) is None:
        return
    within = any(inner is not table for inner in table.iter(_TABLE))
    if within and any(next(_walk(cell, {_TABLE}), None) is not None for cell in _walk_cells(table)):
        for cell in _walk_cells(table):
            yield from _blocks(cell, numbers)
        return
    yield Table(tuple(_rows(table)))


def _walk_cells(table: Any) -> Iterator[Any]:
    for row in _walk(table, _ROWS):
        yield from _walk(row, _CELLS)


def _rows(table: Any) -> Iterator[tuple[Cell, ...]]:
    """The rows, a vertically merged cell once with the rows that it spans."""
    rows: list[list[_Piece]] = []
    for row in _walk(table, _ROWS):
        rows.append(_pieces(row))
    for number, pieces in enumerate(rows):
        cells: list[Cell] = []
        for piece in pieces:
            if not piece.goes_on or not _is_below(rows, number, piece):
                cells.append(Cell(piece.text, piece.columns, 1 + _rows_below(rows, number, piece)))
        yield tuple(cells)


class _Piece:
    """A cell of one row: Word repeats a vertically merged cell in every row, saying that it goes on."""

    __slots__ = ("column", "columns", "goes_on", "merged", "text")

    def __init__(self, cell: Any, column: int) -> None:
        properties = cell.find(_CELL_PROPERTIES)
        merge = properties.find(_MERGE) if properties is not None else None
        self.column = column
        self.columns = _number(properties, "gridSpan", 1)
        self.merged = merge is not None
        self.goes_on = merge is not None and merge.get(_VAL) != "restart"
        self.text = "\n".join(_texts(cell))


def _texts(cell: Any) -> Iterator[str]:
    """The paragraphs of a cell, each followed by those of the text boxes that hang on it."""
    for paragraph in _walk(cell, _PARAGRAPHS):
        text = _text(paragraph)
        boxes = [line for box in _boxes(paragraph) for line in _texts(box)]
        yield from [text, *boxes] if text or not boxes else boxes


def _pieces(row: Any) -> list[_Piece]:
    column = _number(row.find(f"{_W}trPr"), "gridBefore", 0)
    pieces: list[_Piece] = []
    for cell in _walk(row, _CELLS):
        pieces.append(_Piece(cell, column))
        column += pieces[-1].columns
    return pieces


def _number(properties: Any, name: str, default: int) -> int:
    element = properties.find(f"{_W}{name}") if properties is not None else None
    value = element.get(_VAL) if element is not None else None
    return min(int(value), 100) if value is not None and value.isdecimal() and len(value) < 7 else default


def _is_below(rows: list[list[_Piece]], number: int, piece: _Piece) -> bool:
    """Whether the cell above is one that goes on in this one."""
    return number > 0 and any(_same_place(above, piece) and above.merged for above in rows[number - 1])


def _rows_below(rows: list[list[_Piece]], number: int, piece: _Piece) -> int:
    count = 0
    if not piece.merged:
        return 0
    for pieces in rows[number + 1 :]:
        if not any(_same_place(below, piece) and below.goes_on for below in pieces):
            break
        count += 1
    return count


def _same_place(one: _Piece, other: _Piece) -> bool:
    return (one.column, one.columns) == (other.column, other.columns)

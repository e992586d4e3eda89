"""An OpenDocument text (.odt) in: paragraphs and tables of its content, straight from the XML."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from nianbao.errors import ReadingError
from nianbao.reading.blocks import MAX_SPAN, Block, Cell, Paragraph, Table, beside, visible
from nianbao.reading.opendocument_lists import number_lists
from nianbao.reading.text_tables import with_tables

CONTENT = "content.xml"
"""The part that holds the text."""

STYLES = "styles.xml"
"""The part that holds the styles of the document, those of its lists among them."""

KIND = b"application/vnd.oasis.opendocument.text"
"""What the file says of itself."""

_MOST_BYTES = 32 * 1024 * 1024
_MOST_ELEMENTS = 200_000
_MOST_STYLES = 4 * 1024 * 1024
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT, _TABLE, _DRAW = (f"{{{_NAMES}:{part}:1.0}}" for part in ("text", "table", "drawing"))
_STYLE, _OFFICE, _FO = f"{{{_NAMES}:style:1.0}}", f"{{{_NAMES}:office:1.0}}", f"{{{_NAMES}:xsl-fo-compatible:1.0}}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_LEFT_OUT = {
    f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_TEXT}hidden-text", f"{_TEXT}ruby-text", f"{_OFFICE}annotation",
    f"{_TEXT}sequence-decls", f"{_OFFICE}forms",
}  # fmt: skip
_BOX = f"{_DRAW}text-box"
_SAVE_AGAIN = "请用 WPS、Word 或 LibreOffice 打开它，另存为 .docx 后再读。"


def read_opendocument(data: bytes) -> tuple[Block, ...]:
    """The blocks of an .odt file; raises ReadingError where it is damaged, has a password or is beyond all measure."""
    content, common = _parts(data)
    root = _root(content)
    styles = _Styles(root)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        return ()
    if b"list-item" in content or b"text:h " in content:
        number_lists(body, (_definitions(common), root))
    return tuple(with_tables(_blocks(body, styles)))


def _definitions(xml: bytes) -> Any:
    """The root of the styles that the document has in common; None where they are damaged."""
    try:
        return _root(xml) if xml else None
    except ReadingError:
        return None


def _parts(data: bytes) -> tuple[bytes, bytes]:
    """The text of the document, and its styles where there are any."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            with archive.open("META-INF/manifest.xml") as manifest:
                locked = b"encryption-data" in manifest.read(_MOST_BYTES)
            with archive.open(CONTENT) as part:
                xml = part.read(_MOST_BYTES + 1)
            common = archive.read(STYLES) if STYLES in archive.namelist() and _is_small(archive) else b""
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise ReadingError("ODT 文件已损坏，打不开", remedy=_SAVE_AGAIN) from error
    except RuntimeError as error:
        raise ReadingError("这个 ODT 文件有密码", remedy="请打开后取消密码，另存一份再读。") from error
    if locked:
        raise ReadingError("这个 ODT 文件有密码", remedy="请打开后取消密码，另存一份再读。")
    if len(xml) > _MOST_BYTES:
        raise ReadingError("ODT 文件展开后太大，不像一份年度报告", remedy="请确认选对了文件。")
    return xml, common


def _is_small(archive: zipfile.ZipFile) -> bool:
    return archive.getinfo(STYLES).file_size <= _MOST_STYLES


def _root(xml: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    elements = 0
    try:
        for start in range(0, len(xml), 1 << 16):
            parser.feed(xml[start : start + (1 << 16)])
            elements += sum(1 for _ in parser.read_events())
            if elements > _MOST_ELEMENTS:
                raise ReadingError("ODT 文件太长，不像一份年度报告", remedy="请确认选对了文件。")
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise ReadingError("ODT 文件已损坏，打不开", remedy=_SAVE_AGAIN) from error


class _Styles:
    """The styles of the text that hide words, strike them out, or raise and lower them."""

    def __init__(self, root: Any) -> None:
        self.unseen: set[str] = set()
        self.beside: set[str] = set()
        for style in root.iter(f"{_STYLE}style"):
            properties = style.find(f"{_STYLE}text-properties")
            if properties is None:
                continue
            name = style.get(f"{_STYLE}name") or ""
            struck = properties.get(f"{_STYLE}text-line-through-style") not in (None, "none")
            size = (properties.get(f"{_FO}font-size") or "9pt").removesuffix("pt")
            if struck or properties.get(f"{_TEXT}display") == "none" or size in ("0", "1", "0.5"):
                self.unseen.add(name)
            if (properties.get(f"{_STYLE}text-position") or "").startswith(("super", "sub")):
                self.beside.add(name)


def _blocks(parent: Any, styles: _Styles) -> Iterator[Block]:
    for element in _walk(parent, {*_PARAGRAPHS, f"{_TABLE}table"}):
        if element.tag == f"{_TABLE}table":
            yield from _table(element, styles)
            continue
        for box in _walk(element, {_BOX}):
            yield from _blocks(box, styles)
        yield from (Paragraph(line) for line in _text(element, styles).split("\n") if line.strip())


def _walk(parent: Any, wanted: set[str]) -> Iterator[Any]:
    """The nearest elements of some kinds below `parent`, not those below one another."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in wanted:
            yield element
        elif element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))


def _text(element: Any, styles: _Styles) -> str:
    return visible("".join(_pieces(element, styles)))


def _pieces(element: Any, styles: _Styles) -> Iterator[str]:
    yield _inner(element.text)
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c") or 1), MAX_SPAN)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _LEFT_OUT and child.tag != _BOX:
            style = child.get(f"{_TEXT}style-name") or ""
            if style not in styles.unseen:
                text = "".join(_pieces(child, styles))
                yield beside(text) if style in styles.beside and text else text
        yield _inner(child.tail)


def _inner(text: str | None) -> str:
    """Text between tags: a line break in the file is a space."""
    return " ".join((text or "").split("\n"))


def _table(table: Any, styles: _Styles) -> Iterator[Block]:
    """A table, or the blocks within one that only frames them."""
    cells = [cell for row in _walk(table, {f"{_TABLE}table-row"}) for cell in _walk(row, {f"{_TABLE}table-cell"})]
    if any(next(_walk(cell, {f"{_TABLE}table"}), None) is not None for cell in cells):
        for cell in cells:
            yield from _blocks(cell, styles)
    elif cells:
        yield Table(tuple(_row(row, styles) for row in _walk(table, {f"{_TABLE}table-row"})))


def _row(row: Any, styles: _Styles) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for cell in _walk(row, {f"{_TABLE}table-cell"}):
        lines = [block.text for block in _blocks(cell, styles) if isinstance(block, Paragraph)]
        made = Cell("\n".join(lines), _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned"))
        cells.extend([made] * _number(cell, "number-columns-repeated"))
    return tuple(cells[:MAX_SPAN])


def _number(cell: Any, name: str) -> int:
    value = cell.get(f"{_TABLE}{name}") or "1"
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and len(value) < 7 else 1

"""A web page in: its title, paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nianbao.errors import ReadingError
from nianbao.reading.blocks import MAX_SPAN, Block, Cell, Paragraph, Table, beside, visible
from nianbao.reading.text_file import read_text
from nianbao.reading.text_tables import with_tables

_CHUNK = 1 << 16
_MOST_ELEMENTS = 100_000
_LONGEST_CELL = 400
_MOST_STYLE = 200_000
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|text-decoration[^;]*line-through|mso-hide\s*:\s*all"
    r"|(?<![\w-])color\s*:\s*transparent|transform\s*:[^;]*scale\(\s*0\s*[,)]|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]"
    r"|(?:left|top|right|bottom|text-indent)\s*:\s*-(?:[5-9][0-9]{2}|[0-9]{4,})(?:\.[0-9]*)?(?:px|pt|em|rem)"
    r"|(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"script|style|noscript|nav|footer|aside|button|iframe|svg|template|head|object|s|strike|del|rt|rp|annotation"
)
_RAISED = frozenset({"sup", "sub"})
_FIELDS = frozenset({*_RAISED, "input", "select"})
_SHOWN_INPUTS = frozenset({"", "text", "number", "tel", "search"})
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_NAMED = {"articletitle": "", "pubdate": "发布日期："}
_INLINE = re.compile(
    r"a|abbr|b|bd[io]|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|r[pt]|ruby|s|samp|small|span|strike|"
    r"strong|su[bp]|time|tt|u|var|wbr|input|select|option|textarea|math|m[inos]|mrow|mtext|\w+:\w+"
)


def read_web(page: str) -> tuple[Block, ...]:
    """The blocks of a page's HTML; raises ReadingError where the page is beyond all measure."""
    root = _tree(page.replace("\0", ""))
    if root is None:
        return ()
    _leave_out_hidden_classes(root)
    blocks: list[Block] = [Paragraph(title) for title in _titles(root)]
    blocks.extend(_blocks(root))
    return tuple(with_tables(blocks))


def _tree(page: str) -> Any:
    from lxml import etree

    parser = etree.HTMLPullParser(
        events=("start",), recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    elements = 0
    for start in range(0, len(page), _CHUNK):
        parser.feed(page[start : start + _CHUNK])
        elements += sum(1 for _ in parser.read_events())
        if elements > _MOST_ELEMENTS:
            raise ReadingError("网页太大，不像一份年度报告", remedy="请只保存报告正文，或把正文复制到文字文件里。")
    try:
        return parser.close()
    except etree.XMLSyntaxError:
        return None


def _leave_out_hidden_classes(root: Any) -> None:
    """Marks as hidden what the page's own style sheet hides for every reader."""
    sheets = "".join(element.text or "" for element in root.iter("style"))
    rules = _CLASS.findall(_MEDIA.sub("", sheets[:_MOST_STYLE]))
    hiding = {name for name, looks in rules if _HIDDEN.search(looks)}
    if not hiding:
        return
    for element in root.iter():
        if isinstance(element.tag, str) and hiding & set((element.get("class") or "").split()):
            element.set("hidden", "")


def _titles(root: Any) -> Iterator[str]:
    """The page's title and, where the site names them, the article's, and the day on which it came out."""
    for element in root.iter("title", "meta"):
        name = (element.get("name") or "").lower()
        if element.tag == "title":
            text = "".join(element.itertext())
        elif name in _NAMED:
            text = _NAMED[name] + (element.get("content") or "")
        else:
            continue
        if text.strip():
            yield _squeezed(text)


def _blocks(root: Any) -> Iterator[Block]:
    from lxml import etree

    line: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if (said := _said(element, tag)) is not None:
                walk.skip_subtree()
                line.append(said)
                continue
            whole = _whole(element, tag)
            if whole is not None:
                walk.skip_subtree()
                yield from _flushed(line)
                yield from whole
            else:
                if not _INLINE.fullmatch(tag):
                    yield from _flushed(line)
                line.append(element.text or "")
        else:
            if not _INLINE.fullmatch(tag):
                yield from _flushed(line)
            line.append(element.tail or "")
    yield from _flushed(line)


def _said(element: Any, tag: str) -> str | None:
    """What a field shows, or a raised note, as it stands in its line; None for other elements."""
    if tag not in _FIELDS or _is_hidden(element):
        return None
    if tag in _RAISED:
        return beside("".join(element.itertext()))
    if tag == "input":
        return element.get("value") or "" if (element.get("type") or "").lower() in _SHOWN_INPUTS else ""
    options = [option for option in element.iter("option") if option.get("selected") is not None]
    return "".join(options[0].itertext()) if options else ""


def _whole(element: Any, tag: str) -> tuple[Block, ...] | None:
    """The blocks of an element that is taken as a whole or left out; None for one to walk into."""
    if not tag or _SKIPPED.fullmatch(tag) or _is_hidden(element):
        return ()
    if tag == "pre":
        return read_text("".join(element.itertext()))
    if tag == "table" and _is_data(element):
        return (Table(tuple(_rows(element))),)
    return None


def _flushed(line: list[str]) -> Iterator[Paragraph]:
    text = _squeezed("".join(line))
    line.clear()
    if text:
        yield Paragraph(text)


def _squeezed(text: str) -> str:
    return " ".join(visible(text).split())


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_data(table: Any) -> bool:
    """A table of data and not one that lays out the page: no table in it, no cell with paragraphs of text."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return all(len(_text(cell)) <= _LONGEST_CELL for cell in table.iterdescendants("td"))


def _rows(table: Any) -> Iterator[tuple[Cell, ...]]:
    for row in table.iterdescendants("tr"):
        if not _is_hidden(row):
            yield tuple(
                Cell(_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
                for cell in row
                if cell.tag in ("td", "th") and not _is_hidden(cell)
            )


def _span(cell: Any, name: str) -> int:
    found = re.match(r"\s*(\d{1,6})", cell.get(name) or "")
    return min(max(int(found[1]), 1), MAX_SPAN) if found else 1


def _text(cell: Any) -> str:
    """The text of a cell, elements within a line joined without a space."""
    if not len(cell):
        return _squeezed(cell.text or "")
    return "\n".join(filter(None, (block.text for block in _blocks(cell) if isinstance(block, Paragraph))))

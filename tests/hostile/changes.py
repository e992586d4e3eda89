"""Files changed at random: bytes, parts of an archive, streams of a PDF, the tree of a JSON, lines of a YAML."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from html import escape
from typing import Any

Change = Callable[[bytes, random.Random], bytes]

TOKENS = tuple(
    text.encode()
    for text in (
        *("\0", "\u202e", "\ufeff", "\x1b[2J", "𠮷", "😀", "\r", "\n", "　", "\t", "\\", '"', "'", "<", ">", "&"),
        *("]]>", "&#0;", "&#x110000;", "&x;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<!--"),
        *("<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:p>", '<w:gridSpan w:val="99999"/>', '<w:vMerge w:val="x"/>'),
        *("<table>", "</table>", "<td colspan=99999>", "<tr rowspan=-1>", "<pre>", "<script>", "<div hidden>"),
        *("-1", "1e309", "NaN", "٣", "²", "〇", "万", "99999999999999999999999999", "0" * 400, "9" * 5000, "1.", ".5"),
        *("2021-13-99", "=1+1", "{{ 9 ** 9 ** 9 }}", "{% for", "{{ ''.__class__ }}", "{{ year", "%}", "${x}", "%s%n"),
        *("../../../etc/passwd", "/dev/zero", "C:\\CON", "年" * 85, "~", "&a [*a]", "*a", "!!python/name:os.system"),
        *("一、总体情况", "二、主动公开政府信息情况", "（六）其他处理", "总计", "新收", "自然人", "工作年度报告"),
        *("<![CDATA[", "[" * 300, "(" * 300, "{" * 300, "- " * 300, "<div>" * 300),
    )
)


def shaken(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, lost, doubled or put in, up to half of the file lost."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(7):
            case 0 if at < len(changed):
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.choice((1, 3, 40, 800))]
            case 2:
                changed[at:at] = changed[at : at + chance.choice((1, 40, 2000))]
            case 3:
                other = chance.randrange(len(changed) + 1)
                changed[at:at] = changed[other : other + 200]
            case 4 if chance.random() < 0.1:
                del changed[at:]
            case _:
                changed[at:at] = chance.choice(TOKENS)
    return bytes(changed)


def in_markup(data: bytes, chance: random.Random) -> bytes:
    """Elements of a page lost, doubled or exchanged, their text changed; it mostly stays well formed."""
    pieces = re.split(r"(<[^>]*>)", data.decode())
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(pieces))
        end = _element_end(pieces, at)
        match chance.randrange(4):
            case 0:
                pieces[at:end] = [""]
            case 1:
                pieces[at:at] = pieces[at:end]
            case 2:
                other = chance.randrange(len(pieces))
                pieces[at:end], pieces[other:other] = [""], pieces[at:end]
            case _:
                text = at if at % 2 == 0 else min(at + 1, len(pieces) - 1)
                pieces[text] = escape(chance.choice(TOKENS).decode().replace("\0", "").replace("\x1b", ""))
    return "".join(pieces).encode()


def _element_end(pieces: list[str], at: int) -> int:
    """Where the element that begins at a piece ends; text and what is no beginning end at once."""
    depth = 0
    for place in range(at, len(pieces)):
        piece = pieces[place]
        if piece.startswith("</"):
            depth -= 1
        elif piece.startswith("<") and not piece.endswith("/>"):
            depth += 1
        if depth <= 0:
            return max(place, at) + (depth == 0)
    return at + 1


def in_archive(data: bytes, chance: random.Random) -> bytes:
    """One part of an archive changed, lost, doubled or called something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        names = source.namelist()
        wanted = "word/document.xml" if chance.random() < 0.8 else chance.choice(names)
        for name in names:
            part = source.read(name)
            if name == wanted:
                part = chance.choice((in_markup, in_markup, shaken))(part, chance)
                if chance.random() < 0.05:
                    name = chance.choice(("../../" + name, "/" + name, name + "/", "a" * 255, name.upper()))
            copy.writestr(name, part)
    return out.getvalue()


def in_streams(data: bytes, chance: random.Random) -> bytes:
    """A stream of a PDF unpacked, changed and packed again."""
    streams = list(re.finditer(rb"(?<=stream\n).*?(?=\nendstream)", data, re.DOTALL))
    stream = chance.choice(streams)
    try:
        inside = zlib.decompress(stream[0])
    except zlib.error:
        return shaken(data, chance)
    return data[: stream.start()] + zlib.compress(shaken(inside, chance)) + data[stream.end() :]


def in_tree(data: bytes, chance: random.Random) -> bytes:
    """Values of a JSON lost, exchanged or of another kind."""
    tree = json.loads(data)
    for _ in range(chance.choice((1, 2, 5))):
        _change_node(tree, chance)
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _change_node(node: Any, chance: random.Random) -> None:
    while isinstance(node, dict | list) and node:
        key = chance.choice(list(node)) if isinstance(node, dict) else chance.randrange(len(node))
        if not isinstance(node[key], dict | list) or chance.random() < 0.15:
            if chance.random() < 0.2:
                del node[key]
            else:
                node[key] = chance.choice(_values(node[key], chance.random() < 0.7))
            return
        node = node[key]


def _values(before: Any, same_kind: bool) -> tuple[Any, ...]:
    texts = [token.decode() for token in TOKENS]
    if same_kind and isinstance(before, str):
        return (before + before, before[1:], "9999-12-31T23:59:59Z", *texts)
    if same_kind and isinstance(before, int):
        return -1, 0, 1, before + 1, 10**30
    return (None, True, -1, 0, 1.5, 10**30, "", [], {}, [before], {"a": before}, *texts)


def in_lines(data: bytes, chance: random.Random) -> bytes:
    """Lines of a YAML lost, doubled, exchanged, moved in or out, or with another value behind the colon."""
    lines = data.decode().split("\n")
    for _ in range(chance.choice((1, 1, 2, 6))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                lines[at] = ""
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at][1:] if chance.random() < 0.5 else "  " + lines[at]
            case _:
                key, colon, _ = lines[at].partition(": ")
                lines[at] = key + colon + chance.choice((*TOKENS, b"1", b"true", b"", b"[]", b"{}", b"- a")).decode()
    return "\n".join(lines).encode()

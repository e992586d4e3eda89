"""A Word file taken apart: its parts, each unpacked and parsed once for all that look at it."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib

from lxml import etree

from nianbao.errors import ReadingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's own elements, as lxml writes it."""

Element = etree._Element

_MAIN_PART = "word/document.xml"
_MOST_BYTES = 32 * 1024 * 1024
_MOST_BYTES_BESIDE = 4 * 1024 * 1024
_MOST_ELEMENTS = 200_000
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATIONS = "_rels/.rels"
_MOST_RELATIONS = 64 * 1024
_MAIN_TARGET = re.compile(rb"<Relationship\b[^>]*/officeDocument\"[^>]*>")
_TARGET = re.compile(rb"\bTarget=\"/?([^\"]+)\"")
_DAMAGED = "Word 文件已损坏，打不开"
_SAVE_AGAIN = "请用 Word 或 WPS 打开它，另存为新的 .docx 文件后再读。"


class WordPackage:
    """A Word file taken apart, to be looked at and not to be changed: all who look at it share its elements.

    Raises ReadingError where it is damaged, has a password or is beyond all measure.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ReadingError(_DAMAGED, remedy=_SAVE_AGAIN) from error
        self._unpacked: dict[str, bytes] = {}
        self._parsed: dict[str, Element | None] = {}
        self.main = self._main_part()
        self.body = self._body()

    def unpacked(self, name: str) -> bytes:
        """The XML of a part beside the main one; empty where there is none or it is damaged."""
        if name not in self._unpacked:
            try:
                with self._archive.open(name) as part:
                    self._unpacked[name] = _usual(part.read(_MOST_BYTES_BESIDE))
            except (LookupError, OSError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError):
                self._unpacked[name] = b""
            except zipfile.BadZipFile:
                self._unpacked[name] = b""
        return self._unpacked[name]

    def part(self, name: str) -> Element | None:
        """The root of a part beside the main one; None where there is none or it is damaged."""
        if name not in self._parsed:
            try:
                self._parsed[name] = etree.fromstring(self.unpacked(name), _parser())
            except etree.XMLSyntaxError:
                self._parsed[name] = None
        return self._parsed[name]

    def _main_part(self) -> bytes:
        """The main part, read no further than a report can be long, whatever the archive says of its size."""
        try:
            with self._archive.open(main_part(self._archive) or _MAIN_PART) as part:
                xml = part.read(_MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, LookupError, OSError, EOFError, ValueError) as error:
            raise ReadingError(_DAMAGED, remedy=_SAVE_AGAIN) from error
        except NotImplementedError as error:
            raise ReadingError(_DAMAGED, remedy=_SAVE_AGAIN) from error
        except RuntimeError as error:
            raise ReadingError("这个 Word 文件有密码", remedy="请打开后取消密码，另存一份再读。") from error
        if len(xml) > _MOST_BYTES:
            raise ReadingError("Word 文件展开后太大，不像一份年度报告", remedy="请确认选对了文件。")
        return _usual(xml)

    def _body(self) -> Element:
        # Each start tag is one element: counting them is much faster than parsing step by step.
        if self.main.count(b"<") - self.main.count(b"</") > _MOST_ELEMENTS:
            raise ReadingError("Word 文件太长，不像一份年度报告", remedy="请确认选对了文件。")
        try:
            root = etree.fromstring(self.main, _parser())
        except etree.XMLSyntaxError as error:
            raise ReadingError(_DAMAGED, remedy=_SAVE_AGAIN) from error
        body = child(root, f"{W}body")
        if body is None:
            raise ReadingError("Word 文件里没有正文", remedy="请用 Word 或 WPS 另存为 .docx 后再试。")
        return body


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


def child(element: Element, tag: str) -> Element | None:
    """The first child of a tag; None where there is none. lxml's own `find` takes four times as long."""
    for each in element:
        if each.tag == tag:
            return each
    return None


def _usual(xml: bytes) -> bytes:
    """The XML with the usual namespaces, whichever of the two kinds the file is of."""
    for strict, usual in _STRICT.items():
        xml = xml.replace(strict, usual)
    return xml


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )

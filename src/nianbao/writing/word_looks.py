"""How a Word file really looks: what styles, defaults and direct formatting come to, for any file, by its XML alone."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from nianbao.errors import ReadingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's own elements, as lxml writes it."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST_BYTES = 32 * 1024 * 1024
_MOST_STYLES = 30

Element = etree._Element


class WordLooks:
    """A Word file taken apart: its sections, paragraphs and tables, and how each of them looks.

    Raises ReadingError where it is none.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._package = zipfile.ZipFile(io.BytesIO(data))
            document = self._part("word/document.xml")
        except (zipfile.BadZipFile, ValueError) as error:
            raise ReadingError("这不是 Word 文件", remedy="请用 Word 或 WPS 另存为 .docx 后再试。") from error
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise ReadingError("Word 文件里没有正文", remedy="请用 Word 或 WPS 另存为 .docx 后再试。")
        self.body = body

    def _part(self, name: str) -> Element | None:
        """A part of the package, parsed; None where there is none or it is damaged."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            with self._package.open(name) as part:
                return etree.fromstring(part.read(_MOST_BYTES), parser)
        except (LookupError, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error, etree.XMLSyntaxError):
            return None
        except zipfile.BadZipFile:
            return None

    @property
    def sections(self) -> list[Element]:
        """The properties of every section."""
        return list(self.body.iter(f"{W}sectPr"))

    @property
    def paragraphs(self) -> list[Element]:
        """The paragraphs outside tables."""
        return list(self.body.iterchildren(f"{W}p"))

    @property
    def tables(self) -> list[Element]:
        """The tables."""
        return list(self.body.iterchildren(f"{W}tbl"))

    @cached_property
    def settings(self) -> Element | None:
        """The settings of the document."""
        return self._part("word/settings.xml")

    @cached_property
    def _styles(self) -> dict[str, Element]:
        root = self._part("word/styles.xml")
        found = () if root is None else root.iterchildren(f"{W}style")
        return {style.get(f"{W}styleId", ""): style for style in found}

    @cached_property
    def _defaults(self) -> Element | None:
        root = self._part("word/styles.xml")
        return None if root is None else root.find(f"{W}docDefaults")

    @cached_property
    def _normal(self) -> str:
        marked = (
            id
            for id, style in self._styles.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
        )
        return next(marked, "")

    def _chain(self, id: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_MOST_STYLES):
            style = self._styles.get(id)
            if style is None:
                return
            yield style
            id = value_of(style, "basedOn") or ""

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value_of(paragraph, "pPr/pStyle") or self._normal

    def of_paragraph(self, paragraph: Element, name: str, attribute: str = "val") -> str | None:
        """An attribute of a paragraph's property, from the nearest place that says it."""
        for properties in self._paragraph_places(paragraph):
            if (found := value_of(properties, name, attribute)) is not None:
                return found
        return None

    def _paragraph_places(self, paragraph: Element) -> Iterator[Element]:
        direct = paragraph.find(f"{W}pPr")
        if direct is not None:
            yield direct
        for style in self._chain(self.style_of(paragraph)):
            if (properties := style.find(f"{W}pPr")) is not None:
                yield properties
        if self._defaults is not None and (found := self._defaults.find(f"{W}pPrDefault/{W}pPr")) is not None:
            yield found

    def of_run(self, run: Element, paragraph: Element, name: str, attribute: str = "val") -> str | None:
        """An attribute of a run's property, from the nearest place that says it."""
        for properties in self._run_places(run, paragraph):
            if (found := value_of(properties, name, attribute)) is not None:
                return found
        return None

    def _run_places(self, run: Element, paragraph: Element) -> Iterator[Element]:
        direct = run.find(f"{W}rPr")
        if direct is not None:
            yield direct
        for id in (value_of(run, "rPr/rStyle") or "", self.style_of(paragraph)):
            for style in self._chain(id):
                if (properties := style.find(f"{W}rPr")) is not None:
                    yield properties
        if self._defaults is not None and (found := self._defaults.find(f"{W}rPrDefault/{W}rPr")) is not None:
            yield found

    def styles_of_table(self, table: Element) -> Iterator[Element]:
        """The style of a table and those that it is based on."""
        return self._chain(value_of(table, "tblPr/tblStyle") or "")

    def font(self, run: Element, paragraph: Element, script: str) -> str:
        """The font of a run for a script, “eastAsia” or “ascii”; a theme's goes before a named one."""
        for properties in self._run_places(run, paragraph):
            theme = value_of(properties, "rFonts", f"{script}Theme")
            named = self._theme_font(theme) if theme else value_of(properties, "rFonts", script)
            if named:
                return named
        return ""

    @cached_property
    def _theme(self) -> Element | None:
        return self._part("word/theme/theme1.xml")

    def _theme_font(self, name: str) -> str:
        if self._theme is None:
            return ""
        kind = "majorFont" if name.startswith("major") else "minorFont"
        fonts = self._theme.find(f".//{_A}{kind}")
        if fonts is None:
            return ""
        if not name.endswith("EastAsia"):
            latin = fonts.find(f"{_A}latin")
            return "" if latin is None else latin.get("typeface", "")
        chinese = (each.get("typeface", "") for each in fonts.iterchildren(f"{_A}font") if each.get("script") == "Hans")
        east = fonts.find(f"{_A}ea")
        return ("" if east is None else east.get("typeface", "")) or next(chinese, "")

    def footers(self, kind: str) -> list[Element]:
        """The footers of a kind, “default” or “even”, of all sections that have one."""
        references = (each for section in self.sections for each in section.iterchildren(f"{W}footerReference"))
        names = (self._targets.get(each.get(f"{_R}id", "")) for each in references if each.get(f"{W}type") == kind)
        parts = (self._part(name) for name in dict.fromkeys(filter(None, names)))
        return [part for part in parts if part is not None]

    @cached_property
    def _targets(self) -> dict[str, str]:
        relations = self._part("word/_rels/document.xml.rels")
        found = () if relations is None else relations
        return {
            each.get("Id", ""): posixpath.normpath(posixpath.join("word", each.get("Target", ""))).lstrip("/")
            for each in found
            if isinstance(each.tag, str)
        }


def value_of(element: Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the descendant at `path`, a path of names without their namespace."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def number_of(text: str | None) -> float | None:
    """A number of Word's XML; None where it is none."""
    return float(text) if text is not None and re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", text) else None


def text_of(element: Element) -> str:
    """The text of a paragraph or a run."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def runs_of(paragraph: Element) -> list[Element]:
    """The runs of a paragraph that print something."""
    return [run for run in paragraph.iter(f"{W}r") if text_of(run).strip()]

"""How a Word file really looks: what styles, defaults and direct formatting come to, for any file, by its XML alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache, cached_property

from nianbao.reading.word_package import Element, W, WordPackage, child

_TEXT, _RUN, _SECTION = f"{W}t", f"{W}r", f"{W}sectPr"
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST_STYLES = 30
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")


class WordLooks:
    """The sections, paragraphs and tables of a Word file, and how each of them looks."""

    def __init__(self, package: WordPackage) -> None:
        self.body, self._part = package.body, package.part
        self._said: dict[tuple[str, str, str, str, bool], str | None] = {}

    @cached_property
    def sections(self) -> list[Element]:
        """The properties of every section: of the last at the end of the body, of others in their last paragraph."""
        held = (child(each, _PARAGRAPH_PROPERTIES) for each in self.paragraphs)
        ends = (child(each, _SECTION) for each in held if each is not None)
        return [*(each for each in ends if each is not None), *self.body.iterchildren(_SECTION)]

    @cached_property
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
    def _styles_part(self) -> Element | None:
        return self._part("word/styles.xml")

    @cached_property
    def _styles(self) -> dict[str, Element]:
        root = self._styles_part
        found = () if root is None else root.iterchildren(f"{W}style")
        return {style.get(f"{W}styleId", ""): style for style in found}

    @cached_property
    def _defaults(self) -> Element | None:
        root = self._styles_part
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
        properties = child(paragraph, _PARAGRAPH_PROPERTIES)
        return (value_of(properties, "pStyle") if properties is not None else None) or self._normal

    def of_paragraph(self, paragraph: Element, name: str, attribute: str = "val") -> str | None:
        """An attribute of a paragraph's property, from the nearest place that says it."""
        direct = child(paragraph, _PARAGRAPH_PROPERTIES)
        if direct is not None and (found := value_of(direct, name, attribute)) is not None:
            return found
        return self._of_style(_PARAGRAPH_PROPERTIES, self.style_of(paragraph), name, attribute)

    def of_run(self, run: Element, paragraph: Element, name: str, attribute: str = "val") -> str | None:
        """An attribute of a run's property, from the nearest place that says it."""
        direct = child(run, _RUN_PROPERTIES)
        if direct is not None:
            if (found := value_of(direct, name, attribute)) is not None:
                return found
            own = value_of(direct, "rStyle")
            if own and (found := self._of_style(_RUN_PROPERTIES, own, name, attribute, last=False)) is not None:
                return found
        return self._of_style(_RUN_PROPERTIES, self.style_of(paragraph), name, attribute)

    def _of_style(self, kind: str, id: str, name: str, attribute: str, *, last: bool = True) -> str | None:
        """What a style, those that it is based on and at `last` the defaults say; looked up once for all alike."""
        key = kind, id, name, attribute, last
        if key not in self._said:
            places = self._places(kind, id, last=last)
            said = (value_of(properties, name, attribute) for properties in places)
            self._said[key] = next((found for found in said if found is not None), None)
        return self._said[key]

    def _places(self, kind: str, id: str, *, last: bool = True) -> Iterator[Element]:
        for style in self._chain(id):
            if (properties := child(style, kind)) is not None:
                yield properties
        within = f"{kind}Default/{kind}"
        if last and self._defaults is not None and (found := self._defaults.find(within)) is not None:
            yield found

    def _run_places(self, run: Element, paragraph: Element) -> Iterator[Element]:
        direct = child(run, _RUN_PROPERTIES)
        if direct is not None:
            yield direct
        yield from self._places(_RUN_PROPERTIES, value_of(run, "rPr/rStyle") or "", last=False)
        yield from self._places(_RUN_PROPERTIES, self.style_of(paragraph))

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
    found: Element | None = element
    for tag in _tags(path):
        if found is None:
            return None
        found = child(found, tag)
    return None if found is None else found.get(W + attribute)


@cache
def _tags(path: str) -> tuple[str, ...]:
    return tuple(W + step for step in path.split("/"))


def number_of(text: str | None) -> float | None:
    """A number of Word's XML; None where it is none."""
    return float(text) if text is not None and _NUMBER.fullmatch(text) else None


def text_of(element: Element) -> str:
    """The text of a paragraph or a run."""
    return "".join([node.text or "" for node in element.iter(_TEXT)])


def beginning_of(element: Element, length: int) -> str:
    """The first characters of a text, however long it is."""
    text = ""
    for node in element.iter(_TEXT):
        text += node.text or ""
        if len(text) >= length:
            break
    return text[:length]


def runs_of(paragraph: Element) -> list[Element]:
    """The runs of a paragraph that print something."""
    return [run for run in paragraph.iter(_RUN) if text_of(run).strip()]

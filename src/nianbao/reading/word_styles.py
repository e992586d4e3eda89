"""What the properties and styles of Word do to words beyond their looks: hide, strike out, raise or lower them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nianbao.reading.word_package import W, child

_VAL = f"{W}val"
_UNSEEN = {f"{W}{name}": name for name in ("vanish", "strike", "dstrike")}
_SIZE, _ASIDE, _RUN_PROPERTIES = f"{W}sz", f"{W}vertAlign", f"{W}rPr"
_COLOUR, _WIDTH, _POSITION = f"{W}color", f"{W}w", f"{W}position"
_EFFECTIVE = frozenset({*_UNSEEN, _SIZE, _ASIDE, _COLOUR, _WIDTH, _POSITION})
_PARAGRAPH_PROPERTIES, _PARAGRAPH_STYLE, _RUN_STYLE = f"{W}pPr", f"{W}pStyle", f"{W}rStyle"
_GROUNDS = (f"{W}rPr", f"{W}pPr", f"{W}tcPr", f"{W}tblPr")
_SHADING, _HIGHLIGHT = f"{W}shd", f"{W}highlight"
_WHITE = "FFFFFF"
_OFF = frozenset({"0", "false", "off"})
_LEAST_SIZE = 4
"""Half-points: what is smaller is a dot."""
_LEAST_WIDTH = 10
"""Hundredths of a character's width: what is narrower is a line."""
_RAISED = 6
"""Half-points above or below the line from which words stand beside it."""
_MOST_STYLES = 30
_MOST_DIGITS = 8

WORTH_A_LOOK = (
    *(b"vanish", b"strike", b"vertAlign", b"FFFFFF", b"w:position", b"<w:w "),
    *(b'w:sz w:val="%d"' % size for size in range(_LEAST_SIZE)),
)
"""What stands in a file of styles where any of them does so; without one of these it need not be read."""

Effects = Mapping[str, bool]
"""Which effects are on (True) or off again (False); one that is not said is not in it."""


@dataclass(frozen=True)
class WordStyles:
    """The effects of each style, those that it is based on included."""

    effects: Mapping[str, Effects] = field(default_factory=dict)

    def of_paragraph(self, paragraph: Any) -> Effects:
        """The effects that the style of a paragraph has on its runs."""
        return self._named(child(paragraph, _PARAGRAPH_PROPERTIES), _PARAGRAPH_STYLE) if self.effects else {}

    def of_run(self, properties: Any, inherited: Effects) -> Effects:
        """The effects on a run with these properties, if it has any, in a paragraph that hands on others."""
        if properties is None:
            return inherited
        named = self._named(properties, _RUN_STYLE) if self.effects else {}
        own = _effects_of(properties)
        return {**inherited, **named, **own} if inherited or named else own

    def _named(self, properties: Any, tag: str) -> Effects:
        """The effects of the style that some properties name; none of one that does not exist."""
        style = child(properties, tag) if properties is not None else None
        return {} if style is None else self.effects.get(style.get(_VAL) or "", {})


def _effects_of(properties: Any) -> Effects:
    """The effects that the properties of a run or a style say; those of most say none."""
    said = [_effect(each.tag, each.get(_VAL) or "") for each in properties if each.tag in _EFFECTIVE]
    return dict(effect for effect in said if effect is not None) if said else {}


def _effect(tag: str, value: str) -> tuple[str, bool] | None:
    if tag in _UNSEEN:
        return _UNSEEN[tag], (value or "1") not in _OFF
    if tag == _ASIDE:
        return "aside", value != "baseline"
    if tag == _COLOUR:
        return "white", value.upper() == _WHITE
    is_number = value.removeprefix("-").isdecimal() and len(value) < _MOST_DIGITS
    return _measured(tag, int(value)) if is_number else None


def _measured(tag: str, number: int) -> tuple[str, bool]:
    if tag == _POSITION:
        return "aside", abs(number) >= _RAISED
    return ("dot", number < _LEAST_SIZE) if tag == _SIZE else ("line", number < _LEAST_WIDTH)


def is_unseen(effects: Effects) -> bool:
    """Whether words with these effects are not seen, whatever is behind them."""
    return any(on for name, on in effects.items() if name not in ("aside", "white"))


def is_on_white(run: Any) -> bool:
    """Whether nothing behind a run is of another colour than the paper, as far as the run and what holds it say."""
    for holder in (run, *run.iterancestors()):
        for properties in (holder.find(ground) for ground in _GROUNDS):
            if properties is not None and (_is_filled(properties.find(_SHADING)) or _is_marked(properties)):
                return False
    return True


def _is_filled(shading: Any) -> bool:
    return shading is not None and (shading.get(f"{W}fill") or "auto").upper() not in ("AUTO", _WHITE)


def _is_marked(properties: Any) -> bool:
    highlight = properties.find(_HIGHLIGHT)
    return highlight is not None and highlight.get(_VAL) not in ("none", "white")


def word_styles(root: Any) -> WordStyles:
    """The effects of the styles in the root of styles.xml; None gives none."""
    if root is None:
        return WordStyles()
    styles = {style.get(f"{W}styleId") or "": style for style in root.iterfind(f"{W}style")}
    found = {name: dict(_along(name, styles)) for name in styles}
    return WordStyles({name: effects for name, effects in found.items() if effects})


def _along(name: str, styles: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The effects from the style that all others rest on down to the one named: the nearer goes before."""
    chain: list[Any] = []
    while (style := styles.get(name)) is not None and len(chain) < _MOST_STYLES:
        chain.append(style)
        based = style.find(f"{W}basedOn")
        name = (based.get(_VAL) or "") if based is not None else ""
    for style in reversed(chain):
        if (properties := style.find(f"{W}rPr")) is not None:
            yield from _effects_of(properties).items()

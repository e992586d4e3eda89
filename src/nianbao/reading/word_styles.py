"""What the properties and styles of Word do to words beyond their looks: hide, strike out, raise or lower them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_UNSEEN = {f"{_W}{name}": name for name in ("vanish", "strike", "dstrike")}
_SIZE, _ASIDE, _RUN_PROPERTIES = f"{_W}sz", f"{_W}vertAlign", f"{_W}rPr"
_COLOUR, _WIDTH, _POSITION = f"{_W}color", f"{_W}w", f"{_W}position"
_GROUNDS = (f"{_W}rPr", f"{_W}pPr", f"{_W}tcPr", f"{_W}tblPr")
_SHADING, _HIGHLIGHT = f"{_W}shd", f"{_W}highlight"
_WHITE = "FFFFFF"
_OFF = frozenset({"0", "false", "off"})
_LEAST_SIZE = 4
"""Half-points: what is smaller is a dot."""
_LEAST_WIDTH = 10
"""Hundredths of a character's width: what is narrower is a line."""
_RAISED = 6
"""Half-points above or below the line from which words stand beside it."""
_MOST_STYLES = 30

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

    def of(self, style: str | None) -> Effects:
        """The effects of a style; none of one that does not exist."""
        return self.effects.get(style or "", {})


def effects_of(properties: Any) -> Iterator[tuple[str, bool]]:
    """The effects that the properties of a run or a style say."""
    for element in properties:
        tag, value = element.tag, element.get(_VAL)
        if tag in _UNSEEN:
            yield _UNSEEN[tag], (value or "1") not in _OFF
        elif tag == _SIZE and (value or "").isdecimal():
            yield "dot", int(value) < _LEAST_SIZE
        elif tag == _WIDTH and (value or "").isdecimal():
            yield "line", int(value) < _LEAST_WIDTH
        elif tag == _ASIDE:
            yield "aside", value != "baseline"
        elif tag == _POSITION and (value or "").lstrip("-").isdecimal():
            yield "aside", abs(int(value)) >= _RAISED
        elif tag == _COLOUR:
            yield "white", (value or "").upper() == _WHITE


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
    return shading is not None and (shading.get(f"{_W}fill") or "auto").upper() not in ("AUTO", _WHITE)


def _is_marked(properties: Any) -> bool:
    highlight = properties.find(_HIGHLIGHT)
    return highlight is not None and highlight.get(_VAL) not in ("none", "white")


def word_styles(root: Any) -> WordStyles:
    """The effects of the styles in the root of styles.xml; None gives none."""
    if root is None:
        return WordStyles()
    styles = {style.get(f"{_W}styleId") or "": style for style in root.iterfind(f"{_W}style")}
    found = {name: dict(_along(name, styles)) for name in styles}
    return WordStyles({name: effects for name, effects in found.items() if effects})


def spell_out(body: Any, styles: WordStyles) -> None:
    """Writes what styles do to the words of a document into the properties of each run; its own go before theirs."""
    if not styles.effects:
        return
    for paragraph in body.iter(f"{_W}p"):
        inherited = styles.of(_style(paragraph.find(f"{_W}pPr"), "pStyle"))
        for run in paragraph.iter(f"{_W}r"):
            own = run.find(_RUN_PROPERTIES)
            named = styles.of(_style(own, "rStyle"))
            if inherited or named:
                direct = dict(effects_of(own)) if own is not None else {}
                _write(run, own, {**inherited, **named, **direct})


def _style(properties: Any, kind: str) -> str | None:
    element = properties.find(f"{_W}{kind}") if properties is not None else None
    return None if element is None else element.get(_VAL)


def _write(run: Any, own: Any, effects: Effects) -> None:
    if not any(effects.values()):
        return
    properties = own if own is not None else run.makeelement(_RUN_PROPERTIES)
    if own is None:
        run.insert(0, properties)
    if is_unseen(effects):
        properties.append(run.makeelement(f"{_W}vanish"))
    if effects.get("aside"):
        properties.append(run.makeelement(_ASIDE, {_VAL: "superscript"}))
    if effects.get("white"):
        properties.append(run.makeelement(_COLOUR, {_VAL: _WHITE}))


def _along(name: str, styles: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The effects from the style that all others rest on down to the one named: the nearer goes before."""
    chain: list[Any] = []
    while (style := styles.get(name)) is not None and len(chain) < _MOST_STYLES:
        chain.append(style)
        based = style.find(f"{_W}basedOn")
        name = (based.get(_VAL) or "") if based is not None else ""
    for style in reversed(chain):
        if (properties := style.find(f"{_W}rPr")) is not None:
            yield from effects_of(properties)

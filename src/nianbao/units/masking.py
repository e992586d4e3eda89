"""The passages of a report as they are compared with another organ's: without names, years and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.language.folding import folded
from nianbao.report import Report
from nianbao.report.organs import SELF_WORDS, divisions, short_name_of

NAME, FIGURE = "本单位", "×"
"""What stands for a name of the organ or its place, and for a figure."""

COMPARED = ("overview.lead", "overview.proactive", "overview.on_request", "overview.management", "overview.platform",
            "overview.safeguards", "problems", "other")  # fmt: skip

_FIGURES = re.compile(
    r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万]+(?=[余多]?(?:件|次|条|期|场|个|人|篇|份|类|项|元|名|家|批|轮)))[%‰]?"
)
_SELVES = re.compile(rf"[我本](?:{'|'.join(SELF_WORDS)}|单位|机关)|全(?:{'|'.join(SELF_WORDS)})(?!面)")
_REPEATED = re.compile(rf"(?:{NAME})+")


def masked_passages(report: Report) -> Iterator[tuple[str, str]]:
    """The passages that are compared, by key, with all names, years and figures masked."""
    names = _names(report.organ.name)
    for key in COMPARED:
        if text := report.passages.get(key, ""):
            yield key, masked(text, names)


def masked(text: str, names: re.Pattern[str] | None) -> str:
    """A text with one form for names, one for figures, and no spaces."""
    plain = re.sub(r"\s", "", folded(text))
    if names is not None:
        plain = names.sub(NAME, plain)
    return _FIGURES.sub(FIGURE, _REPEATED.sub(NAME, _SELVES.sub(NAME, plain)))


def _names(name: str) -> re.Pattern[str] | None:
    """Matches every form in which a report can name its organ and the places that it belongs to."""
    if not name:
        return None
    places = list(divisions(name))
    forms = {name, short_name_of(name), name.replace("人民政府", "政府"), *(place[0] for place in places)}
    forms |= {place["name"] for place in places if len(place["name"]) > 1}
    if places and len(rest := name[places[-1].end() :]) > 2:
        forms.add(rest)
    return re.compile("|".join(re.escape(folded(form)) for form in sorted(forms, key=len, reverse=True)))

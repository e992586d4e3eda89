"""Whose report it is, of which year, and when it came out: what metadata, opening and signature say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from nianbao.language.folding import half_width
from nianbao.language.numerals import year_number
from nianbao.reading.blocks import Block, Table
from nianbao.reading.labels import unspaced
from nianbao.reading.titles import YEAR, Title

_LONGEST_ORGAN = 40
_PERIOD = re.compile(rf"(?:自|从|为|是)?({YEAR})年1月1日(?:起)?(?:至|到|—|-|~)")
_ANY_YEAR = re.compile(rf"({YEAR})年")
_SITE = re.compile(r"(?:报告|年报)[_|—–-]+(?P<owner>[^_|—–-]{3,30}?)(?:门户网站|官方网站|官网|网站)?$")
_DAY = re.compile(r"\s*[:】\]]?\s*(20\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
_FRAME = re.compile(r"^(?:[\[【(〔]|[—–-]+)+|[\]】)〕]+$")
_OPEN, _CLOSED = "[【(〔", "]】)〕"
_YEAR_ALONE = re.compile(rf"({YEAR})年?度?")
_WITH_DATE = re.compile(rf"[,、;]?{YEAR}年\d{{1,2}}月(?:\d{{1,2}}日)?$")
_MOST_BELOW = 4
_DATE = re.compile(rf"{YEAR}年\d{{1,2}}月\d{{1,2}}日")


def completed(title: Title, lines: Sequence[str], ends: Sequence[str]) -> Title:
    """The title with the organ and the year that stand in brackets or behind a dash, after it or right below it.

    A year may also stand alone on its line: “政府信息公开工作年度报告 / （2025年度） / （甲县乙局）”.
    """
    organ, year = title.organ, title.year
    for piece in _below(title, lines):
        framed = _FRAME.sub("", piece)
        named = _WITH_DATE.sub("", framed)
        if year is None and (found := _YEAR_ALONE.fullmatch(framed)):
            year = year_number(found[1])
        elif not organ and framed != piece and is_organ(named, ends):
            organ = named
        elif framed == piece and named and not _YEAR_ALONE.fullmatch(framed) and not is_organ(named, ends):
            break
    return replace(title, organ=organ, year=year)


def _below(title: Title, lines: Sequence[str]) -> Iterator[str]:
    """What stands behind the title on its last line, then each line below it; a bracket is closed before it ends."""
    behind = re.split(r"报告|年报", half_width(unspaced(lines[title.last])))[-1]
    below = [half_width(unspaced(line)) for line in lines[title.last + 1 : title.last + 1 + _MOST_BELOW]]
    # A dash behind the title is followed by the name of the site.
    pieces = iter([piece for piece in (behind if behind[:1] in _OPEN else "", *below) if piece])
    for piece in pieces:
        while piece[0] in _OPEN and piece[-1] not in _CLOSED and (more := next(pieces, "")):
            piece += more
        yield piece


def period_year(texts: Sequence[str]) -> int | None:
    """The year of the period that the opening names: “自2023年1月1日起至……”."""
    for text in texts:
        found = _PERIOD.search(unspaced(text))
        if found is not None:
            return year_number(found[1])
    return None


def commonest_year(texts: Sequence[str]) -> int | None:
    """The year that some passages name most often; None where they name none."""
    years = Counter(year_number(year) for text in texts for year in _ANY_YEAR.findall(unspaced(text)))
    return max(years, key=lambda year: (years[year], year or 0)) if years else None


def issuer(blocks: Sequence[Block], names: Sequence[str]) -> str:
    """The organ that a page's metadata names: “发布机构：……”; empty where there is none."""
    for text, following in _pairs(blocks):
        for name in names:
            label, colon, value = half_width(text).partition(name)
            if not colon or label.strip("【[ "):
                continue
            organ = re.split(r"\s{2,}|[|\n]", value.strip(" :】]\t") or half_width(following).strip())[0].strip()
            organ = organ.split(" ")[0]
            if 2 <= len(organ) <= _LONGEST_ORGAN:
                return organ
    return ""


def publication_day(blocks: Sequence[Block], names: Sequence[str]) -> date | None:
    """The day on which a page says that it came out: “发布日期：2025-01-20”; None where it says none, or no day."""
    for text, following in _pairs(blocks):
        for name in names:
            label, found, value = half_width(text).partition(name)
            if found and not label[-1:].isalnum():
                day = _DAY.search(value) or (_DAY.match(half_width(following)) if not value.strip(" :】]\t") else None)
                if day is not None and (known := _day(day)) is not None:
                    return known
    return None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Each piece of text with the one after it: the value stands in the same piece or in the next."""
    pieces: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            pieces.extend(cell.text.strip() for row in block.rows for cell in row)
        else:
            pieces.append(block.text.strip())
    yield from pairwise([*pieces, ""])


def is_organ(text: str, ends: Sequence[str]) -> bool:
    """Whether a line is the name of an organ: short, without punctuation, ending as such names do."""
    name = unspaced(text)
    return (
        3 <= len(name) <= _LONGEST_ORGAN and name.endswith(tuple(ends)) and not re.search(r"[。，；：、,;:0-9]", name)
    )


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, as below a signature."""
    return bool(_DATE.fullmatch(unspaced(text)))


def site_owner(lines: Sequence[str], ends: Sequence[str]) -> str:
    """The organ whose site a page names behind its title: “……年度报告_甲县乙局门户网站”; empty where there is none."""
    for line in lines:
        found = _SITE.search(unspaced(line))
        if found is not None and is_organ(found["owner"], ends):
            return found["owner"]
    return ""


def written_by(texts: Sequence[str]) -> str:
    """The organ that the opening says has written the report; empty where it says none."""
    for text in texts:
        found = re.search(r"(?:本报告|本年度报告|本年报)?由([^，。、；]{2,30}?)(?:根据|按照|依据|编制)", unspaced(text))
        if found is not None:
            return found[1]
    return ""

"""Titles of annual reports among a page's lines: in one line or in up to four, the year before or after the organ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.reading.labels import half_width, unspaced

_MOST_LINES = 4
_LONGEST_LINE = 60
_LONGEST_ORGAN = 40
YEAR = r"(?:(?:19|20)\d\d|二[〇○零Оo0][〇○零一二三四五六七八九]{2})"
_NAME = rf"[^。，,；;：:|_<>/?？]{{0,{_LONGEST_ORGAN}}}?"
_TITLE = re.compile(
    rf"(?P<before>{_NAME})(?:(?P<year>{YEAR})年?度?(?P<after>{_NAME}))?"
    rf"(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:情况)?(?:的)?(?:(?P<inside>{YEAR})年?度?)?"
    rf"(?:年?度?(?:工作)?报告|年报)(?:\((?P<behind>{YEAR})年?度?\))?"
    r"(?=$|[》】)\s_|<>—–-]|\(.{0,12}\)$)"
)
_AROUND = re.compile(r"^(?:[\s年度的《》【】\[\]()·.、—-]|关于|附件\d*)+|(?:[\s年度的《》【】\[\]()·.、—-]|关于)+$")
_NO_TITLE = re.compile(r"^(?:现将|根据|按照|依据|按|为|请|查看|下载)")
_NO_NAME = re.compile(r"[。，,；;：:|<>/]|报告|年报|\d{1,2}[-月.]\d")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}[省市县区州盟旗镇乡]")
_NUMERALS = str.maketrans("〇○零Оo一二三四五六七八九", "00000123456789")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, its organ and year, empty or None where it does not name them; `last` is its last line."""

    text: str
    organ: str
    year: int | None
    last: int


def titles(lines: Sequence[str]) -> Iterator[Title]:
    """Every title among some lines, from top to bottom."""
    cleaned = [unspaced(line) for line in lines]
    for last in range(len(lines)):
        if len(cleaned[last]) <= 2 * _LONGEST_LINE and "公开" in cleaned[last] + "".join(
            cleaned[max(0, last - 1) : last]
        ):
            title = _title_at(cleaned, last)
            if title is not None:
                yield title


def year_number(text: str) -> int:
    """A year as a number: “2024”, “二〇二四”."""
    return int(half_width(text).translate(_NUMERALS))


def _title_at(lines: Sequence[str], last: int) -> Title | None:
    """The title that ends in a line, with no more lines above it than it needs to name organ and year."""
    above = [number for number in range(last, -1, -1) if lines[number]][:_MOST_LINES]
    best: Title | None = None
    for count, first in enumerate(above, start=1):
        if count > 1 and (_NO_NAME.search(lines[first]) or len(lines[first]) > _LONGEST_LINE):
            break
        text = "".join(lines[first : last + 1])
        found = _TITLE.search(text)
        if found is None or _NO_TITLE.match(found["before"]) or (count > 1 and found.start() > 0):
            continue
        title = _named(found, last)
        if best is None or _is_better(title, best, lines[first]):
            best = title
    return best


def _is_better(title: Title, best: Title, line: str) -> bool:
    """Whether one more line gives what is missing, or the place with which the organ's name begins."""
    if (best.year is None and title.year is not None) or (not best.organ and title.organ and title.year == best.year):
        return True
    return title.year == best.year and bool(_PLACE.fullmatch(line)) and not best.organ.startswith(line)


def _named(found: re.Match[str], last: int) -> Title:
    names = (_AROUND.sub("", part) for part in (found["before"], found["after"] or ""))
    year = found["year"] or found["inside"] or found["behind"]
    return Title(found[0], max(names, key=len), year_number(year) if year else None, last)

"""Whose report it is and of which year: from its title, a page's metadata, the opening or the signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.reading.blocks import Block, Paragraph, Table
from nianbao.reading.labels import half_width
from nianbao.reading.passages import tidy

_MOST_LINES = 4
_LONGEST_TITLE = 90
_LONGEST_ORGAN = 40
_YEAR = r"(?:(?:19|20)\d\d|二[〇○零ОO0０]{1}[〇○零一二三四五六七八九]{2})"
_TITLE = re.compile(
    rf"(?P<before>[^。，,；;：:|_<>]{{0,{_LONGEST_ORGAN}}}?)(?P<year>{_YEAR})年?度?"
    rf"(?P<after>[^。，,；;：:|_<>]{{0,{_LONGEST_ORGAN}}}?)"
    r"(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:情况)?(?:的)?年?度?(?:工作)?报告"
)
_TITLE_WITHOUT_YEAR = re.compile(
    rf"^(?P<before>[^。，,；;：:|_<>\d]{{2,{_LONGEST_ORGAN}}}?)(?:政府信息公开)(?:工作)?年度(?:工作)?报告"
)
_DIGITS = str.maketrans("〇○零ОO一二三四五六七八九", "00000123456789")
_PERIOD = re.compile(rf"(?:自|从|为|是)?({_YEAR})年1月1日(?:起)?(?:至|到|—|-|~)")
_ANY_YEAR = re.compile(rf"({_YEAR})年")
_ABOUT = re.compile(r"^(?:关于|附件\d*[：:]?)")
_AROUND = re.compile(r"^[\s年度的《》【】\[\]()·.、>—-]+|[\s年度的《》【】\[\]()·.、>—-]+$")
_DATE = re.compile(rf"{_YEAR}年\d{{1,2}}月\d{{1,2}}日")


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed, its organ and year; `first` and `last` are the blocks in which it stands."""

    text: str
    organ: str
    year: int | None
    first: int
    last: int


def titles(blocks: Sequence[Block]) -> Iterator[Title]:
    """Every title in some blocks, in up to four lines, with the year before or after the organ."""
    lines = [
        (at, _line(block)) for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text.strip()
    ]
    number = 0
    while number < len(lines):
        title = _title_at(lines[number : number + _MOST_LINES])
        if title is None:
            number += 1
            continue
        yield title
        number = next(at for at, line in enumerate(lines) if line[0] == title.last) + 1


def _line(block: Paragraph) -> str:
    return half_width(tidy(block.text)).replace(" ", "")


def _title_at(lines: Sequence[tuple[int, str]]) -> Title | None:
    """The title that begins with the first of some lines; the longest one, so that no line of it is lost."""
    best: Title | None = None
    for count in range(1, len(lines) + 1):
        text = "".join(line for _, line in lines[:count])
        if len(text) > _LONGEST_TITLE:
            break
        found = _TITLE.search(text) or _TITLE_WITHOUT_YEAR.search(text)
        if found is not None and (best is None or not best.organ):
            if best is not None and best.year is not None:
                break
            organ = _organ(found)
            best = Title(found[0], organ, _year(found.groupdict().get("year")), lines[0][0], lines[count - 1][0])
    return best


def _organ(found: re.Match[str]) -> str:
    parts = (found["before"], found.groupdict().get("after") or "")
    cleaned = [_AROUND.sub("", _ABOUT.sub("", part)) for part in parts]
    return max(cleaned, key=len)


def _year(text: str | None) -> int | None:
    return int(half_width(text).translate(_DIGITS)) if text else None


def period_year(texts: Sequence[str]) -> int | None:
    """The year of the period that the opening names: “自2023年1月1日起至……”."""
    for text in texts:
        found = _PERIOD.search(tidy(half_width(text)))
        if found is not None:
            return _year(found[1])
    return None


def commonest_year(texts: Sequence[str]) -> int | None:
    """The year that some passages name most often; None where they name none."""
    years = Counter(_year(year) for text in texts for year in _ANY_YEAR.findall(tidy(half_width(text))))
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


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Each piece of text with the one after it: the value stands in the same piece or in the next."""
    pieces: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            pieces.extend(cell.text.strip() for row in block.rows for cell in row)
        else:
            pieces.append(block.text.strip())
    yield from zip(pieces, [*pieces[1:], ""], strict=True)


def is_organ(text: str, ends: Sequence[str]) -> bool:
    """Whether a line is the name of an organ: short, without punctuation, ending as such names do."""
    name = tidy(text)
    return (
        3 <= len(name) <= _LONGEST_ORGAN and name.endswith(tuple(ends)) and not re.search(r"[。，；：、,;:0-9]", name)
    )


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, as below a signature."""
    return bool(_DATE.fullmatch(half_width(tidy(text)).replace(" ", "")))


def written_by(texts: Sequence[str]) -> str:
    """The organ that the opening says has written the report; empty where it says none."""
    for text in texts:
        found = re.search(r"(?:本报告|本年度报告|本年报)?由([^，。、；]{2,30}?)(?:根据|按照|依据|编制)", tidy(text))
        if found is not None:
            return found[1]
    return ""

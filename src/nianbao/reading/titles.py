"""Titles of annual reports among a page's lines: in one line or in up to four, the year before or after the organ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.language.numerals import ONE_TO_NINE, year_number
from nianbao.reading.labels import unspaced

_MOST_LINES = 4
_LONGEST_LINE = 60
_LONGEST_ORGAN = 40
YEAR = rf"(?:(?:19|20)\d\d|二[〇○零Оo0][〇○零{ONE_TO_NINE}]{{2}})"
_NAME = rf"[^。，,；;：:|_<>/?？]{{0,{_LONGEST_ORGAN}}}?"
_TITLE = re.compile(
    rf"(?P<before>{_NAME})(?:(?P<year>{YEAR})年?度?(?P<after>{_NAME}))?"
    rf"(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:情况)?(?:的)?(?:(?P<inside>{YEAR})年?度?)?"
    rf"(?:年?度?(?:工作)?报告|年报)(?:\((?P<behind>{YEAR})年?度?\))?"
    r"(?=$|[》】)\s_|<>—–-]|\(.{0,40}\)$)"
)
_CITED = re.compile(_TITLE.pattern.rpartition("(?=$|")[0])
_AROUND = re.compile(r"^(?:[\s年度的《》【】\[\]()·.、—-]|关于|附件\d*)+|(?:[\s年度的《》【】\[\]()·.、—-]|关于)+$")
_SENTENCE = re.compile(r"[。，,；;]")
_CLAUSES = re.compile(r"[。，,；;：:]")
_ISSUING = re.compile(r"^.*?(?:现将|特将|公布|发布|编制|编写|制定|形成|撰写)(?:了|出)?《?")
_WRITER = re.compile(r"^(?P<organ>[\u4e00-\u9fff]{3,30}?)(?:组织|牵头|负责)?(?:编制|编写|制定|形成|撰写)")
_SUPERIOR = ("总局", "总署", "委员会", "管委会", "公司", "集团", "共和国")
_NO_BEGINNING = ("管理委员会", "管委会", "分局", "支局", "办事处")
_LONGEST_HALF = 25
_WITH_PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}?[省市县区州盟旗镇乡]")
_NO_TITLE = re.compile(r"^(?:现将|根据|按照|依据|按|为|请|查看|下载)")
_NO_NAME = re.compile(r"[。，,；;：:|<>/]|报告|年报|\d{1,2}[-月.]\d")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}[省市县区州盟旗镇乡]")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, its organ and year, empty or None where it does not name them; `last` is its last line."""

    text: str
    organ: str
    year: int | None
    last: int


def titles(lines: Sequence[str], organ_ends: Sequence[str]) -> Iterator[Title]:
    """Every title among some lines, from top to bottom; a sentence that cites a report is none.

    `organ_ends` are the words with which the name of an organ ends.
    """
    cleaned = [unspaced(line) for line in lines]
    for last in range(len(lines)):
        if len(cleaned[last]) <= 2 * _LONGEST_LINE and "公开" in cleaned[last] + "".join(
            cleaned[max(0, last - 1) : last]
        ):
            title = _title_at(cleaned, last, tuple(organ_ends))
            if title is not None:
                yield title


def cited(lines: Sequence[str]) -> Title | None:
    """The report that the first of some sentences announces: “现公布甲县乙局2024年政府信息公开工作年度报告”.

    Its text is empty and its last line -1: no line is its title.
    """
    for line in lines:
        for clause in _CLAUSES.split(unspaced(line)):
            found = _CITED.search(_ISSUING.sub("", clause)) if "公开" in clause else None
            if found is None or not _ISSUING.match(clause):
                continue
            named, writer = _named(found, -1), _WRITER.match(clause)
            organ = named.organ or (writer["organ"] if writer else "")
            if named.year is not None or organ:
                return Title("", organ, named.year, -1)
    return None


def _title_at(lines: Sequence[str], last: int, organ_ends: tuple[str, ...]) -> Title | None:
    """The title that ends in a line, with no more lines above it than it needs to name organ and year."""
    above = [number for number in range(last, -1, -1) if lines[number]][:_MOST_LINES]
    if not above or _SENTENCE.search(lines[above[0]]):
        return None
    best: Title | None = None
    for count, first in enumerate(above, start=1):
        if count > 1 and (_NO_NAME.search(lines[first]) or len(lines[first]) > _LONGEST_LINE):
            break
        text = "".join(lines[first : last + 1])
        found = _TITLE.search(text)
        if found is None or _NO_TITLE.match(found["before"]) or (count > 1 and found.start() > 0):
            continue
        title = _named(found, last)
        if best is None or _is_better(title, best, lines[first], organ_ends):
            best = title
    return best


def _is_better(title: Title, best: Title, line: str, organ_ends: tuple[str, ...]) -> bool:
    """Whether one more line gives what is missing, or the half with which the organ's name begins."""
    if (best.year is None and title.year is not None) or (not best.organ and title.organ and title.year == best.year):
        return True
    return title.year == best.year and _is_first_half(line, best.organ, organ_ends)


def _is_first_half(line: str, organ: str, organ_ends: tuple[str, ...]) -> bool:
    """Whether a line is a place, or an organ to which the one below it belongs; not the site on which it stands."""
    if not organ or organ.startswith(line[:2]) or len(line) > _LONGEST_HALF or not line.isalpha():
        return False
    if _PLACE.fullmatch(line) or organ in organ_ends or organ.startswith(_NO_BEGINNING):
        return True
    if line.endswith(_SUPERIOR):
        return True
    is_government = line.endswith("政府")
    return line.endswith(organ_ends) and not is_government and not _WITH_PLACE.match(organ)


def _named(found: re.Match[str], last: int) -> Title:
    names = (_AROUND.sub("", part) for part in (found["before"], found["after"] or ""))
    year = found["year"] or found["inside"] or found["behind"]
    return Title(found[0], max(names, key=len), year_number(year) if year else None, last)

"""Last year's report as this year's draft may use it: whole, or only the organ where it is of another year."""

from __future__ import annotations

import re
from datetime import date

from nianbao.interview.answers import Answers
from nianbao.language.numerals import ONE_TO_TEN
from nianbao.report.model import Problem, Report

_MEASURES = re.compile(r"(?<![及和与、])(?:改进|整改)(?:措施|情况|方向)|下一步|(?:针)?对(?:以上|上述|存在)|今后|为此")
_SUBHEADING = re.compile(r"(?:存在)?的?(?:主要)?(?:问题|不足|困难)(?:及|和|与)?(?:不足|困难|情况)?")
_ITEM = re.compile(rf"([{ONE_TO_TEN}]是|（[{ONE_TO_TEN}]）|第[{ONE_TO_TEN}][，、]|[1-9][.．、](?!\d))([^。；;\n]+)")
_ORDER = re.compile(rf"[{ONE_TO_TEN}1-9]")
_LONGEST = 60
_MADE_PUBLIC = re.compile(r"([^，。；、]*)主动公开(?:各类|的)?(?:政府)?信息(?:共计|总计|累计|合计|共)?(\d{1,9})条")
"""The words before, and how many: “我局主动公开政府信息13条”."""

_PART = re.compile(r"网站|平台|公众号|微信|微博|新媒体|公报|公示栏|半年|季度")
"""Words for one channel or for a part of the year."""

_DRAFTED_EARLY = 11
"""The month from which the report of the year that is still running is begun."""


def reported_year(today: date) -> int:
    """The year that a report begun today is about: last year's, from November on this year's (第四十九条)."""
    return today.year if today.month >= _DRAFTED_EARLY else today.year - 1


def due_year(answers: Answers, today: date) -> int:
    """The year that a draft is about unless it says otherwise: due on the day of its first answer, whenever opened."""
    return reported_year(min((answer.at.date() for answer in answers.values() if answer.at), default=today))


def usable(report: Report, year: int | None) -> Report:
    """The report where it is of the year before `year`; else the organ alone, for its figures belong elsewhere."""
    if year is not None and report.year is not None and report.year != year - 1:
        return Report(organ=report.organ)
    facts = {**_told(report.passages.get("overview.proactive", "")), **report.facts}
    return report.model_copy(update={"problems": _printed(report), "facts": facts})


def _printed(report: Report) -> tuple[Problem, ...]:
    """The problems in the words that were published: a draft's own only where its passage has all of them."""
    passage = report.passages.get("problems", "")
    chosen = report.problems if all(each.problem in passage for each in report.problems) else ()
    return chosen or problems_in(passage) or report.problems


def _told(passage: str) -> dict[str, int]:
    """How many pieces (条) a published report says that it made public, where it says so once and of all channels."""
    found = _MADE_PUBLIC.findall("".join(passage.split()))
    return {"proactive_total": int(found[0][1])} if len(found) == 1 and not _PART.search(found[0][0]) else {}


def problems_in(passage: str) -> tuple[Problem, ...]:
    """The problems that section five of a published report lists: before the measures, or each before its own."""
    found = _MEASURES.search(passage)
    measures = found.start() if found else len(passage)
    listed: list[re.Match[str]] = []
    for item in _ITEM.finditer(passage):
        begins_anew = bool(listed) and _order(item[1]) == (_order(listed[-1][1])[0], 1)
        if begins_anew and (found is None or item.start() > measures):
            break
        if item.start() < measures or (listed and _goes_on(listed[-1][1], item[1])):
            listed.append(item)
    texts = (_MEASURES.split(item[2])[0].strip("：:，, ") for item in listed)
    return tuple(Problem(problem=text, measure="") for text in texts if _is_problem(text))


def _goes_on(mark: str, following: str) -> bool:
    """Whether a list goes on with a mark: 一是 → 二是."""
    style, number = _order(mark)
    return _order(following) == (style, number + 1)


def _order(mark: str) -> tuple[str, int]:
    """How a list is numbered, and the number: 第二， → 第，, 2."""
    number = mark.strip("第（，、）是.．")
    return _ORDER.sub("", mark), int(number) if number.isdecimal() else ONE_TO_TEN.index(number) + 1


def _is_problem(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not _SUBHEADING.fullmatch(text)

"""Last year's report as this year's draft may use it: whole, or only the organ where it is of another year."""

from __future__ import annotations

import re

from nianbao.language.numerals import ONE_TO_TEN
from nianbao.report.model import Problem, Report

_MEASURES = re.compile(r"(?<![及和与、])(?:改进|整改)(?:措施|情况|方向)|下一步|针对(?:以上|上述|存在)|今后|为此")
_SUBHEADING = re.compile(r"(?:存在)?的?(?:主要)?(?:问题|不足|困难)(?:及|和|与)?(?:不足|困难|情况)?")
_ITEM = re.compile(rf"(?:[{ONE_TO_TEN}]是|（[{ONE_TO_TEN}]）|[1-9][.．、](?!\d))([^。；;\n]+)")
_LONGEST = 60


def usable(report: Report, year: int | None) -> Report:
    """The report where it is of the year before `year`; else the organ alone, for its figures belong elsewhere."""
    if year is not None and report.year is not None and report.year != year - 1:
        return Report(organ=report.organ)
    if report.problems:
        return report
    return report.model_copy(update={"problems": problems_in(report.passages.get("problems", ""))})


def problems_in(passage: str) -> tuple[Problem, ...]:
    """The problems that section five of a published report lists, as far as they stand before the measures."""
    found = _MEASURES.search(passage)
    listed = passage[: found.start()] if found else passage
    texts = (match.group(1).strip("：:，, ") for match in _ITEM.finditer(listed))
    return tuple(Problem(problem=text, measure="") for text in texts if _is_problem(text))


def _is_problem(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not _SUBHEADING.fullmatch(text)

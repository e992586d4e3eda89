"""Organs with equal answers write differently, and each of them next year as it did this year."""

from difflib import SequenceMatcher
from itertools import combinations
from statistics import mean

import pytest
from worded import FORM, named, proposed, report, wording

from nianbao.report import Report
from nianbao.wording.catalogue import pair_text
from nianbao.wording.names import names_of

DUTIES = (
    "商务",
    "民政",
    "水利",
    "教育",
    "司法",
    "审计",
    "统计",
    "财政",
    "农业农村",
    "交通运输",
    "医疗保障",
    "科学技术",
)
QUIET = {
    **dict.fromkeys(("interpretations", "responses", "media_accounts", "trainings", "accountability"), 0),
    **dict.fromkeys(("three_reviews", "secrecy_review", "leader_in_charge"), True),
    "proactive_total": 16,
    "site_kind": "government",
    "guidance": ("thought", "congress", "regulations", "key_points"),
}


def bureau(duty: str, year: int = 2025) -> Report:
    """A bureau with nothing to report and two problems."""
    given = named(report(year=year, **QUIET), f"云浦区{duty}局")
    chosen = [pair for pair in wording().catalogue if pair.key in ("completeness", "timeliness")]
    names = names_of(given, FORM)
    problems = tuple(pair_text(pair, fact="", who="", due="", names=names) for pair in chosen)
    return given.model_copy(update={"problems": problems})


def written(given: Report, part: str) -> str:
    passages = [passage for passage in FORM.passages if passage.startswith(part)]
    return "".join(proposed(given, passage)[0].text for passage in passages)


@pytest.mark.parametrize("part", ["overview.", "problems"])
def test_bureaus_with_equal_answers_do_not_read_alike(part: str) -> None:
    texts = [written(bureau(duty), part) for duty in DUTIES]
    assert mean(SequenceMatcher(None, *both).ratio() for both in combinations(texts, 2)) <= 0.5


def test_the_same_office_keeps_its_style_next_year() -> None:
    for duty in DUTIES:
        assert written(bureau(duty, 2026), "overview.").replace("2026", "2025") == written(bureau(duty), "overview.")


def test_the_drafter_can_step_to_other_wordings() -> None:
    labels = [each.label for each in proposed(bureau("商务"), "overview.safeguards")]
    assert labels == ["完整", "换个说法", "再换一种"]

"""Organs with equal answers write differently, and each of them next year as it did this year."""

from difflib import SequenceMatcher
from itertools import combinations
from operator import eq
from statistics import mean

import pytest
from worded import FORM, named, proposed, report, wording

from nianbao.report import Problem, Report
from nianbao.wording.catalogue import pair_text
from nianbao.wording.choosing import chosen
from nianbao.wording.names import names_of

DUTIES = (
    *("商务", "民政", "水利", "教育", "司法", "审计", "统计", "财政", "农业农村", "文化和旅游", "应急管理", "生态环境"),
    *("退役军人事务", "自然资源", "住房和城乡建设", "市场监督管理", "交通运输", "医疗保障", "科学技术", "信访"),
)
QUIET = {
    **dict.fromkeys(("interpretations", "responses", "media_accounts", "trainings", "accountability"), 0),
    **dict.fromkeys(("three_reviews", "secrecy_review", "leader_in_charge"), True),
    "proactive_total": 16,
    "site_kind": "government",
    "any_fees": False,
    "other_matters": "",
    "guidance": ("thought", "congress", "regulations", "key_points"),
}
BUSY = {"interpretations": 3, "responses": 2, "media_accounts": 1, "trainings": 2, "trainees": 40}
LAST = (Problem(problem="更新不够及时", measure="定时限"), Problem(problem="形式单一", measure="增加图解"))


def bureau(duty: str, year: int = 2025, **facts: int) -> Report:
    """A bureau with equal answers and two problems."""
    given = named(report(year=year, **{**QUIET, **facts}), f"临澜市云浦区{duty}局")
    pairs = [pair for pair in wording().catalogue if pair.key in ("completeness", "timeliness")]
    names = names_of(given, FORM)
    problems = tuple(pair_text(pair, fact="", who="", due="", names=names) for pair in pairs)
    return given.model_copy(update={"problems": problems})


def written(given: Report, part: str, style: str = "full", last: Report | None = None) -> str:
    """A part of the report in a style; in the first one where the style says nothing else."""
    offered = (proposed(given, passage, last) for passage in FORM.passages if passage.startswith(part))
    return "".join(next((each for each in found if each.style == style), found[0]).text for found in offered)


@pytest.mark.parametrize("facts", [{}, BUSY], ids=["quiet", "busy"])
@pytest.mark.parametrize("style", ["full", "brief"])
@pytest.mark.parametrize("part", ["overview.", "problems"])
def test_bureaus_with_equal_answers_do_not_read_alike(part: str, style: str, facts: dict[str, int]) -> None:
    texts = [written(bureau(duty, **facts), part, style) for duty in DUTIES]
    likeness = [SequenceMatcher(None, *both).ratio() for both in combinations(texts, 2)]
    assert mean(likeness) <= 0.5
    assert max(likeness) <= 0.7


@pytest.mark.parametrize("style", ["full", "brief", "full_2", "full_3"])
@pytest.mark.parametrize("part", ["overview.", "problems", "other"])
def test_the_same_office_keeps_its_style_next_year(part: str, style: str) -> None:
    for duty in DUTIES:
        before, now = (written(bureau(duty, year, **BUSY), part, style) for year in (2025, 2026))
        assert now.replace("2026", "2025") == before


def test_it_tells_in_the_same_words_what_became_of_the_problems() -> None:
    last, became = report(problems=LAST), {"last_problem_1": "solved", "last_problem_2": "improving"}
    for duty in DUTIES[:6]:
        before, now = (
            written(bureau(duty, year).model_copy(update={"facts": {**QUIET, **became}}), "problems", last=last)
            for year in (2025, 2026)
        )
        assert now.replace("2026", "2025") == before


def test_who_takes_one_wording_alike_does_not_take_all_of_them_alike() -> None:
    """A checksum is linear: two names of one length would choose alike of every four wordings, or of none."""
    texts = {
        duty: [
            chosen(range(4), f"sentence {number}", names_of(named(report(), f"云浦区{duty}局"), FORM))
            for number in range(40)
        ]
        for duty in DUTIES[:8]
    }
    for one, other in combinations(texts.values(), 2):
        assert 0 < sum(map(eq, one, other)) < 24


def test_the_drafter_can_step_to_other_wordings() -> None:
    labels = [each.label for each in proposed(bureau("商务"), "overview.safeguards")]
    assert labels == ["完整", "简明", "换个说法", "再换一种"]

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worded import FILES, FORM, ORGANS, named, proposed, report, wording

from nianbao.checks import Finding, findings, rules
from nianbao.checks.words import CheckWords, load_words
from nianbao.report import Report
from nianbao.wording.catalogue import pair_text
from nianbao.wording.names import names_of
from nianbao.wording.sentences import Sentences

HOLES = (
    "None",
    "  ",
    "，，",
    "。。",
    "、、",
    "、。",
    "，。",
    "（）",
    "：。",
    "：；",
    "；。",
    "Undefined",
    "{",
    "}",
    "（，",
)
COLUMNS = FORM.requests.applicant_columns
OUTCOMES = FORM.requests.outcome_rows
RESULTS = FORM.disputes.result_columns

few = st.integers(0, 4)
often_none = st.one_of(st.just(0), st.integers(1, 900))
words = st.sampled_from(["", "财政预决算、社会救助", "收回问卷，满意率较高。", "单位年内迁址"])


@st.composite
def cells(draw: st.DrawFn) -> dict[str, int]:
    """Figures of the three tables that hold together."""
    found: dict[str, int] = {}
    for column in COLUMNS:
        rows = draw(st.dictionaries(st.sampled_from([row.key for row in OUTCOMES]), few, max_size=4))
        out, carried = draw(few), draw(few)
        taken = sum(rows.values()) + out
        found |= {f"requests.{key}.{column.key}": number for key, number in rows.items()}
        found[f"requests.carried_out.{column.key}"] = out
        found[f"requests.carried_in.{column.key}"] = min(carried, taken)
        found[f"requests.new.{column.key}"] = taken - min(carried, taken)
    for group in FORM.disputes.groups:
        found |= {f"disputes.{group.key}.{column.key}": draw(st.sampled_from((0, 0, 1, 3))) for column in RESULTS}
    issued, repealed = draw(few), draw(few)
    document = {"issued": issued, "repealed": repealed, "in_force": draw(few) + issued}
    return found | {f"disclosure.normative_documents.{key}": number for key, number in document.items()}


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    """What a drafter may have answered, and what he may have left open."""
    counts = ("proactive_total", "interpretations", "responses", "media_accounts", "trainings", "trainees", "staff")
    counts += ("zones", "bulletin_issues", "inspections", "site_columns", "accountability", "fee_notices")
    counts += ("meetings_held", "meetings_invited", "consultations", "consultation_results", "interviews")
    counts += ("press_conferences", "catalogue_items", "overdue_replies", "published_on_request", "accounts_closed")
    counts += ("information_deleted", "information_corrected", "open_zones", "reading_points")
    bools = ("catalogue_updated", "three_reviews", "secrecy_review", "attributes_set", "documents_reviewed")
    bools += ("catalogue_compiled", "validity_marked", "information_cleaned", "digital_bulletin", "regulations_studied")
    found: dict[str, Any] = {key: draw(often_none) for key in counts}
    found |= {key: draw(st.booleans()) for key in (*bools, "leader_in_charge", "any_fees")}
    texts = ("key_areas", "assessment", "public_review", "other_matters", "categories", "request_matters")
    texts += ("change_reason", "column_names", "column_checks", "spot_checks", "training_subject")
    found |= {key: draw(words) for key in texts}
    found["site_kind"] = draw(st.sampled_from(["own", "government", "none"]))
    found["guidance"] = draw(st.lists(st.sampled_from(["thought", "congress", "regulations", "key_points"])).map(tuple))
    found["fee_billed"] = found["fee_collected"] = Decimal(draw(often_none)).scaleb(-1)
    found["channel_site"] = found["proactive_total"]
    found |= dict.fromkeys(("channel_media", "channel_bulletin", "channel_other"), 0)
    left_open = draw(st.sets(st.sampled_from(sorted(found)), max_size=6))
    return {key: value for key, value in found.items() if key not in left_open}


places = st.text("东西南北江河山湖", max_size=3)
"""What goes before the name of an organ, so that it chooses other wordings."""


@st.composite
def reports(draw: st.DrawFn) -> Report:
    given_report = report(draw(st.sampled_from(sorted(ORGANS))), draw(cells()), **draw(facts()))
    given_report = named(given_report, f"{draw(places)}{given_report.organ.name}")
    chosen = draw(
        st.lists(st.sampled_from(wording().catalogue), min_size=1, max_size=3, unique_by=lambda pair: pair.key)
    )
    names = names_of(given_report, FORM)
    slots = {
        "fact": draw(words),
        "who": draw(st.sampled_from(["", "办公室"])),
        "due": draw(st.sampled_from(["", "年内"])),
    }
    problems = tuple(pair_text(pair, **slots, names=names) for pair in chosen)
    return given_report.model_copy(update={"problems": problems})


@given(reports())
@settings(max_examples=60, deadline=None)
def test_no_proposal_has_a_hole(given_report: Report) -> None:
    for passage in FORM.passages:
        for proposal in proposed(given_report, passage):
            for hole in HOLES:
                assert hole not in proposal.text, proposal.text
            assert proposal.text.endswith("。")
            assert not proposal.text.startswith(("，", "。", "；"))


@given(reports())
@settings(max_examples=60, deadline=None)
def test_every_number_of_a_proposal_is_a_figure_of_the_report(given_report: Report) -> None:
    allowed = set(_figures(given_report))
    for passage in FORM.passages[1:]:
        for proposal in proposed(given_report, passage):
            numbers = set(re.findall(r"\d+(?:\.\d+)?", _without_references(proposal.text)))
            assert numbers <= allowed, (proposal.text, numbers - allowed)


def _without_references(text: str) -> str:
    return re.sub(r"〔\d+〕\d+号|至12月31日", "", text)


def _figures(given_report: Report) -> Iterator[str]:
    """Every figure of the report, and the sums of its rows and groups that a sentence may tell."""
    yield str(given_report.year)
    for value in (*given_report.cells.values(), *given_report.facts.values()):
        if isinstance(value, Decimal):
            yield f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
        else:
            yield str(value)
    for prefix in ("denied_", "unavailable_", "rejected_", "other_"):
        rows = [f"requests.{row.key}.total" for row in OUTCOMES if row.key.startswith(prefix)]
        yield str(_sum(given_report, *rows))
    yield str(_sum(given_report, "requests.new.total", "requests.carried_in.total"))
    suits = ("litigation_direct", "litigation_after_reconsideration")
    for column in FORM.disputes.columns:
        yield str(_sum(given_report, *(f"disputes.{suit}.{column.key}" for suit in suits)))


def _sum(given_report: Report, *keys: str) -> int:
    return sum(int(given_report.cell(key) or 0) for key in keys)


@given(reports())
@settings(max_examples=60, deadline=None)
def test_what_was_received_handled_and_carried_is_told_in_numbers(given_report: Report) -> None:
    expected = {
        row: given_report.cell(f"requests.{row}.total") for row in ("new", "carried_in", "handled", "carried_out")
    }
    words_of = {
        "new": r"(?:新收|收到|接收)(?:公民、法人和其他组织提出的)?(?:政府信息公开)?申请",
        "carried_in": r"上年度?结转(?:的有)?",
        "handled": r"(?:办结|答复)",
        "carried_out": r"结转下年度(?:继续)?办理的?",
    }
    for proposal in proposed(given_report, "overview.on_request"):
        for row, number in expected.items():
            said = re.search(f"{words_of[row]}{number}件", proposal.text)
            assert bool(said) == bool(number), proposal.text


# What is not known is missing from the passages, and a city with something in every row has much to say.
OF_WHAT_IS_MISSING = ("P-02", "P-03", "P-04", "P-05")


@given(reports(), st.sampled_from(["full", "full_2", "full_3", "brief"]))
@settings(max_examples=60, deadline=None)
def test_no_proposal_contradicts_the_tables_or_itself(given_report: Report, style: str) -> None:
    missing = (*OF_WHAT_IS_MISSING, *(["P-15"] if fees_left_open(given_report) else []))
    assert not [each for each in checked(given_report, style) if each.severity != "I" and each.id not in missing]


@pytest.mark.parametrize(("key", "rule"), [("requests", "X-02"), ("disputes", "X-04")])
def test_whatever_says_that_nothing_came_is_held_against_the_tables(key: str, rule: str) -> None:
    nothing = names_of(report("city"), FORM)
    came = {
        "requests.new.natural_person": 1,
        "disputes.reconsideration.upheld": 1,
        "disputes.litigation_direct.other": 1,
    }
    for step in range(60):
        denial = Sentences(wording().sentences, nothing, step)[key]
        given_report = report("city", came, passages={"overview.on_request": denial})
        assert rule in {found.id for found in findings(given_report, FORM, words=check_words())}, denial


def fees_left_open(given_report: Report) -> bool:
    """Whether the sentence about fees lacks one of its facts; where there were none, it needs no other."""
    facts = given_report.facts
    amounts = ("fee_notices", "fee_billed", "fee_collected")
    return "any_fees" not in facts or (bool(facts["any_fees"]) and not all(name in facts for name in amounts))


@given(reports(), st.sampled_from(["full", "full_2", "full_3", "brief"]))
@settings(max_examples=20, deadline=None)
def test_a_government_gives_its_three_results(given_report: Report, style: str) -> None:
    results = {"assessment": "对所属部门的考核均为合格", "public_review": "收回问卷，满意率较高", "accountability": 0}
    told = given_report.model_copy(update={"facts": dict(given_report.facts) | results})
    assert "P-04" not in [each.id for each in checked(told, style)]


def checked(given_report: Report, style: str) -> tuple[Finding, ...]:
    """What the checks find in the prose of a report that takes every proposal of a style."""
    passages = {
        passage: proposal.text
        for passage in FORM.passages
        for proposal in proposed(given_report, passage)
        if proposal.style == style
    }
    told = given_report.model_copy(update={"passages": passages})
    prose = [id for id in rules() if id.startswith(("X-", "P-"))]
    return findings(told, FORM, words=check_words(), only=prose, complete=True)


@cache
def check_words() -> CheckWords:
    return load_words(FILES)

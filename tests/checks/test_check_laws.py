"""What holds for every report: a correct one has no fault, and no figure of it can change unseen."""

from __future__ import annotations

from checked import COUNTY, DEPARTMENT, FORM, changed, found, full, last_year
from hypothesis import given, settings
from hypothesis import strategies as st
from worded import ORGANS, proposed

from nianbao.checks import CheckSettings, Severity
from nianbao.report import Number, Organ, Report

OUTCOMES = [row.key for row in FORM.requests.outcome_rows]
COLUMNS = [column.key for column in FORM.requests.applicant_columns]
RESULTS = [key for key in FORM.dispute_cells if not key.endswith(".total")]
SUMMED = [key for key in FORM.cells if key.startswith(("requests.", "disputes."))]
DOCUMENTS = [
    f"disclosure.{row}.{column}"
    for row in ("regulations", "normative_documents")
    for column in ("issued", "repealed", "in_force")
]
LONG = CheckSettings(overview_limit=5000)

FACTS = {
    "proactive_total": 136,
    "channel_site": 100,
    "channel_media": 30,
    "channel_bulletin": 0,
    "channel_other": 6,
    "interpretations": 3,
    "responses": 2,
    "three_reviews": True,
    "site_kind": "government",
    "media_accounts": 2,
    "trainings": 2,
    "trainees": 40,
    "assessment": "考核结果为合格",
    "public_review": "满意率为 95.2%",
    "accountability": 0,
    "any_fees": False,
}

steady = settings(deadline=None)

few = st.sampled_from([0, 0, 0, 1, 2, 5, 30, 1200])


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Number]:
    """The cells of a report that contradicts itself nowhere, without its totals."""
    cells: dict[str, Number] = {key: draw(few) for key in RESULTS}
    for column in COLUMNS:
        outcomes = {
            f"requests.{row}.{column}": draw(few) for row in draw(st.lists(st.sampled_from(OUTCOMES), max_size=4))
        }
        carried_out = draw(few)
        taken = sum(outcomes.values()) + carried_out
        carried_in = draw(st.integers(0, taken))
        cells |= outcomes
        cells |= {
            f"requests.carried_out.{column}": carried_out,
            f"requests.carried_in.{column}": carried_in,
            f"requests.new.{column}": taken - carried_in,
        }
    issued, repealed = draw(few), draw(few)
    cells["disclosure.normative_documents.issued"] = issued
    cells["disclosure.normative_documents.repealed"] = repealed
    cells["disclosure.normative_documents.in_force"] = max(0, issued - repealed) + draw(few)
    cells["disclosure.permits"] = draw(few)
    return cells


def before(report: Report) -> Report:
    """A report of last year from which this one follows."""
    documents = {
        key: report.cells[f"disclosure.normative_documents.{key}"] or 0 for key in ("issued", "repealed", "in_force")
    }
    cells = {
        "disclosure.normative_documents.in_force": documents["in_force"] + documents["repealed"] - documents["issued"],
        **{f"requests.carried_out.{column}": report.cells[f"requests.carried_in.{column}"] for column in COLUMNS},
        **{f"requests.new.{column}": report.cells[f"requests.carried_in.{column}"] for column in COLUMNS},
        "requests.new.natural_person": 5000,
        "requests.granted.natural_person": 5000 - (report.cells["requests.carried_in.natural_person"] or 0),
    }
    return Report(year=2024, cells=full({key: value or 0 for key, value in cells.items()}))


def _proposal(report: Report, passage: str, style: str) -> str:
    """The proposal of a style; where both styles say the same there is only one."""
    texts = {each.style: each.text for each in proposed(report, passage)}
    return texts.get(style) or next(iter(texts.values()), "本年度没有需要报告的情况。")


@steady
@given(figures(), st.sampled_from(sorted(ORGANS)), st.sampled_from(["brief", "full"]))
def test_a_correct_report_in_our_own_words_has_no_fault(cells: dict[str, Number], kind: str, style: str) -> None:
    organ = ORGANS[kind].model_copy(update={"telephone": "0230-60000001", "site": "云浦区人民政府门户网站"})
    bare = Report(year=2025, organ=organ, cells=full(cells), facts=FACTS)
    passages = {key: _proposal(bare, key, style) for key in FORM.passages if key != "problems"}
    passages["problems"] = "存在更新不够及时的问题。下一步，每周检查一次，并规范依申请公开的答复。"
    report = bare.model_copy(update={"passages": passages})
    for last in (None, before(report)):
        faults = [each for each in found(report, last=last, settings=LONG) if each.severity is not Severity.HINT]
        leaps = last is not None and LONG.jumps(*(each.cells["requests.new.total"] or 0 for each in (report, last)))
        asked = ["X-13"] if leaps else []
        assert [each.id for each in faults] in (asked, [*asked, "P-07"])


@steady
@given(figures(), st.sampled_from(SUMMED), st.integers(1, 50), st.booleans())
def test_no_figure_of_tables_three_and_four_changes_unseen(
    cells: dict[str, Number], key: str, by: int, more: bool
) -> None:
    report = Report(year=2025, organ=DEPARTMENT, cells=full(cells))
    right = report.cells[key] or 0
    faults = found(changed(report, **{key: right + by if more else right - by}), complete=False)
    assert {each.id for each in faults} & {"T3-01", "T3-02", "T3-03", "T4-01"}


@steady
@given(figures(), st.sampled_from([key for key in SUMMED if key.startswith("requests.")]), st.integers(1, 50))
def test_the_one_figure_of_table_three_that_changed_is_named(cells: dict[str, Number], key: str, by: int) -> None:
    report = Report(year=2025, organ=COUNTY, cells=full(cells))
    wrong = changed(report, **{key: (report.cells[key] or 0) + by})
    faults = [each for each in found(wrong, complete=False) if each.id in ("T3-01", "T3-02", "T3-03")]
    assert {each.likely for each in faults} == {key}


@steady
@given(figures(), st.sampled_from(DOCUMENTS), st.integers(1, 50))
def test_no_number_of_documents_changes_unseen_by_last_year(cells: dict[str, Number], key: str, by: int) -> None:
    report = Report(year=2025, organ=Organ(), cells=full(cells))
    wrong = changed(report, **{key: (report.cells[key] or 0) + by})
    faults = found(wrong, last=before(report), complete=False)
    assert {each.id for each in faults} & {"T2-03", "T2-05"}


@steady
@given(
    st.text(
        alphabet="收到办结申请公开政府信息其中自然人企业复议诉讼未0123456789一二三十百万件条%，。、；（）()年增长占比上年",
        max_size=300,
    )
)
def test_any_prose_can_be_read(text: str) -> None:
    report = Report(year=2025, organ=DEPARTMENT, cells=full({}), passages=dict.fromkeys(FORM.passages, text))
    assert {each.severity for each in found(report, last=last_year())} <= set(Severity)

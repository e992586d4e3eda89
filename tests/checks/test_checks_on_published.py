"""Published reports with faults of their own: these are found, and nothing that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import FILES, found

from nianbao.checks import Finding
from nianbao.reading.report_file import read_report

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"

BLANK_ROWS = [
    f"requests.{row}.{column}"
    for row in ("denied_third_party", "denied_inquiry")
    for column in ("natural_person", "enterprise", "research", "public_interest", "legal_service", "other", "total")
]


def of(name: str) -> tuple[Finding, ...]:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the published report is not here")
    return found(read_report(path, FILES).report, complete=False)


@pytest.mark.parametrize(
    ("name", "faults"),
    [
        (
            "hongze-2023.pdf",
            [
                ("T3-07", "requests.other_all.total"),
                ("T3-10", "requests.denied_prohibited_by_law.total"),
                ("T4-01", "disputes.reconsideration.total"),
                ("T4-01", "disputes.litigation_after_reconsideration.total"),
                ("P-04", "overview.safeguards"),
                ("W-03", "overview.on_request"),
            ],
        ),
        (
            "erqi-commerce-2024.txt",
            [*(("T3-04", cell) for cell in BLANK_ROWS), ("T3-07", "requests.other_all.total"), ("P-13", "opening")],
        ),
        (
            "hangzhou-2025.html",
            [
                ("T4-05", "disputes.reconsideration.corrected"),
                ("T4-05", "disputes.litigation_direct.corrected"),
                ("T4-05", "disputes.litigation_after_reconsideration.corrected"),
                ("P-03", "overview.management"),
                ("P-03", "overview.platform"),
                ("P-03", "overview.safeguards"),
                ("P-13", "opening"),
            ],
        ),
    ],
)
def test_the_faults_of_a_published_report_and_no_others(name: str, faults: list[tuple[str, str]]) -> None:
    assert [(each.id, each.where) for each in of(name)] == faults


def test_a_total_that_was_left_at_zero_is_told_with_its_equation() -> None:
    reconsideration, after = (each for each in of("hongze-2023.pdf") if each.id == "T4-01")
    assert (reconsideration.found, reconsideration.expected) == (0, 11)
    assert reconsideration.likely == "disputes.reconsideration.total"
    assert "结果维持 10 + 结果纠正 1 + 其他结果 0 + 尚未审结 0 = 11，而总计填的是 0，差 11。" in reconsideration.message
    assert (after.found, after.expected, after.likely) == (0, 5, None)


def test_the_report_of_one_year_as_last_year_of_itself() -> None:
    path = SAMPLES / "erqi-commerce-2024.txt"
    if not path.exists():
        pytest.skip("the published report is not here")
    report = read_report(path, FILES).report
    again = report.model_copy(update={"year": 2025})
    stale = {each.where for each in found(again, "P-01", last=report)}
    assert stale == {"title", "overview.lead", "overview.proactive", "overview.on_request", "overview.safeguards"}

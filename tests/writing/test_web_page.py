"""The web page: the same order, tables with rowspan and colspan, text that is text."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html
from written import FILES, FORM, ORGAN, changed, full_report, without

from nianbao.errors import WritingError
from nianbao.language.numerals import number_text
from nianbao.report import grids
from nianbao.writing.web_page import web_page


def page(**wishes: object) -> html.HtmlElement:
    return html.fromstring(web_page(full_report(), FILES, **wishes))  # type: ignore[arg-type]


def test_headings_and_passages_stand_in_order() -> None:
    root = page()
    assert root.findtext(".//title") == f"{ORGAN}2025年政府信息公开工作年度报告"
    assert [h.text_content() for h in root.iter("h2")] == [section.heading for section in FORM.sections]
    assert [h.text_content() for h in root.iter("h3")] == [part.heading for part in FORM.overview_parts]
    expected = [line for key in FORM.passages for line in full_report().passages[key].split("\n")]
    assert [p.text_content() for p in root.iter("p")] == expected


@pytest.mark.parametrize("single", [False, True])
def test_every_cell_has_its_spans(single: bool) -> None:
    for grid, table in zip(
        grids(FORM, single_other_row=single), page(single_other_row=single).iter("table"), strict=True
    ):
        drawn = [
            [(int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))) for cell in row] for row in table.iter("tr")
        ]
        assert drawn == [[(cell.columns, cell.rows) for cell in row] for row in grid.rows]


def test_every_label_and_number_stands_in_its_cell() -> None:
    drawn = [cell.text_content() for cell in page().iter("td", "th")]
    cells = [cell for grid in grids(FORM) for row in grid.rows for cell in row]
    printed = {key: number_text(number) for key, number in full_report().cells.items() if number is not None}
    assert drawn == [printed[cell.key] if cell.key else cell.text for cell in cells]


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "a & b", "{{ 7 * 7 }}", "</p><p>", "𠮷\u202e"])
def test_text_of_the_drafters_is_text(typed: str) -> None:
    report = changed(full_report(), passages=full_report().passages | {"other": typed})
    last = list(html.fromstring(web_page(report, FILES)).iter("p"))[-1]
    assert last.text_content() == typed.replace("\u202e", "")


def test_what_is_missing_is_said() -> None:
    with pytest.raises(WritingError, match="六、其他需要报告的事项"):
        web_page(without(full_report(), "other"), FILES)


def test_a_draft_and_a_signature_are_shown() -> None:
    texts = [p.text_content() for p in page(draft=True, signed_on=date(2026, 1, 20)).iter("p")]
    assert texts[0] == "（草稿，未定稿，不得发布）"
    assert texts[-2:] == [ORGAN, "2026年1月20日"]

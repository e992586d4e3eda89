"""The page at a glance: every figure on it is a cell, it needs nothing but itself, and it fits a phone and one A4."""

from __future__ import annotations

import re
import shutil
import subprocess
from decimal import Decimal
from html import escape
from pathlib import Path

import pytest
from lxml import html
from offices import EXAMPLES, answered, example
from written import FILES, FORM, changed, full_report, without

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError, WritingError
from nianbao.language.numerals import number_text
from nianbao.report import Problem, Report
from nianbao.writing.files import save_glance
from nianbao.writing.glance import glance_page, prove_glance

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def page(report: Report | None = None, **wishes: object) -> html.HtmlElement:
    return html.fromstring(glance_page(report or full_report(), FILES, **wishes))  # type: ignore[arg-type]


def last_year() -> Report:
    cells = {key: None if number is None else int(number) // 2 for key, number in full_report().cells.items()}
    return changed(full_report(), year=2024, cells=cells)


def figures(root: html.HtmlElement, attribute: str = "data-cell") -> dict[str, str]:
    return {each.get(attribute): each.text_content() for each in root.iterfind(f".//*[@{attribute}]")}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_figure_of_an_example_is_its_cell(path: Path) -> None:
    report = answered(example(path.stem)).state.report
    shown = figures(page(report))
    assert len(shown) >= 9
    assert shown == {key: number_text(report.cell(key) or 0) for key in shown}


def test_every_applicant_outcome_and_dispute_that_is_not_0_is_shown() -> None:
    shown = figures(page())
    keys = {f"requests.{row.key}.total" for row in FORM.requests.outcome_rows}
    keys |= {f"requests.new.{key}" for key in FORM.applicants}
    keys |= {f"disputes.{group.key}.{column.key}" for group in FORM.disputes.groups for column in FORM.disputes.columns}
    assert {key for key in keys if full_report().cells[key]} <= set(shown)


def test_last_year_stands_beside_where_it_is_known() -> None:
    last = last_year()
    shown = figures(page(last=last), "data-last")
    assert shown
    assert shown == {key: number_text(last.cell(key) or 0) for key in shown}
    assert not figures(page(), "data-last")


def test_without_disputes_and_applications_it_says_so_and_draws_no_bar() -> None:
    root = page(changed(full_report(), cells={**dict.fromkeys(full_report().cells, 0), "disclosure.fees": Decimal(0)}))
    assert "没有因政府信息公开被申请行政复议" in root.text_content()
    assert not root.find_class("bar")


def test_the_longest_bar_is_the_largest_number() -> None:
    widths = [float(re.search(r"width: ([\d.]+)%", each.get("style"))[1]) for each in page().find_class("bar")]  # type: ignore[index]
    assert max(widths) == 100
    assert min(widths) >= 0


def test_it_is_one_page_without_script_and_without_anything_from_elsewhere() -> None:
    text = glance_page(full_report(), FILES, last=last_year())
    assert not re.search(r"<script|<link|<img|<iframe|src=|href=|url\(|@import|https?:", text)
    assert 'name="viewport"' in text


def test_problems_and_measures_stand_short() -> None:
    problem = Problem(problem="更新不够及时。有的栏目三个月没有更新。", measure="按月检查，" + "逐项落实" * 30)
    (item,) = page(changed(full_report(), problems=(problem,))).iter("li")
    said = [each.text_content() for each in item.iter("p")]
    assert said[0] == "更新不够及时"
    assert len(said[1]) <= 50


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "a & b", "{{ 7 * 7 }}"])
def test_text_of_the_drafters_is_text(typed: str) -> None:
    root = page(changed(full_report(), problems=(Problem(problem=typed, measure=""),)))
    assert not list(root.iter("script"))
    assert typed in root.text_content()


def test_what_is_missing_is_said_and_a_draft_shows_it() -> None:
    lacking = without(full_report(), "disclosure.permits")
    with pytest.raises(WritingError, match="行政许可"):
        page(lacking)
    assert figures(page(lacking, draft=True))["disclosure.permits"] == "待填"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'(data-cell="requests.new.total">)\d+', r"\g<1>7"),
        (r'(data-last="requests.new.total">)\d+', r"\g<1>7"),
        (r"谁提的申请", "谁提的 12 件申请"),
        (r"</h1>", "</h1> 3"),
        (r"(data-year)", "data-x"),
    ],
)
def test_a_figure_that_is_no_cell_is_found(old: str, new: str) -> None:
    text = glance_page(full_report(), FILES, last=last_year())
    assert re.search(old, text)
    with pytest.raises(WritingError, match="一图读懂上"):
        prove_glance(re.sub(old, new, text, count=1), full_report(), last_year())


def own(folder: Path, old: str, new: str) -> DataFiles:
    (folder / "web").mkdir()
    shipped = FILES.templates.text("web/glance.html")
    assert old in shipped
    (folder / "web" / "glance.html").write_text(shipped.replace(old, new, 1), encoding="utf-8")
    return DataFiles.overlaid(templates=folder)


def test_an_office_can_change_its_words_and_colours(tmp_path: Path) -> None:
    assert "申请人是谁" in glance_page(full_report(), own(tmp_path, "谁提的申请", "申请人是谁"))


def test_a_number_that_it_writes_by_hand_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WritingError, match="37"):
        glance_page(full_report(), own(tmp_path, "谁提的申请", "谁提的 37 件申请"))


@pytest.mark.parametrize("broken", ["{{ nothing }}", "{% if %}", "{{ figures.__class__ }}"])
def test_a_mistake_in_it_names_the_file(tmp_path: Path, broken: str) -> None:
    with pytest.raises(DataFileError) as caught:
        glance_page(full_report(), own(tmp_path, "谁提的申请", broken))
    assert "glance.html" in caught.value.where


def chromium(page: Path, *wishes: str) -> bytes:
    """What Chromium prints when it has drawn a page."""
    assert CHROMIUM is not None
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent / 'profile'}"]
    return subprocess.run([*command, *wishes, page.as_uri()], check=True, capture_output=True, timeout=120).stdout


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here")
def test_a_district_with_everything_prints_on_one_a4(tmp_path: Path) -> None:
    import pdfplumber

    source = save_glance(full_report(), tmp_path / "图.html", FILES, last=last_year())
    chromium(source, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / '图.pdf'}")
    with pdfplumber.open(tmp_path / "图.pdf") as pdf:
        (sheet,) = pdf.pages
        assert (round(sheet.width * 25.4 / 72), round(sheet.height * 25.4 / 72)) == (210, 297)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here")
@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_stands_beyond_the_edge_of_a_screen(tmp_path: Path, width: int) -> None:
    wide = changed(full_report(), cells=dict.fromkeys(full_report().cells, 1234567))
    # The page itself has no script: this one tells how wide it came to be in a frame of that width.
    script = "<script>document.title = document.documentElement.scrollWidth</script></body>"
    measured = escape(glance_page(wide, FILES, last=last_year()).replace("</body>", script))
    frame = f'<iframe width="{width}" height="2000" onload="document.title = this.contentDocument.title"'
    outer = tmp_path / "frame.html"
    outer.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{frame} srcdoc="{measured}"></iframe>', "utf-8")
    said = re.search(rb"<title>(\d+)</title>", chromium(outer, "--dump-dom"))
    assert said is not None
    assert int(said[1]) <= width

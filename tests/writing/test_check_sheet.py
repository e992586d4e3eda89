"""The check sheet: what whoever signs the report sees of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from checked import FILES, changed, correct, found, last_year, words
from written import W, fits, part, text_of, value

from nianbao.checks import Finding, Severity
from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.report import Origin, Provenance, Report
from nianbao.writing.check_sheet import Grounds, check_sheet, save_check_sheet

AT = datetime(2026, 1, 12, 9, 30)
IN_FORCE = "行政规范性文件·现行有效件数"


def drawn(
    report: Report | None = None,
    *,
    last: Report | None = None,
    findings: Sequence[tuple[Finding, str]] = (),
    questions: dict[str, str] | None = None,
    files: DataFiles = FILES,
    draft: bool = False,
) -> bytes:
    grounds = Grounds(words(), last, findings, questions or {})
    return check_sheet(report or correct(), files, grounds, draft=draft)


def rows(data: bytes) -> list[list[str]]:
    """What stands in the rows of the tables, cell by cell."""
    document = part(data, "word/document.xml")
    return [[text_of(cell) for cell in row.iterfind(f"{W}tc")] for row in document.iter(f"{W}tr")]


def text(data: bytes) -> str:
    return "\n".join(text_of(element) for element in part(data, "word/document.xml").iter(f"{W}p"))


def row(data: bytes, first: str) -> list[str]:
    """The only row that begins with `first`."""
    (cells,) = (cells for cells in rows(data) if cells[0] == first)
    return cells


def below(data: bytes, rule: str) -> list[str]:
    """The cells of the equations below the line of a rule, with their marks."""
    lines = rows(data)
    start = next(index for index, cells in enumerate(lines) if cells[0].startswith(rule))
    end = next((index for index in range(start + 1, len(lines)) if len(lines[index]) == 1), len(lines))
    return [cell for cells in lines[start + 1 : end] for cell in cells]


def headings(data: bytes) -> list[str]:
    document = part(data, "word/document.xml")
    return [text_of(p) for p in document.iter(f"{W}p") if value(p, "pPr/pStyle") == "Heading1"]


class TestEquations:
    def test_each_column_is_balanced_with_its_numbers_and_a_tick(self) -> None:
        cells = below(drawn(), "每一列：本年新收 + 上年结转")
        assert cells == [
            *("自然人", "10 + 3 = 13 = 12 + 1", "✓"),
            *("商业企业", "2 + 0 = 2 = 2 + 0", "✓"),
            *("总计", "12 + 3 = 15 = 14 + 1", "✓"),
        ]

    def test_what_does_not_hold_has_a_cross(self) -> None:
        data = drawn(changed(correct(), disputes__reconsideration__total=4))
        assert below(data, "总计 = 结果维持")[:3] == ["行政复议", "2 + 1 + 0 + 0 = 3 ≠ 4", "✗"]

    def test_equations_of_nothing_but_0_share_the_line_of_their_rule(self) -> None:
        (line,) = (cells[0] for cells in rows(drawn()) if cells[0].startswith("每一列：（七）总计"))
        assert line.endswith("；另有 4 个等式两边都是 0，都成立")

    def test_the_summary_counts_what_holds(self) -> None:
        data = drawn(changed(correct(), requests__new__natural_person=None))
        count = re.search(r"共核对等式 (\d+) 个，成立 (\d+) 个，不成立 0 个，缺数 (\d+) 个", text(data))
        assert count is not None
        everything, holds, unknown = map(int, count.groups())
        assert everything == holds + unknown
        assert unknown >= 2

    def test_the_numbers_of_the_prose_are_ticked(self) -> None:
        assert "“上年结转3件”✓；“共办理15件”= 12 + 3 ✓" in text(drawn())

    def test_a_number_of_the_prose_that_is_another_has_a_cross(self) -> None:
        report = correct({"overview.on_request": "2025年，我局新收政府信息公开申请13件。"})
        assert "“我局新收政府信息公开申请13件”≠ 本年新收 12 ✗" in text(drawn(report))

    def test_two_short_equations_share_a_row_and_a_long_one_has_its_own(self) -> None:
        outcomes = [row.key for row in FILES.form.requests.outcome_rows]
        cells = {f"requests.{key}.natural_person": 1234 for key in outcomes}
        lines = rows(drawn(changed(correct(), **cells)))
        start = next(index for index, line in enumerate(lines) if line[0].startswith("每一列：（七）总计"))
        assert lines[start + 1][1].startswith(" + ".join(["1234"] * len(outcomes)))
        assert [len(line) for line in lines[start + 1 : start + 3]] == [3, 6]


class TestFindings:
    def warnings(self) -> list[Finding]:
        report = changed(correct(), disclosure__normative_documents__in_force=13)
        return [each for each in found(report, "T2-03", last=last_year()) if each.severity is Severity.WARNING]

    def test_a_warning_stands_with_its_reason(self) -> None:
        (warning,) = self.warnings()
        data = drawn(findings=[(warning, "机构改革划入 1 件")])
        assert row(data, "行政规范性文件·现行有效件数") == [
            "行政规范性文件·现行有效件数",
            warning.message,
            "机构改革划入 1 件",
        ]
        assert "需要说明的 1 处，已说明 1 处" in text(data)

    def test_a_warning_without_a_reason_says_so(self) -> None:
        data = drawn(findings=[(self.warnings()[0], "")])
        assert row(data, IN_FORCE)[2] == "（未说明）"
        assert "需要说明的 1 处，已说明 0 处" in text(data)

    def test_a_finding_in_the_prose_names_the_passage(self) -> None:
        finding = Finding("P-08", Severity.WARNING, "overview.platform", "这一段与上年的文字相同。")
        assert row(drawn(findings=[(finding, "")]), "（四）政府信息公开平台建设")[1] == finding.message

    def test_what_is_said_alike_of_six_places_is_one_row(self) -> None:
        keys = [f"requests.granted.{column.key}" for column in FILES.form.requests.columns[:6]]
        findings = [(Finding("T3-09", Severity.WARNING, key, "这一列比上年少了一半。"), "") for key in keys]
        names = "、".join(FILES.form.labels[key] for key in keys)
        assert row(drawn(findings=findings), names) == [names, "这一列比上年少了一半。", "（未说明）"]

    @pytest.mark.parametrize(
        ("where", "named"),
        [("title", "标题"), ("deadline", "公布期限"), ("disputes", FILES.form.sections[3].heading), ("", "全文")],
    )
    def test_any_place_has_a_name(self, where: str, named: str) -> None:
        assert row(drawn(findings=[(Finding("X-01", Severity.WARNING, where, "要看一下。"), "")]), named)

    def test_no_rule_is_spoken_of_by_its_number(self) -> None:
        findings = [(each, "") for each in found(changed(correct(), disclosure__permits=0), last=last_year())]
        assert findings
        assert not re.search(r"\b[TPX]\d?-\d\d", text(drawn(findings=findings, last=last_year())))

    def test_none_is_said(self) -> None:
        assert row(drawn(), "没有。") == ["没有。"]


class TestPageOfTheReport:
    def said(self, *found: Finding) -> str:
        return text(check_sheet(correct(), FILES, Grounds(words(), page=found)))

    def test_a_page_that_is_right_is_said(self) -> None:
        assert "版面对照 GB/T 9704-2012 和国办公开办函〔2021〕30号表样核对 28 项，都对。" in self.said()

    def test_what_is_wrong_with_it_is_named(self) -> None:
        wrong = [Finding(rule, Severity.WARNING, "layout", "") for rule in ("L-02", "L-12")]
        assert "版面核对 28 项，不对的有：上边距、正文字体。" in self.said(*wrong)


class TestLastYear:
    def test_without_it_nothing_is_compared(self) -> None:
        assert headings(drawn()) == ["一、等式核对", "二、需要说明的事项"]

    def test_figures_of_both_years_stand_side_by_side(self) -> None:
        data = drawn(last=last_year())
        assert "三、与上年对照" in headings(data)
        (cells,) = (cells for cells in rows(data) if "新收申请" in cells)
        at = cells.index("新收申请")
        assert cells[at : at + 5] == ["新收申请", "12", "10", "+2", "+20.0%"]

    def test_a_leap_asks_for_a_word(self) -> None:
        data = drawn(last=last_year(disclosure__permits=3))
        assert row(data, "行政许可") == ["行政许可", "40", "3", "+37", "+1233.3%", "变化较大，请在报告里或当面说明原因"]

    def test_what_is_0_in_both_years_is_one_line(self) -> None:
        assert any(cells[0].endswith("项今年、上年都是 0。") for cells in rows(drawn(last=last_year())))


class TestSources:
    def report(self) -> Report:
        typed = Provenance(origin=Origin.TYPED, source="requests.new", where="12，企业2，其余自然人", at=AT)
        carried = Provenance(origin=Origin.LAST_YEAR, source="requests.carried_in", where="3", at=AT)
        computed = Provenance(origin=Origin.DERIVED, source="合计")
        fact = Provenance(origin=Origin.TYPED, source="overview.proactive_total", where="一百三十六条", at=AT)
        sources = {
            "requests.new.natural_person": typed,
            "requests.new.enterprise": typed,
            "requests.new.total": computed,
            "requests.carried_in.natural_person": carried,
            "proactive_total": fact,
        }
        return correct().model_copy(update={"sources": sources, "facts": {"proactive_total": 136}})

    def test_an_answer_is_one_row_with_what_was_typed_and_when(self) -> None:
        data = drawn(self.report(), questions={"requests.new": "新收申请"})
        assert row(data, "新收申请") == ["新收申请", "填写", "12，企业2，其余自然人", "1月12日 09:30"]

    def test_an_answer_without_a_name_is_called_by_its_cells(self) -> None:
        first = "一、本年新收政府信息公开申请数量·自然人"
        assert row(drawn(self.report()), f"{first}等 2 格")[1] == "填写"

    def test_what_came_from_last_year_says_so(self) -> None:
        assert row(drawn(self.report(), questions={"requests.carried_in": "上年结转"}), "上年结转")[1] == "取自上年"

    def test_figures_of_the_prose_share_a_row(self) -> None:
        data = drawn(self.report(), questions={"overview.proactive_total": "主动公开"})
        assert row(data, "填写（1月12日 09:30）：主动公开“一百三十六条”。")

    def test_six_answers_alike_are_one_row(self) -> None:
        columns = [column.key for column in FILES.form.requests.columns[:6]]
        sources = {
            f"requests.granted.{column}": Provenance(
                origin=Origin.TYPED, source=f"requests.outcomes.{column}", where="没有", at=AT
            )
            for column in columns
        }
        report = correct().model_copy(update={"sources": sources})
        data = drawn(report, questions={f"requests.outcomes.{column}": column for column in columns})
        assert row(data, "、".join(columns))[1:] == ["填写", "没有", "1月12日 09:30"]

    def test_computed_totals_are_counted(self) -> None:
        assert any(cells[0].endswith("共 1 格。") for cells in rows(drawn(self.report())))

    def test_figures_read_from_a_file_name_the_file_once(self) -> None:
        keys = ("disclosure.permits", "disclosure.penalties")
        sources = {key: Provenance(origin=Origin.READ, source="去年.docx", where=f"{key}那一格") for key in keys}
        data = drawn(correct().model_copy(update={"sources": sources}))
        assert row(data, "行政许可·本年处理决定数量等 2 格") == [
            "行政许可·本年处理决定数量等 2 格",
            "读自文件",
            "去年.docx",
            "",
        ]

    def test_figures_counted_from_the_register_have_its_lines(self) -> None:
        zero = Provenance(origin=Origin.REGISTER, where="台账里没有")
        partial = "requests.partial.natural_person"
        sources = {
            partial: Provenance(origin=Origin.REGISTER, source=partial, where="台账第 7、12、31 行"),
            "requests.new.natural_person": Provenance(
                origin=Origin.REGISTER, source="requests.new.natural_person", where="台账第 7、12、31 行"
            ),
            "requests.new.enterprise": zero,
            "requests.new.research": zero,
        }
        data = drawn(correct().model_copy(update={"sources": sources}))
        label = "一、本年新收政府信息公开申请数量"
        assert row(data, f"{label}·自然人") == [f"{label}·自然人", "数自台账", "台账第 7、12、31 行", ""]
        assert row(data, FILES.form.labels[partial])[2] == "台账第 7、12、31 行"
        assert row(data, f"{label}·商业企业等 2 格")[1:3] == ["数自台账", "台账里没有"]


class TestPage:
    def test_title_and_report(self) -> None:
        lines = text(drawn()).splitlines()
        assert lines[:2] == ["勾稽核对表", "云浦区档案局2025年政府信息公开工作年度报告"]

    def test_a4_in_the_fonts_of_the_report(self) -> None:
        document = part(drawn(), "word/document.xml")
        assert (value(document, "body/sectPr/pgSz", "w"), value(document, "body/sectPr/pgSz", "h")) == (
            "11906",
            "16838",
        )
        fonts = {element.get(f"{W}eastAsia") for element in document.iter(f"{W}rFonts")}
        assert fonts == {"方正小标宋简体", "楷体_GB2312", "仿宋_GB2312", "黑体", "宋体"}

    def test_numbers_and_times_are_narrowed_to_their_columns(self) -> None:
        keys = [key for key in correct().cells if key.startswith("disclosure.")]
        report = changed(correct(), **{key.replace(".", "__"): 12_345_678 for key in keys})
        for table in part(drawn(report, last=last_year()), "word/document.xml").iter(f"{W}tbl"):
            for cell in table.iter(f"{W}tc"):
                assert fits(cell, points=8)

    def test_every_row_fills_the_columns_of_its_table(self) -> None:
        for table in part(drawn(last=last_year()), "word/document.xml").iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for line in table.iterfind(f"{W}tr"):
                spans = (value(cell, "tcPr/gridSpan") or "1" for cell in line.iterfind(f"{W}tc"))
                assert sum(map(int, spans)) == columns

    def test_a_draft_says_so(self) -> None:
        assert text_of(part(drawn(draft=True), "word/header1.xml")) == "草稿"

    def test_the_same_report_gives_the_same_bytes(self) -> None:
        assert drawn(last=last_year()) == drawn(last=last_year())

    @pytest.mark.parametrize("reason", ["<w:p>&amp;", "{{ 7 * 7 }}", "𠮷\x00\u202e第一行\n第二行"])
    def test_what_the_drafter_wrote_is_text(self, reason: str) -> None:
        finding = Finding("T2-09", Severity.WARNING, "disclosure.permits", "行政许可上年是 38 件，今年填的是 0。")
        shown = reason.replace("\x00", "").replace("\u202e", "").replace("\n", " ")
        assert row(drawn(findings=[(finding, reason)]), "行政许可·本年处理决定数量")[2] == shown

    def test_a_report_that_is_hardly_begun_has_a_sheet_too(self) -> None:
        assert "【待填：单位名称】" in text(drawn(Report(), draft=True))

    def test_it_is_put_in_place_whole(self, tmp_path: Path) -> None:
        path = save_check_sheet(correct(), tmp_path / "核对表.docx", FILES, Grounds(words()))
        assert [path] == list(tmp_path.iterdir())
        assert path.read_bytes() == drawn()


def overlaid(folder: Path, old: str, new: str) -> DataFiles:
    shipped = FILES.templates.text("layout/check_sheet.yaml")
    assert old in shipped
    own = folder / "layout" / "check_sheet.yaml"
    own.parent.mkdir()
    own.write_text(shipped.replace(old, new, 1), encoding="utf-8")
    return DataFiles.overlaid(templates=folder)


class TestLayoutFile:
    def test_an_office_can_change_words_and_what_is_compared(self, tmp_path: Path) -> None:
        files = overlaid(tmp_path, "  disclosure.permits: 行政许可", "  disclosure.permits: 许可决定")
        assert "许可决定" in text(drawn(last=last_year(), files=files))

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            (
                "disclosure.permits: 行政许可",
                "disclosure.permit: 行政许可",
                "year_on_year.disclosure.permit.*没有这一格",
            ),
            ("widths: [30, 114, 30]", "widths: [30, 114]", "tables.findings.widths.*应当有 3 个数，现在有 2 个"),
            ("{number}、{name}", "{number}", "words.heading.*应当恰好含有"),
            ("  read: 读自文件", "", "origins.read.*缺少这一项"),
            ("holds: ✓", "hold: ✓", "words.holds.*缺少这一项"),
        ],
    )
    def test_a_mistake_names_file_and_key(self, tmp_path: Path, old: str, new: str, said: str) -> None:
        with pytest.raises(DataFileError, match=said) as caught:
            drawn(files=overlaid(tmp_path, old, new))
        assert str(tmp_path) in str(caught.value)

"""`nianbao aggregate`: the reports of a folder added up, and what is wrong with what was handed in."""

import json
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from districts import DISTRICT, NAMES, YEAR, District, district, paper, write
from published_reports import files
from registers import save_xlsx

from nianbao.cli import main
from nianbao.report import FEES
from nianbao.units.handed_in import handed_in
from nianbao.units.unit import Unit

JUSTICE, CIVIL, FINANCE = (f"{DISTRICT}{name}" for name in ("司法局", "民政局", "财政局"))
Aggregate = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> District:
    """Sixty organs: one that did not hand in, one that did twice, one with a fault, one of another year, one torn."""
    whole = district(tmp_path_factory.mktemp("sixty") / "各单位")
    whole.file(JUSTICE).unlink()
    write(whole.folder, f"{CIVIL}（再报）", paper("白河区民政局", whole.cells[CIVIL]))
    wrong = {**whole.cells[FINANCE], "requests.new.total": 10_000}
    whole.file(FINANCE).unlink()
    write(whole.folder, FINANCE, paper(FINANCE, wrong), ".html")
    write(whole.folder, "去年的", paper(f"{DISTRICT}教育局", whole.cells[CIVIL], YEAR - 1))
    (whole.folder / "坏.docx").write_bytes(b"PK\x03\x04 torn")
    (whole.folder / "名单.csv").write_text("序号,单位名称\n" + "".join(f"{n},{name}\n" for n, name in enumerate(NAMES)))
    return District(whole.folder, {**whole.cells, FINANCE: wrong})


@pytest.fixture
def aggregate(capsys: pytest.CaptureFixture[str]) -> Aggregate:
    def run(*arguments: object) -> tuple[int, dict[str, Any]]:
        code = main(["aggregate", *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def flat(found: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for key, value in found.items():
        cells.update(flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value})
    return cells


def sums(found: dict[str, Any]) -> dict[str, Any]:
    cells = flat({table: found[table] for table in ("disclosure", "requests", "disputes")})
    return {key: Decimal(value) if key == FEES else value for key, value in cells.items()}


def test_sixty_reports_come_to_the_true_sum_and_all_else_is_told(sixty: District, aggregate: Aggregate) -> None:
    code, found = aggregate(sixty.folder, "--units", sixty.folder / "名单.csv")
    assert code == 1
    assert sums(found) == sixty.sum(without=[JUSTICE])
    assert found["year"] == YEAR
    assert found["missing"] == [JUSTICE]
    assert [(each["id"], each["agency"], len(each["files"])) for each in found["doubled"]] == [("U-03", CIVIL, 2)]
    by_file = {Path(each["file"]).name: each for each in found["units"]}
    assert [name for name, each in by_file.items() if not each["read"]] == ["坏.docx"]
    assert [name for name, each in by_file.items() if each["findings"]] == [f"{FINANCE}.html"]
    assert by_file[f"{FINANCE}.html"]["counted"]
    assert not by_file["去年的.txt"]["counted"]
    assert len(by_file) == 62


def test_people_read_who_is_missing_who_is_doubled_and_under_which_name(
    sixty: District, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["aggregate", str(sixty.folder), "--units", str(sixty.folder / "名单.csv")])
    told = capsys.readouterr().out.replace("\n", "")
    assert f"U-02 {JUSTICE}没有交。" in told
    assert f"U-03 {CIVIL}交了 2 份：加进去的是 {CIVIL}.html，没有加 {CIVIL}（再报）.txt，数字一样。" in told
    assert f"名单上的“{CIVIL}”，报告里写的是“白河区民政局”。" in told
    assert f"{FINANCE}（{FINANCE}.html）有 2 处对不上，照样加进去了" in told
    assert "T3-03" in told
    assert "坏.docx：文件已损坏" in told
    assert f"去年的.txt（{DISTRICT}教育局）是 {YEAR - 1} 年的报告，没有加。" in told


def test_the_workbook_holds_every_organ_and_formulas_with_their_results(
    sixty: District, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "汇总.xlsx"
    last = district(tmp_path / "去年", NAMES[:3], YEAR - 1, seed=2)
    main(["aggregate", str(sixty.folder), "--last", str(last.folder), "-o", str(target)])
    shown, formulas = (openpyxl.load_workbook(BytesIO(target.read_bytes()), data_only=only) for only in (True, False))
    assert shown.sheetnames == ["合计", "各单位", "各单位（去年）", "问题"]
    truth, before = sixty.sum(without=[JUSTICE]), last.sum()
    labels = {label: key for key, label in files().form.labels.items()}
    read = {labels[row[0]]: row[1:] for row in shown["合计"].iter_rows(min_row=2, values_only=True)}
    assert {key: pytest.approx(float(number)) for key, number in truth.items()} == {k: v[0] for k, v in read.items()}
    assert {key: pytest.approx(float(number)) for key, number in before.items()} == {k: v[1] for k, v in read.items()}
    assert all(row[2] == pytest.approx(row[0] - row[1]) for row in read.values())
    organs = [row[1] for row in shown["各单位"].iter_rows(min_row=4, values_only=True)]
    assert len(organs) == 60
    assert organs[-1] == "合计"
    assert formulas["各单位"].cell(63, 4).value == "=SUM(D4:D62)"
    assert formulas["合计"].cell(2, 2).value == "='各单位'!D63"
    assert {row[0] for row in shown["问题"].iter_rows(min_row=2, values_only=True)} >= {
        "交了不止一份",
        "对不上",
        "读不了",
    }


def test_a_name_that_begins_like_a_formula_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "各单位"
    folder.mkdir()
    write(folder, "=1+1", paper("", district(tmp_path / "x", NAMES[:1]).cells[NAMES[0]]))
    main(["aggregate", str(folder), "-o", str(tmp_path / "汇总.xlsx")])
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["各单位"]
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")


LISTED = (
    ("青川市白河区民政局", "白河区民政局"),
    ("民政局", "青川市白河区民政局"),
    ("白河区卫健委", "白河区卫健委"),
    ("白河区发展和改革委", "青川市白河区发展和改革委员会"),
    ("石桥镇", "青川市白河区石桥镇人民政府"),
    ("石桥镇政府", "白河区石桥镇人民政府"),
    ("解放街道", "白河区解放街道办事处"),
    ("白河区解放街道办", "青川市白河区解放街道办事处"),
    ("白河区人民政府办公室", "青川市白河区政府办公室"),
    ("１．白河区商务局", "白河区商务局"),
    ("经济开发区管委会", "白河区经济开发区管理委员会"),
)


@pytest.mark.parametrize(("listed", "reported"), LISTED)
def test_an_organ_is_known_under_its_other_names(listed: str, reported: str) -> None:
    found = handed_in([Unit(file=Path("报告.docx"), agency=reported)], None, ["白河区审计局", listed])
    assert [entry.name for entry in found.missing] == ["白河区审计局"]
    assert found.unlisted == ()


def test_without_a_list_two_spellings_of_one_organ_are_one() -> None:
    names = ("青川市白河区民政局", "白河区民政局", "甲县司法局", "乙县司法局")
    found = handed_in([Unit(file=Path(f"{name}.docx"), agency=name) for name in names], None)
    assert [(entry.name, len(entry.units)) for entry in found.entries] == [
        ("青川市白河区民政局", 2),
        ("甲县司法局", 1),
        ("乙县司法局", 1),
    ]


def test_a_report_without_a_name_is_known_by_that_of_its_file() -> None:
    found = handed_in([Unit(file=Path("白河区审计局.docx"))], None, ["青川市白河区审计局"])
    assert found.missing == ()


def test_organs_of_the_same_kind_in_two_places_are_not_one() -> None:
    units = [Unit(file=Path(f"{name}.docx"), agency=name) for name in ("甲县民政局", "乙县民政局")]
    found = handed_in(units, None, ["甲县民政局", "乙县民政局", "丙县民政局", "民政局"])
    assert [entry.name for entry in found.missing] == ["丙县民政局", "民政局"]
    assert found.doubled == ()


def test_the_list_can_be_a_column_of_a_sheet(tmp_path: Path, aggregate: Aggregate) -> None:
    whole = district(tmp_path / "各单位", NAMES[:2])
    rows = (("2025年年报报送名单", ""), ("序号", "单位"), (1, NAMES[0]), (2, NAMES[1]), (3, NAMES[2]))
    save_xlsx(tmp_path / "名单.xlsx", {"名单": rows})
    _, found = aggregate(whole.folder, "--units", tmp_path / "名单.xlsx")
    assert found["missing"] == [NAMES[2]]


def test_the_office_s_own_report_is_added(tmp_path: Path, aggregate: Aggregate) -> None:
    whole = district(tmp_path / "各单位", NAMES[:3])
    own = district(tmp_path / "本级", [f"{DISTRICT}人民政府"], seed=3)
    (tmp_path / "名单.txt").write_text("\n".join(NAMES[:3]), encoding="utf-8")
    code, found = aggregate(whole.folder, "--own", own.file(f"{DISTRICT}人民政府"), "--units", tmp_path / "名单.txt")
    assert code == 0
    assert sums(found) == {key: number + own.sum()[key] for key, number in whole.sum().items()}


def test_of_two_reports_the_one_without_a_fault_counts(tmp_path: Path, aggregate: Aggregate) -> None:
    whole = district(tmp_path / "各单位", NAMES[:1])
    write(whole.folder, "甲", paper(NAMES[0], {**whole.cells[NAMES[0]], "requests.new.total": 999}))
    _, found = aggregate(whole.folder)
    assert sums(found) == whole.sum()


@pytest.mark.parametrize("number", [7, 0])
def test_the_one_row_of_other_handling_is_added_beside_the_three(
    number: int, tmp_path: Path, aggregate: Aggregate
) -> None:
    whole = district(tmp_path / "各单位", NAMES[:2])
    gone = tuple(f"requests.{row.key}." for row in files().form.requests.other_rows)
    cells = {key: value for key, value in whole.cells[NAMES[0]].items() if not key.startswith(gone)}
    cells |= dict.fromkeys(files().form.single_other_cells, number)
    write(whole.folder, "单行", paper(f"{DISTRICT}气象局", cells))
    _, found = aggregate(whole.folder)
    assert found["blanks"] == {}
    assert sums(found).get("requests.other_all.natural_person", 0) == number
    assert (
        sums(found)["requests.granted.total"] == whole.sum()["requests.granted.total"] + cells["requests.granted.total"]
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [({}, "文件夹里没有报告"), ({"a.txt": "会议通知：明天开会。"}, "没有读得出的报告")],
)
def test_a_folder_without_reports_is_said_in_a_sentence(
    content: dict[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in content.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["aggregate", str(tmp_path)]) == 1
    assert said in capsys.readouterr().err


def test_no_folder_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["aggregate", str(tmp_path / "没有")]) == 1
    assert "找不到这个文件夹" in capsys.readouterr().err


class TestWorkbooks:
    def test_a_report_kept_in_one_is_added_up(self, tmp_path: Path, aggregate: Aggregate) -> None:
        made = district(tmp_path / "各单位", (CIVIL, FINANCE))
        made.file(CIVIL).unlink()
        write(made.folder, CIVIL, paper(CIVIL, made.cells[CIVIL]), ".xlsx")
        code, found = aggregate(made.folder)
        assert code == 0
        assert sums(found) == made.sum()

    def test_one_that_holds_no_report_is_told(self, tmp_path: Path, aggregate: Aggregate) -> None:
        made = district(tmp_path / "各单位", (CIVIL, FINANCE))
        save_xlsx(made.folder / "台账.xlsx", {"台账": [("序号", "收到日期"), (1, "2025-03-01")]})
        code, found = aggregate(made.folder)
        assert code == 1
        assert [Path(each["where"]).name for each in found["unread"]] == ["台账.xlsx"]
        assert sums(found) == made.sum()

    def test_the_list_of_organs_and_what_is_written_there_are_none_of_them(
        self, tmp_path: Path, aggregate: Aggregate
    ) -> None:
        made = district(tmp_path / "各单位", (CIVIL, FINANCE))
        units, sheet = made.folder / "名单.xlsx", made.folder / "汇总.xlsx"
        save_xlsx(units, {"名单": [("序号", "单位名称"), (1, CIVIL), (2, FINANCE)]})
        for _ in range(2):
            code, found = aggregate(made.folder, "--units", units, "-o", sheet)
            assert (code, found["unread"]) == (0, [])

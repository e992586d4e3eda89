"""`nianbao register`: the tables with the lines behind each number, for people and as JSON."""

import json
from datetime import date
from pathlib import Path

import pytest
from registers import FILES, HEAD, save_xlsx

from nianbao.cli import main
from nianbao.interview.register_telling import register_speech
from nianbao.register.usage import Usage
from nianbao.storage.register_usage import save_usage, usage_file
from nianbao.wording.names import Names

D = date
LINES = (
    (1, D(2024, 12, 20), "赵一", "自然人", "甲", D(2025, 1, 10), "予以公开"),
    (2, D(2025, 1, 6), "钱二", "自然人", "乙", D(2025, 1, 20), "信息不存在"),
    (3, D(2025, 3, 5), "某某建材有限公司", "", "丙", D(2025, 6, 20), "不予公开"),
    (4, D(2025, 4, 5), "孙三", "自然人", "丁", D(2025, 4, 20), "不予公开"),
    (5, D(2026, 1, 5), "李四", "自然人", "戊", "", ""),
)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    save_xlsx(tmp_path / "台账.xlsx", {"台账": (HEAD, *LINES)})
    return tmp_path / "台账.xlsx"


def test_json_has_the_tables_the_lines_and_what_is_left(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", str(register), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["requests"]["new"] == {
        "natural_person": 2,
        "enterprise": 1,
        **dict.fromkeys(("research", "public_interest", "legal_service", "other"), 0),
        "total": 3,
    }
    assert found["disputes"] == {}
    assert found["lines"]["requests.new.natural_person"] == [3, 5]
    assert found["lines"]["requests.carried_in.total"] == [2]
    assert [(each["line"], each["column"], each["text"]) for each in found["unplaced"]] == [
        (4, "办理结果", "不予公开"),
        (5, "办理结果", "不予公开"),
    ]
    assert found["late"] == [{"line": 4, "due": "2025-04-02", "answered": "2025-06-20"}]
    assert [each["line"] for each in found["outside"]] == [6]


def test_json_has_disputes_where_the_register_has_their_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ((*HEAD, "行政复议"), (*LINES[1], "维持"))
    save_xlsx(tmp_path / "台账.xlsx", {"台账": rows})
    main(["register", str(tmp_path / "台账.xlsx"), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["disputes"] == {"reconsideration": {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 1}}


def test_every_number_of_the_json_is_as_many_lines(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["register", str(register), "--json"])
    found = json.loads(capsys.readouterr().out)
    for row, columns in found["requests"].items():
        for column, value in columns.items():
            assert len(found["lines"][f"requests.{row}.{column}"]) == value


def test_people_read_the_lines_behind_each_number_and_each_wording_once(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["register", str(register)]) == 0
    told = capsys.readouterr().out
    assert "读到 5 行，按 2025 年数：新收 3 件，上年转来 1 件，1 行不算。" in told
    assert "一、本年新收政府信息公开申请数量·自然人：2 件，台账第 3、5 行" in told
    assert told.count("“不予公开”（第 4、5 行）没有写明是哪一种结果") == 1
    assert "第 4 行超过期限才答复：期限 2025-04-02，答复 2025-06-20。" in told


def test_what_the_office_settled_is_used(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_usage(Usage(outcomes={"不予公开": "denied_third_party"}))
    main(["register", str(register), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["requests"]["denied_third_party"]["total"] == 2
    assert found["unplaced"] == []


def test_what_was_settled_wrongly_by_hand_is_told_by_its_key(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usage_file().parent.mkdir(parents=True)
    usage_file().write_text("days_off: [昨天]\n", encoding="utf-8")
    assert main(["register", str(register)]) == 1
    assert "days_off.0" in capsys.readouterr().err


def test_another_year_can_be_counted(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["register", str(register), "--json", "--year", "2026"])
    found = json.loads(capsys.readouterr().out)
    assert (found["year"], found["requests"]["new"]["total"]) == (2026, 1)


def test_last_years_report_is_held_against_what_was_carried_in(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "四、结转下年度继续办理|3|0|0|0|0|0|3"
    last = tmp_path / "去年.txt"
    last.write_text(
        f"某某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{rows}\n", encoding="utf-8"
    )
    main(["register", str(register), "--last", str(last)])
    told = "".join(capsys.readouterr().out.split())
    assert "上年结转（自然人）台账是1件（第2行），去年报告的“结转下年度继续办理”是3件" in told


REASONS = (
    *("outcome_unclear", "no_outcome", "answered_but_open", "applicant_unclear", "no_applicant", "result_unclear"),
    *("dispute_over_earlier", "no_received_day", "unclear_day", "old_day", "several_days", "answered_before_received"),
    *("year_of_answer_unknown", "received_later", "answered_before"),
)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_for_which_a_line_does_not_count_has_its_sentence(reason: str) -> None:
    said = register_speech(FILES).text(reason, Names(FILES.form), where="第 7 行", text="甲", column="乙", year=2025)
    assert "第 7 行" in said
    assert said.endswith("。")


def test_what_is_no_register_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "文件夹" in told.err


def test_a_fee_is_said_to_belong_to_section_six(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = (1, date(2025, 5, 1), "赵一", "自然人", "内容", date(2025, 5, 9), "公开", 2200)
    save_xlsx(tmp_path / "台账.xlsx", {"台账": ((*HEAD, "收费"), line)})
    main(["register", str(tmp_path / "台账.xlsx"), "--json"])
    assert json.loads(capsys.readouterr().out)["fees"] == [2]
    main(["register", str(tmp_path / "台账.xlsx")])
    assert "第 2 行写有收费。信息处理费在第六部分" in capsys.readouterr().out.replace("\n", "")

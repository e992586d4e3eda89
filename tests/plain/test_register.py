"""A register in line mode: dragged in, two wordings asked, 表三 filled, a line changed, taken in again."""

from datetime import date
from pathlib import Path

import pytest
from registers import HEAD, save_xlsx
from typing_lines import sat

D = date
ORGAN = ("没有", "2025", "云浦区档案局", "政府部门")
LINES = (
    (1, D(2025, 1, 6), "钱二", "自然人", "乙", D(2025, 1, 20), "信息不存在"),
    (2, D(2025, 3, 5), "孙三", "自然人", "丙", D(2025, 3, 20), "不予公开"),
    (3, D(2025, 4, 7), "某某", "法人", "丁", D(2025, 4, 20), "公开"),
)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_it_fills_table_three_and_a_change_is_shown_before_it_counts(tmp_path: Path) -> None:
    drafts, register = tmp_path / "年报", tmp_path / "台账.xlsx"
    save_xlsx(register, {"台账": (HEAD, *LINES)})
    first = sat(drafts, *ORGAN, "/跳到 申请", "有", f"'{register}'", "4", "商业企业", "/来源 办理结果").flat
    assert "“不予公开”（第 3 行）没有写哪一种" in first
    assert "“法人”（第 4 行）看不出是哪一类申请人" in first
    assert "表三数好了：新收 3 件，上年结转 0 件，办结 3 件，结转下年度 0 件，勾稽关系成立。" in first
    assert "4.保护第三方合法权益·自然人 1：台账第 3 行" in first
    save_xlsx(register, {"台账": (HEAD, (*LINES[0][:-1], "公开"), *LINES[1:])})
    again = sat(drafts, "1", "/改 申请台账", f"'{register}'", "1", "/来源 办理结果").flat
    assert "没有写哪一种" not in again
    assert "（一）予以公开·自然人：0 → 1 件，多了第 2 行" in again
    assert "（一）予以公开·自然人 1：台账第 2 行" in again

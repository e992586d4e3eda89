"""A register dragged into the app: two wordings asked, 表三 filled, the lines of each number on F6, a change shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from driven_app import app_in, press, said, say
from registers import HEAD, save_xlsx

from nianbao.tui.app import NianbaoApp
from nianbao.tui.widgets.preview import Preview

D = date
LINES = (
    (1, D(2025, 1, 6), "钱二", "自然人", "乙", D(2025, 1, 20), "信息不存在"),
    (2, D(2025, 3, 5), "孙三", "自然人", "丙", D(2025, 3, 20), "不予公开"),
    (3, D(2025, 4, 7), "某某", "法人", "丁", D(2025, 4, 20), "公开"),
)


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    save_xlsx(tmp_path / "台账.xlsx", {"台账": (HEAD, *LINES)})
    return tmp_path / "台账.xlsx"


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[NianbaoApp]:
    (tmp_path / "年报").mkdir()
    app = app_in(tmp_path / "年报")
    yield app
    if app.drafting is not None:
        app.drafting.close()


async def test_it_fills_table_three_and_a_change_is_shown_before_it_counts(drafts: NianbaoApp, register: Path) -> None:
    async with drafts.run_test(size=(120, 36)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "政府部门", "/跳到 申请", "有", f"'{register}'")
        assert "“不予公开”（第 3 行）没有写哪一种" in said(drafts)
        await say(pilot, "4", "商业企业")
        assert "表三数好了：新收 3 件" in said(drafts)
        report = drafts.drafting.report if drafts.drafting else None
        assert report is not None
        assert report.cell("requests.denied_third_party.natural_person") == 1
        await press(pilot, "f6")
        told = "\n".join(block.text for block in drafts.screen.query_one(Preview).blocks)
        assert "4.保护第三方合法权益·自然人 1：台账第 3 行" in told
        save_xlsx(register, {"台账": (HEAD, (*LINES[0][:-1], "公开"), *LINES[1:])})
        await say(pilot, "/改 申请台账", f"'{register}'")
        assert "（一）予以公开·自然人：0 → 1 件，多了第 2 行" in said(drafts)
        assert drafts.drafting is not None
        assert drafts.drafting.report.cell("requests.granted.natural_person") == 0
        await say(pilot, "")
        assert drafts.drafting.report.cell("requests.granted.natural_person") == 1

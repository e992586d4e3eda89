"""A folder of subordinate organs' reports in the app: dragged in, the parts of a cell on F6, a change in the review."""

from pathlib import Path

from districts import DISTRICT, YEAR, district, paper, write
from driven_app import app_in, press, said, say

from nianbao.tui.widgets.preview import Preview

BUREAU, TOWN = f"{DISTRICT}财政局", f"{DISTRICT}石桥镇人民政府"


async def test_the_parts_of_a_cell_are_on_f6_and_a_change_makes_it_stale(tmp_path: Path) -> None:
    made = district(tmp_path / "各单位", (BUREAU, TOWN))
    (tmp_path / "年报").mkdir()
    app = app_in(tmp_path / "年报")
    async with app.run_test(size=(120, 36)) as pilot:
        organ = ("没有", str(YEAR), f"{DISTRICT}人民政府", "县级政府", "/改 下级的报告")
        await say(pilot, *organ, f"'{made.folder}'", "/改 行政事业性收费", "")
        assert "加好了：2 份报告" in said(app)
        await press(pilot, "f6")
        told = "\n".join(block.text for block in app.screen.query_one(Preview).blocks)
        fees = {name: made.cells[name]["disclosure.fees"] for name in (BUREAU, TOWN)}
        assert all(f"{name} {number}" in told for name, number in fees.items())
        made.file(TOWN).unlink()
        write(made.folder, TOWN, paper(TOWN, {**made.cells[TOWN], "disclosure.fees": fees[TOWN] + 1}))
        assert app.drafting is not None
        assert [asked.id for asked in app.drafting.blockers().stale] == ["disclosure.fees"]
        app.drafting.close()

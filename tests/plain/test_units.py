"""A folder of subordinate organs' reports in line mode: added up, a report changed, told when the draft is opened."""

from pathlib import Path

from districts import DISTRICT, YEAR, district, paper, write
from typing_lines import sat

ORGAN = ("没有", str(YEAR), f"{DISTRICT}人民政府", "县级政府", "/改 下级的报告")
BUREAU, TOWN = f"{DISTRICT}财政局", f"{DISTRICT}石桥镇人民政府"


def test_a_change_is_told_when_the_draft_is_opened_again(tmp_path: Path) -> None:
    made = district(tmp_path / "各单位", (BUREAU, TOWN))
    first = sat(tmp_path / "年报", *ORGAN, f"'{made.folder}'", "/改 行政事业性收费", "", "/来源 收费").flat
    fees = {name: made.cells[name]["disclosure.fees"] for name in (BUREAU, TOWN)}
    assert "正在读文件夹里的报告，第 1／2 份" in first
    assert f"读到 2 份报告，按 {YEAR} 年加总 2 份" in first
    assert all(f"{name} {number}" in first for name, number in fees.items())
    made.file(TOWN).unlink()
    write(made.folder, TOWN, paper(TOWN, {**made.cells[TOWN], "disclosure.fees": fees[TOWN] + 1}))
    again = sat(tmp_path / "年报", "1").flat
    total = sum(fees.values())
    assert f"{total} → {total + 1}（{TOWN} {fees[TOWN]} → {fees[TOWN] + 1}）" in again
    assert "“行政事业性收费”待复核" in again

"""A report that holds a line of one thing a hundred thousand times is read and checked all the same."""

import sys
from pathlib import Path

import pytest
from published_reports import Paper, as_text, tabbed

if sys.platform == "win32":
    pytest.skip("time is limited with Unix calls", allow_module_level=True)

from hostile.mutate import bounded
from hostile.takings import take_report

LENGTH = 100_000


@pytest.mark.parametrize("many", ["　", "x\t", "年", "件", "、", "未发生复议", "政府信息公开", "2024年"])
def test_it_takes_no_longer_than_any_other_file(tmp_path: Path, many: str) -> None:
    line = many * (LENGTH // len(many))
    path = tmp_path / "年报.txt"
    path.write_text(as_text(Paper().saying(other=(line, f"甲{line}乙")), tabbed), encoding="utf-8")
    with bounded():
        take_report(path, "")

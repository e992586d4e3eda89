"""A district made up for tests: the reports of its departments and townships in a folder, with their true sum."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from published_reports import Paper, as_text, as_web, as_word, files
from published_workbooks import as_workbook

from nianbao.report import FEES, Number, summed

DISTRICT = "青川市白河区"
YEAR = 2025

DEPARTMENTS = (
    "发展和改革委员会", "教育局", "科学技术局", "工业和信息化局", "民政局", "司法局", "财政局", "人力资源和社会保障局",
    "自然资源局", "住房和城乡建设局", "交通运输局", "水利局", "农业农村局", "商务局", "文化和旅游局", "卫生健康委员会",
    "退役军人事务局", "应急管理局", "审计局", "市场监督管理局", "统计局", "医疗保障局", "城市管理局", "行政审批局",
    "信访局", "体育局", "林业局", "粮食和物资储备局", "机关事务管理局", "大数据管理局",
)  # fmt: skip
TOWNS = re.findall("..", "石桥柳河青山大湾东岭西塘马家河口双溪白沙云台龙泉南坪北庄梨园古城枫林松山竹溪桃花")
STREETS = re.findall("..", "解放胜利新华建设和平人民长江滨河文昌钟楼")

NAMES = (
    *(f"{DISTRICT}{name}" for name in DEPARTMENTS),
    *(f"{DISTRICT}{name}镇人民政府" for name in TOWNS),
    *(f"{DISTRICT}{name}街道办事处" for name in STREETS),
)
"""Sixty organs."""

Cells = Mapping[str, Number]


@dataclass(frozen=True)
class District:
    """The folder and the numbers of each organ."""

    folder: Path
    cells: Mapping[str, Cells]

    def file(self, name: str) -> Path:
        return next(file for file in self.folder.iterdir() if file.stem == name)

    def sum(self, without: Iterable[str] = ()) -> dict[str, Number]:
        counted = [cells for name, cells in self.cells.items() if name not in without]
        return {key: sum(cells[key] for cells in counted) for key in files().form.cells}


def numbers(chance: random.Random) -> dict[str, Number]:
    """Cells in which every sum holds."""
    form = files().form
    cells: dict[str, Number | None] = {key: chance.choice((0, 0, 1, 2, 7)) for key in form.cells}
    cells |= {key: 0 for key in cells if key.startswith("disclosure.regulations.")}
    cells[FEES] = Decimal(chance.randrange(0, 30000)) / 10000
    for column in form.requests.applicant_columns:
        outcomes = sum(int(cells[f"requests.{row.key}.{column.key}"] or 0) for row in form.requests.outcome_rows)
        cells[f"requests.carried_in.{column.key}"] = 0
        cells[f"requests.new.{column.key}"] = outcomes + int(cells[f"requests.carried_out.{column.key}"] or 0)
    return {key: number for key, number in summed(cells, form).items() if number is not None}


def paper(name: str, cells: Cells, year: int = YEAR, text: str = "") -> Paper:
    """The report of an organ."""
    title = f"{name}{year}年政府信息公开工作年度报告"
    printed = {key: f"{number:f}" if isinstance(number, Decimal) else str(number) for key, number in cells.items()}
    return Paper(
        cells=printed,
        head=(title, "根据有关规定，编制本报告。"),
        overview=("（一）主动公开", text or "按时公开各类信息。"),
        problems=("一是更新不够及时，将按月检查。",),
    )


WRITERS = {
    ".txt": lambda paper: as_text(paper).encode(),
    ".html": lambda paper: as_web(paper).encode(),
    ".docx": as_word,
    ".xlsx": as_workbook,
}


def write(folder: Path, name: str, paper: Paper, ending: str = ".txt") -> Path:
    file = folder / f"{name}{ending}"
    file.write_bytes(WRITERS[ending](paper))
    return file


def district(folder: Path, names: Iterable[str] = NAMES, year: int = YEAR, seed: int = 1) -> District:
    """Reports in a folder, in text, web and Word by turns."""
    folder.mkdir(exist_ok=True)
    chance = random.Random(seed)
    found: dict[str, Cells] = {}
    for number, name in enumerate(names):
        found[name] = numbers(chance)
        write(folder, name, paper(name, found[name], year), tuple(WRITERS)[number % 3])
    return District(folder, found)

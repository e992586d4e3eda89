"""Reports laid by on disk: given back whole, while what stays in memory only tells them apart."""

from decimal import Decimal
from pathlib import Path

from nianbao.checks import Finding, Severity
from nianbao.units.shelf import Shelf
from nianbao.units.unit import Unit


def unit(name: str) -> Unit:
    wrong = Finding("T3-01", Severity.ERROR, "requests.new.total", "对不上", 3, 4)
    return Unit(
        file=Path(f"{name}.docx"),
        agency=name,
        year=2025,
        numbers=(1, None, Decimal("3.5000")),
        findings=(wrong, wrong),
        passages=(("problems", "一是"),),
    )


def test_what_was_laid_by_comes_back_whole_in_any_order() -> None:
    units = [unit(name) for name in ("甲局", "乙局", "丙镇")]
    with Shelf() as shelf:
        light = [shelf.lay(each) for each in units]
        assert [shelf.whole(each) for each in reversed(light)] == units[::-1]
        assert list(shelf.each(light)) == units


def test_in_memory_stays_whose_it_is_and_whether_anything_is_wrong() -> None:
    with Shelf() as shelf:
        light = shelf.lay(unit("甲局"))
    assert (light.name, light.year, light.numbers, light.passages, len(light.findings)) == ("甲局", 2025, (), (), 1)

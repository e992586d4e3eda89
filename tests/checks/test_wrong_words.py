import pytest
from checked import FORM, correct, words

from nianbao.checks import findings
from nianbao.report import Report

RULES = ("W-01", "W-02", "W-03")


def found(text: str, year: int = 2025) -> list[str]:
    report: Report = correct({"overview.lead": text}).model_copy(update={"year": year})
    return [each.id for each in findings(report, FORM, words=words(), only=RULES)]


@pytest.mark.parametrize(
    "text",
    [
        "以习进平同志为核心。",
        "以习近平新时代中国特色社会主议思想为指导。",
        "以习近平新时代特色社会主义思想为指导。",
        "以习近平新时代中国特特色社会主义思想为指导。",
        "学习二十界四中全会精神。",
        "学习二十届四种全会精神。",
        "学习历次全汇精神。",
        "贯砌落实工作要点。",
        "执行《中华人民共和国政府信息公开条列》。",
        "执行《中华人民共和国政务信息公开条例》。",
    ],
)
def test_a_fixed_expression_with_a_wrong_character_is_found(text: str) -> None:
    assert "W-01" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "以习近平新时代中国特色社会主义思想为指导。",
        "学习党的二十大和二十届历次全会精神。",
        "学习党的二十届三中全会和十九届四中全会精神。",
        "执行《中华人民共和国政府信息公开条例》，做好测试和管理工作。",
        "按照《中华人民共和国政府信息公开工作年度报告格式》编制。",
        "在省、市两级之间划定二十界线。",
    ],
)
def test_what_is_right_or_ordinary_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("配合区环境保护局公开信息。", 2025, ["W-02"]),
        ("配合区环境保护局公开信息。", 2017, []),
        ("原区环境保护局的职责划入本局。", 2025, []),
        ("配合生态环境局公开信息。", 2025, []),
        ("配合区乡村振兴局公开信息。", 2022, []),
        ("配合区乡村振兴局公开信息。", 2025, ["W-02"]),
    ],
)
def test_an_organ_is_not_called_by_a_name_that_it_no_longer_has(text: str, year: int, expected: list[str]) -> None:
    assert found(text, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拓宽受理渠。", ["W-03"]),
        ("做好水渠、沟渠建设。", []),
        ("申请重涉及征地补偿。", ["W-03"]),
        ("信息的的公开。", ["W-03"]),
        ("目的的确立，为了了解情况。", []),
        ("公开信息，，及时更新。", ["W-03"]),
        ("做好政府信息公工作。", ["W-03"]),
        ("做好政府信息公示工作。", []),
        ("进一步进一步规范。", ["W-03"]),
    ],
)
def test_the_usual_slips_are_hinted_at(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_report_that_is_right_has_none() -> None:
    assert findings(correct(), FORM, words=words(), only=RULES) == ()

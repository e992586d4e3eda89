"""Passages of different organs that are the same once names, years and figures are masked."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from districts import DISTRICT, NAMES, district, paper, write
from published_reports import files

from nianbao.cli import main
from nianbao.report import Organ, Report
from nianbao.units.likeness import PAIRED, Alike, alike, standard_sentences
from nianbao.units.masking import masked_passages
from nianbao.units.unit import Unit

CIVIL, JUSTICE, FINANCE = (f"{DISTRICT}{name}" for name in ("民政局", "司法局", "财政局"))
PASSAGE = (
    "{name}高度重视政务公开工作，{year}年召开专题会议{n}次，围绕群众关心的热点问题及时发布信息{n}条，"
    "办理回应群众留言{n}件。{own}还把公开内容细分到每个股室，逐条明确责任人和更新时限。"
)
STANDARD = (
    "根据《中华人民共和国政府信息公开条例》和编制指引的要求，编制本年度报告。",
    "本年度没有收到政府信息公开申请，没有发生因政府信息公开引起的行政复议、行政诉讼。",
    "本年度未收取信息处理费，无其他需要报告的事项。",
)


def text(name: str, number: int, year: int = 2025, own: str = "我局") -> str:
    return PASSAGE.format(name=name, n=number, year=year, own=own)


def unit(name: str, passage: str, key: str = "overview.proactive") -> Unit:
    report = Report(organ=Organ(name=name), passages={key: passage})
    return Unit(file=Path(f"{name}.docx"), agency=name, passages=tuple(masked_passages(report)))


def found(units: Sequence[Unit]) -> tuple[Alike, ...]:
    return alike(units, standard_sentences(files()))


def invented(seed: int, length: int = 160) -> str:
    """A passage that no other organ writes."""
    chance = random.Random(seed)
    return "".join(chr(chance.randrange(0x4E00, 0x6E00)) for _ in range(length)) + "。"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        (JUSTICE, text("白河区司法局", 12)),
        (JUSTICE, text("我局", 3, 2024)),
        (JUSTICE, text("本局", 7, own="本局")),
        (f"{DISTRICT}石桥镇人民政府", text("石桥镇", 40, own="我镇")),
        (f"{DISTRICT}解放街道办事处", text("解放街道办事处", 40, own="我街道")),
        (JUSTICE, text("司法局", 9).replace("，", ", ").replace("逐条", "逐条逐项")),
    ],
)
def test_the_same_words_under_other_names_and_figures_are_alike(name: str, other: str) -> None:
    (group,) = found([unit(CIVIL, text("青川市白河区民政局", 5)), unit(name, other)])
    assert [each.agency for each in group.units] == [CIVIL, name]
    assert group.likeness > 85
    assert "民政局" not in group.text


@pytest.mark.parametrize("sentence", STANDARD)
def test_what_everyone_must_write_makes_no_two_alike(sentence: str) -> None:
    assert found([unit(CIVIL, sentence * 2), unit(JUSTICE, sentence * 2)]) == ()


def test_what_more_than_half_of_many_organs_write_is_no_likeness() -> None:
    handed_down = "全区统一部署的基层政务公开标准化规范化建设任务按照市里要求如期完成并通过验收，各项目录同步更新。"
    units = [unit(name, handed_down + invented(number)) for number, name in enumerate(NAMES[:12])]
    assert found(units) == ()


def test_an_organ_s_own_words_are_like_no_other_s() -> None:
    assert found([unit(name, invented(number)) for number, name in enumerate(NAMES)]) == ()


def test_groups_are_ranked_by_how_much_is_shared() -> None:
    short, long = invented(1, 60), invented(2, 400)
    units = [
        *(unit(name, short) for name in NAMES[:2]),
        *(unit(name, long) for name in NAMES[2:5]),
        *(unit(name, invented(10 + number)) for number, name in enumerate(NAMES[5:20])),
    ]
    assert [len(group.units) for group in found(units)] == [3, 2]


def test_the_same_passage_twice_in_one_report_is_no_likeness() -> None:
    report = Report(organ=Organ(name=CIVIL), passages=dict.fromkeys(("overview.proactive", "problems"), invented(1)))
    both = Unit(file=Path("a.docx"), agency=CIVIL, passages=tuple(masked_passages(report)))
    assert found([both, unit(JUSTICE, invented(2))]) == ()


def test_aggregate_tells_which_reports_are_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "各单位"
    cells = district(folder, [CIVIL]).cells[CIVIL]
    for number, name in enumerate((CIVIL, JUSTICE, FINANCE)):
        passage = invented(7) if name == FINANCE else text(name, number)
        write(folder, name, paper(name, cells, text=passage), ".html")
    (folder / f"{CIVIL}.txt").unlink(missing_ok=True)
    main(["aggregate", str(folder), "--json"])
    (group,) = json.loads(capsys.readouterr().out)["alike"]
    assert (group["id"], group["where"]) == ("U-01", "overview.proactive")
    assert {Path(file).stem for file in group["files"]} == {CIVIL, JUSTICE}
    main(["aggregate", str(folder)])
    told = capsys.readouterr().out.replace("\n", "")
    assert "U-01" in told
    assert "2 个单位的（一）主动公开雷同（100%）：本单位高度重视政务公开工作" in told


def changed(passage: str, share: float, seed: int) -> str:
    """A passage with a share of its signs written otherwise."""
    chance = random.Random(seed)
    places = set(chance.sample(range(len(passage) - 1), round(len(passage) * share)))
    return "".join(chr(chance.randrange(0x7000, 0x8000)) if at in places else sign for at, sign in enumerate(passage))


class TestPairs:
    def test_the_two_that_are_most_alike_come_first(self) -> None:
        passage = invented(3)
        texts = (passage, changed(passage, 0.1, 1), changed(passage, 0.02, 2))
        (group,) = found([unit(name, each) for name, each in zip(NAMES, texts, strict=False)])
        assert [(pair.one, pair.other) for pair in group.pairs] == [(0, 2), (0, 1), (1, 2)]
        assert group.pairs[0].likeness == pytest.approx(98, abs=1)
        assert group.likeness == pytest.approx(90, abs=1)

    def test_of_a_large_group_each_organ_is_in_a_pair_and_the_work_grows_with_it(self) -> None:
        count = 5 * PAIRED
        (group,) = found([unit(name, changed(invented(3), 0.02, number)) for number, name in enumerate(NAMES[:count])])
        assert {place for pair in group.pairs for place in (pair.one, pair.other)} == set(range(count))
        assert len(group.pairs) == PAIRED * (PAIRED - 1) / 2 + count - PAIRED

    def test_two_copies_among_like_reports_are_told_by_name(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "各单位"
        cells = district(folder, [CIVIL]).cells[CIVIL]
        (folder / f"{CIVIL}.txt").unlink()
        passage = invented(7)
        for name, text in ((CIVIL, passage), (JUSTICE, changed(passage, 0.08, 1)), (FINANCE, passage)):
            write(folder, name, paper(name, cells, text=text), ".html")
        main(["aggregate", str(folder)])
        # Where a line breaks, there is a space or none.
        told = "".join(capsys.readouterr().out.split())
        assert f"最像的：{CIVIL}和{FINANCE}100%" in told

"""What is a title and what only cites one; openings are kept whatever stands around them."""

from __future__ import annotations

import pytest
from published_reports import ORGAN, YEAR, Paper, as_text, as_web, as_word, files, one_a_line

from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.text_file import read_text
from nianbao.reading.web import read_web
from nianbao.reading.word_blocks import read_word

TITLE = f"{ORGAN}{YEAR}年政府信息公开工作年度报告"
BASIS = "根据《中华人民共和国政府信息公开条例》编制本报告。统计期限自2024年1月1日起至2024年12月31日止。"

READERS = {
    "text": lambda paper: read_text(as_text(paper, one_a_line)),
    "spaced text": lambda paper: read_text("\n\n".join(as_text(paper, one_a_line).split("\n"))),
    "web": lambda paper: read_web(as_web(paper)),
    "word": lambda paper: read_word(as_word(paper)),
}


def read(*head: str, kind: str = "text", foot: tuple[str, ...] = ()) -> Reading:
    return recognise(READERS[kind](Paper(head=head, foot=foot)), files())


CITING = [
    f"根据《条例》（国务院令第711号）和国办公开办函〔2021〕30号要求，现发布《{TITLE}》。",
    f"按照要求，{ORGAN}编制了《{TITLE}》，现予公布。",
    f"《{TITLE}》由{ORGAN}编制，数据截至2024年12月31日。",
    f"现将《{ORGAN}2024年度政府信息公开工作年度报告》公布如下。",
    "本报告是《2023年政府信息公开工作年度报告》之后的又一份报告，欢迎监督。",
    f"依据有关规定,现公布《{TITLE}》.统计期限为全年,如有疑问,请与本局联系.",
]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("sentence", CITING)
def test_a_sentence_that_cites_a_report_is_no_title(kind: str, sentence: str) -> None:
    report = read(TITLE, sentence, kind=kind).report
    assert (report.organ.name, report.year, report.title) == (ORGAN, YEAR, TITLE)
    assert report.passages["opening"] == sentence


@pytest.mark.parametrize(
    "head",
    [
        (f"现公布{TITLE}。{BASIS}",),
        (f"现将{TITLE}公布如下：", BASIS),
        (f"根据《条例》规定，现公布《{TITLE}》。{BASIS}",),
        (f"现发布{ORGAN}2024年度政府信息公开年报，请社会各界监督。", BASIS),
        (f"按照《条例》要求，{ORGAN}编制了2024年政府信息公开工作年度报告。", BASIS),
    ],
)
def test_where_no_line_is_a_title_the_sentence_names_organ_and_year(head: tuple[str, ...]) -> None:
    reading = read(*head)
    assert (reading.report.organ.name, reading.report.year) == (ORGAN, YEAR)
    assert reading.report.passages["opening"] == "\n".join(head)


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        (("国家税务总局", "甲市乙区税务局"), "国家税务总局甲市乙区税务局"),
        (("甲市高新区管理委员会", "社会事务局"), "甲市高新区管理委员会社会事务局"),
        (("甲县人民政府", "办公室"), "甲县人民政府办公室"),
        (("中华人民共和国", "甲海关"), "中华人民共和国甲海关"),
        (("甲市高新技术产业开发区管理", "委员会"), "甲市高新技术产业开发区管理委员会"),
        (("国家统计局", "甲调查队"), "国家统计局甲调查队"),
        (("甲县", "乙镇人民政府"), "甲县乙镇人民政府"),
        (("甲市自然资源和规划局乙", "分局"), "甲市自然资源和规划局乙分局"),
        (("甲市经济技术开发区", "管理委员会建设交通局"), "甲市经济技术开发区管理委员会建设交通局"),
        (("甲县乙街道", "办事处"), "甲县乙街道办事处"),
    ],
)
@pytest.mark.parametrize("in_one", [True, False], ids=["year beside", "year below"])
def test_an_organ_may_be_printed_over_two_lines(lines: tuple[str, str], organ: str, in_one: bool) -> None:
    first, second = lines
    title = "2024年政府信息公开工作年度报告"
    head = (first, second + title) if in_one else (first, second, title)
    assert read(*head, BASIS).report.organ.name == organ


LATER = YEAR + 1
BELOW = [
    (f"{LATER}年政府信息公开工作年度报告", f"（{ORGAN}）"),
    (f"{LATER}年政府信息公开工作年度报告", f"({ORGAN})"),
    (f"{LATER}年政府信息公开工作年度报告", f"【{ORGAN}】"),
    (f"{LATER}年政府信息公开工作年度报告", f"——{ORGAN}"),
    (f"{LATER}年政府信息公开工作年度报告", f"（{ORGAN[:3]}", f"{ORGAN[3:]}）"),
    (f"{LATER}年政府信息公开工作年度报告", "（征求意见稿）", f"（{ORGAN}）"),
    (f"{LATER}年政府信息公开工作年度报告（{ORGAN}）",),
    ("政府信息公开工作年度报告", f"（{LATER}年度）", f"（{ORGAN}）"),
    ("政府信息公开工作年度报告", f"（{ORGAN}　{LATER + 1}年1月20日）", f"（{LATER}年）"),
    (ORGAN, "政府信息公开工作年度报告", f"（{LATER}年度）"),
    (ORGAN, "政府信息公开工作年度报告", "二〇二五年度"),
]


@pytest.mark.parametrize("head", BELOW, ids=" ".join)
def test_organ_and_year_in_brackets_below_the_title_belong_to_it(head: tuple[str, ...]) -> None:
    reading = read(*head, BASIS)
    assert (reading.report.organ.name, reading.report.year) == (ORGAN, LATER)
    assert not any("推出来" in note for note in reading.notes)
    assert reading.report.passages["opening"] == BASIS


@pytest.mark.parametrize(
    "below", [f"（{LATER + 1}年1月20日）", "（来源：办公室）", "（此件公开发布）", f"[{LATER + 1}-01-20]"]
)
def test_other_brackets_below_the_title_are_neither(below: str) -> None:
    report = read(TITLE, below, BASIS).report
    assert (report.organ.name, report.year) == (ORGAN, YEAR)


@pytest.mark.parametrize("site", ["青山县人民政府", "青山县", "政务公开", "青山县政府信息公开"])
def test_the_name_of_the_site_above_is_not_part_of_the_organ(site: str) -> None:
    assert read(site, TITLE, BASIS, kind="web").report.organ.name == ORGAN


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (("2024年政府信息公开工作年度报告", f"发布机构：{ORGAN}", BASIS), ()),
        (("2024年政府信息公开工作年度报告", BASIS), (ORGAN, "2025年1月20日")),
        ((f"2024年政府信息公开工作年度报告 - {ORGAN}", BASIS), ()),
        ((f"2024年政府信息公开工作年度报告_{ORGAN}门户网站", BASIS), ()),
    ],
)
def test_an_organ_that_the_title_does_not_name_is_told_as_a_guess(head: tuple[str, ...], foot: tuple[str, ...]) -> None:
    reading = read(*head, foot=foot)
    assert reading.report.organ.name == ORGAN
    assert [note for note in reading.notes if ORGAN in note and "请核对" in note]
    assert read(TITLE, BASIS).notes == ()


OPENINGS = [
    "本报告由青山县民政局编制，如有疑问，请联系我们，电话：0345-6677889。",
    "本报告电子版可在网站“信息来源”一栏下载，也可扫一扫二维码查看。",
    "根据《条例》编制本报告,统计期限为2024年1月1日至12月31日,电话:0345-6677889.",
    "为便于公众了解本局政府信息公开工作 根据条例要求编制本报告",
    "地址：青山县建设路8号；邮编：345678；电话：0345-6677889",
]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("sentence", OPENINGS)
def test_an_opening_is_kept(kind: str, sentence: str) -> None:
    reading = read(TITLE, BASIS, sentence, kind=kind)
    assert reading.report.passages["opening"] == f"{BASIS}\n{sentence}"


def test_a_sentence_above_the_title_is_listed() -> None:
    reading = read("本页面由青山县民政局于2025年1月20日发布，欢迎监督。", TITLE, BASIS)
    assert reading.report.passages["opening"] == BASIS
    assert ["欢迎监督" in piece.text for piece in reading.unread] == [True]


@pytest.mark.parametrize(
    "opening",
    [
        "如有疑问,请联系(地址:青山县建设路8号,邮编:345678,电话:0345-6677889).",
        "（地址：青山县建设路8号；邮编：345678；电话：0345—6677889）",
    ],
)
def test_half_width_punctuation_and_dashes_give_the_same_contacts(opening: str) -> None:
    organ = read(TITLE, opening).report.organ
    assert (organ.address, organ.postcode, organ.telephone) == ("青山县建设路8号", "345678", "0345-6677889")


@pytest.mark.parametrize("name", ["电子邮箱：", "邮箱:", "电子邮件：", "E-mail："])
def test_an_opening_gives_the_e_mail(name: str) -> None:
    organ = read(TITLE, f"如有疑问，请联系（电话：0345-6677889，{name}xxgk@example.gov.cn）。").report.organ
    assert (organ.telephone, organ.email) == ("0345-6677889", "xxgk@example.gov.cn")

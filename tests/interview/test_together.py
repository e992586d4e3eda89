"""Several questions answered in one line: what it says to each, what it leaves to be asked alone."""

from __future__ import annotations

import pytest
from talking import Talk, shipped, started

from nianbao.data_files import DataFiles
from nianbao.interview.kinds import Together
from nianbao.interview.utterance import Tone
from nianbao.report.model import Organ, Problem, Report

CELLS = dict.fromkeys(DataFiles().form.cells, 0)
PROBLEMS = ("更新不够及时", "公开形式单一", "认识不足")


def begun_with(site_kind: str = "", **organ: str) -> Talk:
    """A second year, with last year's tables all 0 and the organ as it was."""
    last = Report(
        year=2024,
        organ=Organ(name="云浦市二河区商务局", **organ),
        cells=CELLS,
        facts={"site_kind": site_kind} if site_kind else {},
        problems=tuple(Problem(problem=each, measure="每周检查") for each in PROBLEMS),
    )
    talk = Talk(last_years={"/去年.docx": last})
    talk.say("'/去年.docx'")
    return talk


def at(question: str, talk: Talk | None = None) -> Talk:
    talk = talk or begun_with()
    talk.conversation.edit(question)
    assert talk.at == question
    return talk


def applied() -> Talk:
    """A first year with applications of which the outcomes are known."""
    talk = started()
    talk.to("requests.any").say("有")
    talk.to("requests.new").say("4件都是自然人")
    talk.to("requests.carried_in").say("没有")
    talk.to("requests.outcomes.natural_person").say("予以公开4")
    return talk


def kept(talk: Talk) -> dict[str, object]:
    return {id: answer.value for id, answer in talk.conversation.answers.items()}


class TestWhatIsToldOfApplications:
    @pytest.mark.parametrize(
        ("line", "by_channel", "worth"),
        [
            ("", False, []),
            ("没有", False, []),
            ("都不写", False, []),
            ("1", True, []),
            ("1、2", True, ["in_time"]),
            ("2-4", False, ["in_time", "matters", "published"]),
            ("按期答复，网上", True, ["in_time"]),
            ("申请方式", True, []),
            ("申请方式不写", False, []),
            ("集中的事项、变化原因", False, ["matters", "change"]),
        ],
    )
    def test_what_is_named_is_told_and_the_rest_is_not(self, line: str, by_channel: bool, worth: list[str]) -> None:
        talk = at("requests.told", applied())
        talk.conversation.say(line)
        assert (kept(talk)["requests.by_channel"], kept(talk)["requests.worth"]) == (by_channel, worth)

    def test_what_was_named_is_asked_further(self) -> None:
        talk = at("requests.told", applied())
        assert "因为要写申请方式、选了要写的情况，多 2 问。" in talk.say("申请方式，按期答复")
        assert talk.at == "requests.channels"

    @pytest.mark.parametrize("line", ["9", "天气预报", "按期答复、天气预报"])
    def test_a_line_that_is_not_understood_keeps_nothing(self, line: str) -> None:
        talk = at("requests.told", applied())
        before = kept(talk)
        talk.say(line)
        assert kept(talk) == before
        assert talk.at == "requests.told"


class TestContacts:
    """Address, postcode and telephone in one line."""

    @pytest.mark.parametrize(
        ("line", "address", "postcode", "telephone"),
        [
            ("望澜路 18 号 402 室，345012，0345-6620418", "望澜路 18 号 402 室", "345012", "0345-6620418"),
            ("望澜路18号402室 345012 0345-6620418", "望澜路18号402室", "345012", "0345-6620418"),
            ("0345-6620418 望澜路18号402室 邮编345012", "望澜路18号402室", "345012", "0345-6620418"),
            ("地址：望澜路18号，邮编：345012，电话：0345-6620418", "望澜路18号", "345012", "0345-6620418"),
            ("地址望澜路18号邮编345012电话0345-6620418", "望澜路18号", "345012", "0345-6620418"),
            (
                "联系地址是望澜路18号；联系电话是（0345）6620418；邮政编码是345012",
                "望澜路18号",
                "345012",
                "0345-6620418",
            ),
            (
                "望澜路18号商务大厦B座，南楼3层，345012，0345-6620418",
                "望澜路18号商务大厦B座，南楼3层",
                "345012",
                "0345-6620418",
            ),
            (
                "望澜路１８号４０２室，３４５０１２，０３４５－６６２０４１８",
                "望澜路１８号４０２室",
                "345012",
                "0345-6620418",
            ),
            ("邮编：345012；联系电话：0345—6620418；地址：望澜路18号", "望澜路18号", "345012", "0345-6620418"),
            ("望澜路18号，345012，0345–6620418—12", "望澜路18号", "345012", "0345-6620418-12"),
            ("望澜路18号，345012，电话换成了0345——6620418", "望澜路18号", "345012", "0345-6620418"),
            ("望澜路18号，345012，电话已改为 0345 - 6620418", "望澜路18号", "345012", "0345-6620418"),
            ("地址变更为望澜路18号院3号楼—2层，345012，6620418", "望澜路18号院3号楼—2层", "345012", "6620418"),
            ("望澜路12-3号，345012，(0345)6620418", "望澜路12-3号", "345012", "0345-6620418"),
            ("望澜路18号，345012，没有电话", "望澜路18号", "345012", ""),
            ("望澜路18号，邮编没有，6620418", "望澜路18号", "", "6620418"),
        ],
    )
    def test_each_is_told_by_what_it_looks_like(self, line: str, address: str, postcode: str, telephone: str) -> None:
        talk = at("organ.contacts")
        said = talk.say(line)
        found = kept(talk)
        assert [found[f"organ.{key}"] for key in ("address", "postcode", "telephone")] == [address, postcode, telephone]
        assert f"联系地址 {address}" in said

    @pytest.mark.parametrize(
        ("line", "email"),
        [
            ("望澜路18号，345012，0345-6620418，xxgk@example.gov.cn", "xxgk@example.gov.cn"),
            ("望澜路18号，345012，0345-6620418，邮箱：xxgk@example.gov.cn", "xxgk@example.gov.cn"),
            ("电子邮箱xxgk@example.gov.cn，望澜路18号，345012，0345-6620418", "xxgk@example.gov.cn"),
            ("望澜路18号，345012，0345-6620418，345013@qq.com", "345013@qq.com"),
            ("望澜路18号，345012，0345-6620418，xxgk＠example.gov.cn", "xxgk@example.gov.cn"),
            ("望澜路18号，345012，0345-6620418", ""),
            ("望澜路18号，345012，0345-6620418，没有邮箱", ""),
        ],
    )
    def test_an_e_mail_may_stand_in_the_line_and_is_not_asked_about(self, line: str, email: str) -> None:
        talk = at("organ.contacts")
        talk.say(line)
        organ = talk.report.organ
        assert (organ.address, organ.postcode, organ.telephone, organ.email) == (
            "望澜路18号",
            "345012",
            "0345-6620418",
            email,
        )
        assert not talk.at.startswith("organ.")

    def test_what_is_no_e_mail_is_refused(self) -> None:
        assert "电子邮箱没有看出来" in at("organ.contacts").say("望澜路18号，345012，0345-6620418，邮箱xxgk")

    @pytest.mark.parametrize("line", ["没有", "都不写", "地址、邮编、电话都没有", "无"])
    def test_none_of_them(self, line: str) -> None:
        talk = at("organ.contacts")
        talk.say(line)
        assert talk.report.organ.address == talk.report.organ.telephone == ""
        assert not talk.at.startswith("organ.")

    @pytest.mark.parametrize(
        ("line", "asked"),
        [
            ("望澜路18号402室", "organ.postcode"),
            ("望澜路18号402室，345012", "organ.telephone"),
            ("345012，0345-6620418", "organ.address"),
        ],
    )
    def test_what_is_not_said_is_asked_next(self, line: str, asked: str) -> None:
        talk = at("organ.contacts")
        talk.say(line)
        assert talk.at == asked

    @pytest.mark.parametrize(
        ("line", "reply"),
        [
            ("望澜路18号，邮编4500，0345-6620418", "邮政编码是六位数字"),
            ("望澜路18号，34501，0345-6620418", "邮政编码是六位数字"),
            ("望澜路18号，345012，电话66204", "联系电话没有看出来"),
            ("www.example.gov.cn，345012，0345-6620418", "联系地址，写到门牌号"),
        ],
    )
    def test_what_never_has_that_form_is_refused_with_the_whole_line(self, line: str, reply: str) -> None:
        talk = at("organ.contacts")
        assert reply in talk.say(line)
        assert talk.at == "organ.contacts"
        assert not {"organ.address", "organ.postcode", "organ.telephone"} & set(kept(talk))

    def test_a_mobile_is_asked_about_before_it_is_kept(self) -> None:
        talk = at("organ.contacts")
        assert "就写“13812345678”吗" in talk.say("望澜路18号，345012，13812345678")
        assert "organ.telephone" not in kept(talk)
        talk.say("是")
        assert kept(talk)["organ.telephone"] == "13812345678"

    def test_one_of_them_can_wait(self) -> None:
        talk = at("organ.contacts")
        talk.say("望澜路18号，345012，电话不知道")
        assert talk.conversation.answers["organ.telephone"].postponed
        assert kept(talk)["organ.address"] == "望澜路18号"

    def test_nothing_is_asked_that_last_year_s_report_says(self) -> None:
        talk = begun_with(address="望澜路18号", telephone="0345-6620418")
        assert talk.at != "organ.contacts"
        assert "organ.contacts" not in [
            each.asked.id for each in talk.conversation.state.gathered.values() if each.is_open
        ]


class TestTablesOfNothing:
    """去年表二、表三、表四都是 0，今年还是吗？"""

    @pytest.mark.parametrize("line", ["是", "还是", "一样", "都是0", "同去年", "没有", "没变", "都没有", "是的", "对"])
    def test_one_word_fills_the_three_tables(self, line: str) -> None:
        talk = at("tables.unchanged")
        said = talk.say(line)
        assert "三张表都是 0，勾稽关系成立" in said
        assert {talk.report.cells[cell] for cell in CELLS} == {0}

    @pytest.mark.parametrize(
        ("line", "cells"),
        [
            ("处罚3件", {"disclosure.penalties": 3}),
            ("除了处罚 3 件，都是", {"disclosure.penalties": 3}),
            ("是，处罚3件", {"disclosure.penalties": 3}),
            ("许可120，处罚35，其余没有", {"disclosure.permits": 120, "disclosure.penalties": 35}),
            ("今年制发2件规范性文件", {"disclosure.normative_documents.issued": 2}),
            ("收费3.5万元", {"disclosure.fees": 3.5}),
            ("处罚3件，收费3.5万元", {"disclosure.penalties": 3, "disclosure.fees": 3.5}),
            ("没有申请，许可2件", {"disclosure.permits": 2}),
        ],
    )
    def test_an_exception_is_named_and_the_rest_is_0(self, line: str, cells: dict[str, float]) -> None:
        talk = at("tables.unchanged")
        talk.say(line)
        report = talk.report
        assert {key: float(report.cells[key]) for key in cells} == cells
        others = [
            key
            for key in ("disclosure.permits", "disclosure.penalties", "disputes.reconsideration.upheld")
            if key not in cells
        ]
        assert {report.cells[key] for key in others} == {0}

    def test_applications_are_asked_for_their_applicants(self) -> None:
        talk = at("tables.unchanged")
        assert "三张表都是 0" not in talk.say("收到 1 件申请")
        assert talk.at == "requests.new"
        talk.say("1件，自然人")
        assert talk.report.cells["requests.new.natural_person"] == 1
        assert talk.report.cells["disclosure.permits"] == 0

    @pytest.mark.parametrize(("line", "asked"), [("有处罚", "disclosure.decisions")])
    def test_what_is_named_without_its_parts_is_asked(self, line: str, asked: str) -> None:
        talk = at("tables.unchanged")
        talk.say(line)
        assert talk.at == asked

    @pytest.mark.parametrize("line", ["不是", "不一样", "有变化"])
    def test_no_leads_through_them_one_by_one(self, line: str) -> None:
        talk = at("tables.unchanged")
        talk.say(line)
        assert talk.at == "disclosure.documents"
        talk.say("没有")
        assert talk.at == "disclosure.decisions"

    @pytest.mark.parametrize("line", ["十六条", "公众号3个", "今天下雨"])
    def test_what_is_of_none_of_the_tables_is_said_to_be(self, line: str) -> None:
        talk = at("tables.unchanged")
        assert "没有对上是哪一项" in talk.say(line)
        assert talk.at == "tables.unchanged"

    def test_each_block_can_be_changed_afterwards(self) -> None:
        talk = at("tables.unchanged")
        talk.say("是", "/改 许可")
        assert talk.at == "disclosure.decisions"
        talk.say("许可4")
        assert talk.report.cells["disclosure.permits"] == 4

    def test_it_is_taken_back_in_one_step_and_asked_again(self) -> None:
        talk = at("tables.unchanged")
        talk.say("是", "/撤销")
        assert talk.at == "tables.unchanged"
        assert talk.report.cells["disclosure.permits"] is None
        talk.say("/重做")
        assert talk.report.cells["disclosure.permits"] == 0

    def test_a_year_with_figures_is_asked_block_by_block(self) -> None:
        last = Report(year=2024, organ=Organ(name="云浦市二河区商务局"), cells={**CELLS, "disclosure.permits": 3})
        talk = Talk(last_years={"/去年.docx": last})
        talk.say("'/去年.docx'")
        assert "tables.unchanged" not in talk.conversation.state.gathered


class TestDeeds:
    """Interpretations, training and all that was done in one question."""

    @pytest.mark.parametrize(
        ("line", "facts"),
        [
            (
                "解读3，培训1次23人，三审三校、保密审查",
                {
                    "interpretations": 3,
                    "responses": 0,
                    "trainings": 1,
                    "trainees": 23,
                    "three_reviews": True,
                    "secrecy_review": True,
                    "catalogue_updated": False,
                },
            ),
            ("6、7", {"three_reviews": True, "secrecy_review": True, "trainings": 0}),
            ("5-7", {"catalogue_updated": True, "three_reviews": True, "secrecy_review": True}),
            ("培训2次，86人次", {"trainings": 2, "trainees": 86}),
            ("培训1次，参加23人", {"trainings": 1, "trainees": 23}),
            ("培训2场，共86人参加", {"trainings": 2, "trainees": 86}),
            ("培训2次，参训人员86人", {"trainings": 2, "trainees": 86}),
            ("组织培训两次、回应没有、解读十二篇", {"trainings": 2, "interpretations": 12, "responses": 0}),
            ("追责1起", {"accountability": 1, "trainings": 0}),
            ("培训没有，目录没更新，分管领导", {"trainings": 0, "leader_in_charge": True, "catalogue_updated": False}),
            ("没有", {"trainings": 0, "interpretations": 0, "accountability": 0, "three_reviews": False}),
            ("都没有", {"trainings": 0, "interpretations": 0, "accountability": 0, "three_reviews": False}),
            (
                "解读 3 回应 2 培训 2次 64人",
                {"interpretations": 3, "responses": 2, "trainings": 2, "trainees": 64, "accountability": 0},
            ),
            ("解读3篇回应2次", {"interpretations": 3, "responses": 2, "trainings": 0}),
            ("三审三校 保密审查", {"three_reviews": True, "secrecy_review": True, "catalogue_updated": False}),
            ("解读12篇（图解4篇）", {"interpretations": 12}),
        ],
    )
    def test_what_is_named_counts_and_the_rest_is_nothing(self, line: str, facts: dict[str, object]) -> None:
        talk = at("overview.deeds")
        talk.say(line)
        assert {key: talk.report.facts[key] for key in facts} == facts

    @pytest.mark.parametrize(
        ("line", "asked"),
        [("培训", "overview.trainings"), ("1", "overview.publicity"), ("三审三校、问责", "overview.accountability")],
    )
    def test_what_has_no_number_yet_is_asked_for_it(self, line: str, asked: str) -> None:
        talk = at("overview.deeds")
        talk.say(line)
        assert talk.at == asked

    @pytest.mark.parametrize(
        ("line", "asked"),
        [
            ("培训十来次", "overview.trainings"),
            ("培训两三次", "overview.trainings"),
            ("培训每季度一次", "overview.trainings"),
            ("培训去年3次今年5次", "overview.trainings"),
            ("参加市里培训2次", "overview.trainings"),
            ("解读不到3篇", "overview.publicity"),
            ("回应群众留言200条", "overview.publicity"),
        ],
    )
    def test_what_is_no_number_of_it_is_not_taken_for_one(self, line: str, asked: str) -> None:
        talk = at("overview.deeds")
        talk.say(line)
        assert talk.at == asked
        assert asked not in talk.conversation.answers

    def test_training_without_people_is_asked_for_them(self) -> None:
        talk = at("overview.deeds")
        talk.say("培训2次")
        assert "overview.trainees" in [asked.id for asked in talk.conversation.left]

    def test_what_is_worth_telling_is_asked_further(self) -> None:
        talk = at("overview.deeds")
        talk.say("培训1次5人，新栏目")
        assert talk.report.facts["tell_column_names"] is True
        assert "overview.column_names" in [asked.id for asked in talk.conversation.left]

    @pytest.mark.parametrize("line", ["99", "天气预报", "三审三校、天气预报"])
    def test_a_line_that_is_not_understood_keeps_nothing(self, line: str) -> None:
        talk = at("overview.deeds")
        before = kept(talk)
        talk.say(line)
        assert talk.at == "overview.deeds"
        assert kept(talk) == before


class TestLastYearsProblems:
    """All of them on one screen."""

    @pytest.mark.parametrize(
        ("line", "states"),
        [
            ("都改了", ["solved"] * 3),
            ("改了", ["solved"] * 3),
            ("1改了，2、3正在改", ["solved", "improving", "improving"]),
            ("1、3改了，2没改", ["solved", "open", "solved"]),
            ("改了、正在改、还没改", ["solved", "improving", "open"]),
            ("改了 还在改 没改", ["solved", "improving", "open"]),
            ("2还没改，其余都改了", ["solved", "open", "solved"]),
            ("没有", ["open"] * 3),
            ("前两个改了，最后一个正在改", ["solved", "solved", "improving"]),
            ("后两个改了，第一个没改", ["open", "solved", "solved"]),
            ("第一个改了，第二个在改，第三个没改", ["solved", "improving", "open"]),
        ],
    )
    def test_the_state_of_each(self, line: str, states: list[str]) -> None:
        talk = at("problems.last_year")
        talk.say(line)
        assert [talk.report.facts[f"last_problem_{number}"] for number in (1, 2, 3)] == states

    def test_one_that_is_not_named_is_asked_alone(self) -> None:
        talk = at("problems.last_year")
        talk.say("1改了")
        assert talk.at == "problems.last.2"

    def test_those_that_are_excepted_are_asked_alone(self) -> None:
        talk = at("problems.last_year")
        talk.say("除了第1、3个都改了")
        assert talk.at == "problems.last.1"
        assert talk.report.facts["last_problem_2"] == "solved"
        assert "last_problem_1" not in talk.report.facts

    @pytest.mark.parametrize("line", ["4改了", "差点意思", "改了两个", "改了一半", "两个改了", "3个里改了1个"])
    def test_what_is_no_state_is_asked_again(self, line: str) -> None:
        talk = at("problems.last_year")
        talk.say(line)
        assert talk.at == "problems.last_year"


class TestPlatform:
    """Where information is published, and the accounts."""

    @pytest.mark.parametrize(
        ("line", "site", "accounts"),
        [
            ("政府网站，公众号1个", "government", 1),
            ("2，没有账号", "government", 0),
            ("自己的网站，微信2、微博1", "own", 3),
            ("没有网站，没有新媒体", "none", 0),
            ("2，3", "government", 3),
            ("没有", "government", 0),
            ("1个公众号", "government", 1),
        ],
    )
    def test_both_in_one_line(self, line: str, site: str, accounts: int) -> None:
        talk = at("overview.where", begun_with(site="二河区人民政府门户网站"))
        talk.say(line)
        assert (talk.report.facts["site_kind"], talk.report.facts["media_accounts"]) == (site, accounts)

    @pytest.mark.parametrize("line", ["", "政府网站", "2"])
    def test_accounts_that_are_not_said_are_asked_alone(self, line: str) -> None:
        talk = at("overview.where", begun_with(site="二河区人民政府门户网站"))
        talk.say(line)
        assert talk.at == "overview.media_accounts"
        assert talk.report.facts["site_kind"] == "government"

    @pytest.mark.parametrize(
        ("kind", "label"), [("own", "自己的网站"), ("government", "政府门户网站的栏目"), ("none", "没有网站")]
    )
    def test_what_enter_takes_of_last_years_is_called_as_it_is_listed(self, kind: str, label: str) -> None:
        talk = at("overview.where", begun_with(kind))
        prompt = talk.conversation.prompt
        assert prompt is not None
        assert prompt.default is not None
        assert (prompt.default.text, label in prompt.options) == (label, True)
        talk.say("")
        assert talk.report.facts["site_kind"] == kind


SCRIPT, _ = shipped()
TOGETHER = [question for _, question in SCRIPT if isinstance(question.answer, Together)]
EXAMPLES = [(question.id, example) for question in TOGETHER for example in question.example.split(" ／ ")]


@pytest.mark.parametrize(("question", "example"), [each for each in EXAMPLES if each[0] != "passages"])
def test_the_examples_are_understood(question: str, example: str) -> None:
    talk = at(question, applied() if question == "requests.told" else begun_with(site="二河区人民政府门户网站"))
    said = talk.conversation.say(example)
    assert Tone.UNCLEAR not in [each.tone for each in said]
    assert talk.at != question


def test_a_line_that_brings_further_questions_says_why() -> None:
    talk = started()
    assert "因为有申请，多 3 问。" in talk.to("requests.any").say("有")
    assert "因为" not in talk.to("disputes.any").say("没有")
    assert "因为有复议或者诉讼，多 3 问。" in talk.to("disputes.any").say("有")


@pytest.mark.parametrize(
    ("question", "line"), [("tables.unchanged", "是"), ("overview.deeds", "培训1次"), ("overview.deeds", "待定")]
)
def test_a_line_for_several_is_saved_once(question: str, line: str) -> None:
    talk = at(question)
    saves = len(talk.kept)
    talk.say(line)
    assert len(talk.kept) == saves + 1
    assert talk.kept[-1].answers == talk.conversation.answers


def test_a_question_answered_alone_leaves_the_others_to_be_asked_alone() -> None:
    talk = at("organ.address")
    talk.say("望澜路18号402室")
    assert talk.at == "organ.postcode"


def test_what_is_put_together_counts_as_one_question_left() -> None:
    state = at("organ.contacts").conversation.state
    together = [each for each in state.gathered.values() if each.is_open]
    assert state.to_be_asked == len(state.open) - sum(len(each.open) - 1 for each in together)


def test_putting_it_off_puts_each_of_them_off() -> None:
    talk = at("overview.deeds")
    talk.say("待定")
    answers = talk.conversation.answers
    assert all(answers[f"overview.{id}"].postponed for id in ("publicity", "trainings", "accountability"))


def test_the_step_before_leads_back_to_the_whole_line() -> None:
    talk = at("overview.deeds")
    talk.say("没有", "/上一步")
    assert talk.at == "overview.deeds"


def test_no_fee_notices_where_nobody_applied() -> None:
    talk = at("tables.unchanged")
    talk.say("是")
    assert "fees.any" not in [asked.id for asked in talk.conversation.left]
    assert talk.report.facts["fee_notices"] == 0


def test_fee_notices_are_asked_for_where_somebody_did() -> None:
    talk = started()
    talk.to("requests.any").say("有")
    assert "fees.any" in [asked.id for asked in talk.conversation.left]


class TestWhoIsNotSure:
    """A line with a doubt in it, or with another question's answer, says nothing to any of them."""

    @pytest.mark.parametrize("question", ["tables.unchanged", "overview.deeds"])
    @pytest.mark.parametrize(
        "line", ["收到几件申请", "处罚好像有", "培训几次来着", "培训可能有", "申请大概3件", "解读有吗"]
    )
    def test_nothing_is_kept_and_the_question_stays(self, question: str, line: str) -> None:
        talk = at(question)
        before = kept(talk)
        talk.say(line)
        assert kept(talk) == before
        assert talk.at == question

    @pytest.mark.parametrize("question", ["tables.unchanged", "overview.deeds"])
    def test_giving_up_puts_all_of_them_off(self, question: str) -> None:
        talk = at(question)
        before = set(talk.conversation.answers)
        talk.say("算了不写了")
        added = [answer for id, answer in talk.conversation.answers.items() if id not in before]
        assert added
        assert all(answer.postponed for answer in added)

    @pytest.mark.parametrize("line", ["十六条", "16条", "3件"])
    def test_a_number_of_something_else_chooses_no_deed(self, line: str) -> None:
        talk = at("overview.deeds")
        before = kept(talk)
        talk.say(line)
        assert kept(talk) == before

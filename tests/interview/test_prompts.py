"""The questions of prompts/: together they fill the whole report, and every text can be spoken."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from talking import Talk

from nianbao.checks import rules
from nianbao.data_files import DataFiles
from nianbao.interview.kinds import Breakdown, Choice, Count, Money, Passage, RegisterAnswer, Several, Situation
from nianbao.interview.kinds.register_answer import IN_TIME
from nianbao.interview.script import Question
from nianbao.interview.script_files import load_script
from nianbao.report.model import Organ, Problem, Report
from nianbao.report.organs import OrganKind
from nianbao.wording.names import Names, organ_values
from nianbao.wording.sandbox import evaluate, render
from nianbao.wording.spelling import check_names, existing_names

TEXTS = ("ask", "hint", "help", "basis", "mistake", "example", "echo", "default")
EXPRESSIONS = ("when", "taken")
ALTERNATIVES = " ／ "
ITEM = {"key": "natural_person", "label": "自然人"}

ECHO_NAMES = {"label", "value", "unit", "parts", "total", "remaining", "carried_out", "handled", "length"}
"""What every echo is given besides the names of the report."""

FILES = DataFiles()
SCRIPT = load_script(FILES)
QUESTIONS = {question.id: question for _, question in SCRIPT}


def every(*answers: type) -> list[str]:
    return [id for id, question in QUESTIONS.items() if isinstance(question.answer, answers)]


def filled_by(question: Question) -> Iterator[str]:
    """Every name that a question sets, for each slot and each applicant."""
    slots = [""]
    if isinstance(question.answer, RegisterAnswer):
        yield IN_TIME
    if isinstance(question.answer, Breakdown):
        slots = [slot.key for slot in SCRIPT.slots(question.answer.slots)]
    elif isinstance(question.answer, Several):
        slots = [option.key for option in question.answer.options]
    items = [column.key for column in SCRIPT.form.requests.applicant_columns] if question.each == "applicants" else [""]
    names = (question.fills.replace("{slot}", slot).replace("{item}", item) for slot in slots for item in items)
    yield from dict.fromkeys(names)


FILLED = [name for question in QUESTIONS.values() for name in filled_by(question)]


def texts_of(question: Question) -> dict[str, str]:
    texts = {key: getattr(question, key) for key in TEXTS} | {
        key: "{{ " + getattr(question, key) + " }}" for key in EXPRESSIONS if getattr(question, key)
    }
    if isinstance(question.answer, Breakdown) and question.answer.total:
        texts["total"] = "{{ " + question.answer.total + " }}"
    return {key: text for key, text in texts.items() if text}


def known(**values: Any) -> Names:
    """The names as they stand once the year is known, and `values` (with __ for the dot)."""
    names = Names(SCRIPT.form)
    names.update({"this_year": 2025, "year": 2025, "previous_year": 2024, "next_year": 2026})
    names.update({key.replace("__", "."): value for key, value in values.items()})
    return names


def organ(name: str, kind: str = "department", **values: Any) -> Names:
    names = known(**values)
    names.update(dict(organ_values(Organ(name=name, kind=OrganKind(kind), **said_of_the_organ(values)))))
    return names


def said_of_the_organ(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.removeprefix("agency__"): value for key, value in values.items() if key.startswith("agency__")}


def default(question: str, names: Names) -> str:
    return render(QUESTIONS[question].default, names, question)


def understood(question: Question, text: str) -> Any:
    answer = question.answer
    slots = SCRIPT.slots(answer.slots) if isinstance(answer, Breakdown) else ()
    total = 200 if isinstance(answer, Breakdown) and answer.total else None
    situation = Situation(
        SCRIPT.spoken,
        date(2026, 1, 10),
        slots=slots,
        total=total,
        catalogue=SCRIPT.wording.catalogue,
        offered=SCRIPT.wording.catalogue,
    )
    return answer.understand(text, situation)


class TestTheWholeReport:
    def test_the_parts_follow_the_report(self) -> None:
        assert [part.short for part in SCRIPT.parts] == [
            "单位",
            "一 总体",
            "二 公开",
            "三 申请",
            "四 复议诉讼",
            "五 问题",
            "六 其他",
        ]

    def test_every_cell_is_filled_by_a_question_except_totals(self) -> None:
        cells = {cell for cell in SCRIPT.form.cells if not SCRIPT.form.is_total(cell)}
        assert cells - set(FILLED) == set()

    def test_no_question_fills_a_total(self) -> None:
        assert [name for name in FILLED if name in SCRIPT.form.cells and SCRIPT.form.is_total(name)] == []

    def test_every_passage_is_asked_once(self) -> None:
        assert sorted(QUESTIONS[id].fills for id in every(Passage)) == sorted(SCRIPT.form.passages)

    def test_every_fact_that_sentences_use_is_filled(self) -> None:
        assert {f"facts.{fact}" for fact in SCRIPT.wording.facts} - set(FILLED) == set()

    def test_two_questions_never_fill_the_same_name(self) -> None:
        names = [name for name in FILLED if name]
        assert sorted(names) == sorted(set(names))


class TestWhatIsToldWithAQuestion:
    @pytest.mark.parametrize("id", every(Count, Money, Breakdown))
    @pytest.mark.parametrize("key", ["help", "basis", "mistake", "example"])
    def test_a_question_that_counts_says_what_to_count_why_and_how(self, id: str, key: str) -> None:
        assert getattr(QUESTIONS[id], key)

    def test_the_outcomes_say_what_to_count_in_each_row(self) -> None:
        rows = QUESTIONS["requests.outcomes"].help.splitlines()[1:]
        assert len(rows) == len(SCRIPT.slots("outcomes")) == 22

    @pytest.mark.parametrize("id", QUESTIONS)
    def test_a_question_is_one_line_that_asks_or_offers(self, id: str) -> None:
        ask = QUESTIONS[id].ask
        assert "\n" not in ask
        assert ask.endswith(("？", "。"))

    @pytest.mark.parametrize("id", QUESTIONS)
    def test_a_question_can_be_read_when_only_the_year_is_known(self, id: str) -> None:
        question = QUESTIONS[id]
        needs = {"facts.proactive_total", "facts.trainings", "facts.interpretations", "requests.new.total"}
        values = {name: 3 for name in needs if name in question.ask}
        names = known(requests__new__natural_person=3, requests__carried_in__natural_person=0)
        names.update(values)
        assert render(question.ask, names, id, item=ITEM)

    @pytest.mark.parametrize("word", ["！", "!", "亲", "您好", "请您", "哦", "哟", "很棒", "恭喜", "太好了"])
    def test_the_voice_is_that_of_a_colleague(self, word: str) -> None:
        texts = [text for question in QUESTIONS.values() for text in texts_of(question).values()]
        spoken = [text for text in (*texts, *SCRIPT.replies.values()) if word in re.sub(r"\{[%{].*?[}%]\}", "", text)]
        assert spoken == []


class TestTexts:
    @pytest.mark.parametrize("id", QUESTIONS)
    def test_every_text_uses_only_names_that_exist(self, id: str) -> None:
        facts = [name.removeprefix("facts.") for name in FILLED if name.startswith("facts.")]
        existing = existing_names(SCRIPT.form, facts) | {"this_year", "found_last_year", "item.key", "item.label"}
        rows = {f"requests.{row}" for row in ("new", "carried_in")}
        for key, text in texts_of(QUESTIONS[id]).items():
            check_names(text, f"{id}.{key}", existing | rows | (ECHO_NAMES if key == "echo" else set()))

    @pytest.mark.parametrize("id", [id for id in QUESTIONS if id not in every(Passage)])
    def test_the_examples_are_understood(self, id: str) -> None:
        question = QUESTIONS[id]
        for example in render(question.example, known(), id).split(ALTERNATIVES):
            understood(question, example)

    @pytest.mark.parametrize("id", [id for id in QUESTIONS if QUESTIONS[id].check])
    def test_the_checks_that_are_named_exist(self, id: str) -> None:
        assert [check for check in QUESTIONS[id].check if check not in rules()] == []


class TestDefaults:
    """What Enter takes, worked out from what is known."""

    @pytest.mark.parametrize(
        ("name", "kind", "reference", "short"),
        [
            ("云浦市二河区商务局", "department", "我局", "二河区商务局"),
            ("某某县某某镇人民政府", "township", "我镇", "某某镇政府"),
            ("某某区某某街道办事处", "street_office", "我街道", "某某街道办事处"),
            ("某某市人民政府", "", "我市", "某某市政府"),
            ("国家某某总会", "", "我会", "国家某某总会"),
        ],
    )
    def test_what_the_name_tells_is_offered(self, name: str, kind: str, reference: str, short: str) -> None:
        names = organ(name)
        given = [default(question, names) for question in ("organ.kind", "organ.self_reference", "organ.short_name")]
        assert given == [kind, reference, short]

    @pytest.mark.parametrize(
        ("name", "kind", "site"),
        [
            ("云浦市二河区商务局", "department", "二河区人民政府门户网站"),
            ("云浦市二河区人民政府", "county", "二河区人民政府门户网站"),
            ("二河县二河镇人民政府", "township", "二河县人民政府门户网站"),
            ("二河市经济开发区管理委员会", "department", "二河市人民政府门户网站"),
            ("国家税务总局二河市税务局", "vertical", ""),
        ],
    )
    def test_the_site_is_the_government_s_unless_it_is_said(self, name: str, kind: str, site: str) -> None:
        assert default("organ.site", organ(name, kind)) == site

    @pytest.mark.parametrize(
        ("kind", "day"),
        [
            ("department", "2026-01-31"),
            ("township", "2026-01-31"),
            ("authorised", "2026-01-31"),
            ("county", "2026-03-31"),
            ("province", "2026-03-31"),
        ],
    )
    def test_the_deadline_is_that_of_article_49(self, kind: str, day: str) -> None:
        assert default("organ.deadline", organ("某某", kind)) == day

    @pytest.mark.parametrize(("kind", "taken"), [("department", True), ("township", False), ("street_office", False)])
    def test_a_deadline_that_only_the_local_notice_sets_is_asked_for(self, kind: str, taken: bool) -> None:
        assert evaluate(QUESTIONS["organ.deadline"].taken, organ("某某", kind), "organ.deadline") is taken

    def test_documents_in_force_roll_on_from_last_year(self) -> None:
        documents = "disclosure__normative_documents__"
        names = known(
            **{f"last__{documents}in_force": 8, f"{documents}issued": 3, f"{documents}repealed": 0},
        )
        assert default("disclosure.documents_in_force", names) == "11"

    @pytest.mark.parametrize(("issued", "taken"), [(0, True), (1, False)])
    def test_none_in_force_and_none_issued_needs_no_question(self, issued: int, taken: bool) -> None:
        documents = "disclosure__normative_documents__"
        names = known(**{f"last__{documents}in_force": 0, f"{documents}issued": issued, f"{documents}repealed": 0})
        question = QUESTIONS["disclosure.documents_in_force"]
        assert evaluate(question.taken, names, question.id) is taken

    @pytest.mark.parametrize("id", every(Count, Money))
    def test_a_count_of_the_year_is_never_assumed(self, id: str) -> None:
        assert "last." in QUESTIONS[id].default or not QUESTIONS[id].default

    @pytest.mark.parametrize("id", every(Breakdown))
    def test_a_breakdown_is_never_assumed(self, id: str) -> None:
        assert not QUESTIONS[id].default
        assert QUESTIONS[id].default_from in ("", "last.requests.carried_out.{slot}")

    @pytest.mark.parametrize("id", every(Choice, Several))
    def test_a_default_is_one_of_the_options(self, id: str) -> None:
        question = QUESTIONS[id]
        names = organ("云浦市二河区商务局", agency__site="二河区人民政府门户网站")
        text = render(question.default, names, id, item=ITEM)
        assert text in ("", *SCRIPT.spoken.none) or understood(question, text)


class TestWhatIsAsked:
    """The conditions: who is asked what."""

    @pytest.mark.parametrize("id", ["overview.assessment", "overview.public_review", "overview.staff"])
    @pytest.mark.parametrize(("kind", "asked"), [("county", True), ("township", True), ("street_office", False)])
    def test_governments_report_assessment_and_public_review(self, id: str, kind: str, asked: bool) -> None:
        assert evaluate(QUESTIONS[id].when, organ("某某", kind), id) is asked

    @pytest.mark.parametrize(("kind", "asked"), [("city", True), ("ministry", True), ("county", False)])
    def test_only_organs_that_can_make_regulations_are_asked_for_them(self, kind: str, asked: bool) -> None:
        question = QUESTIONS["disclosure.regulations"]
        assert evaluate(question.when, organ("某某", kind), question.id) is asked
        assert question.otherwise == "zero"

    @pytest.mark.parametrize(
        ("id", "prefixes"),
        [
            ("requests.any", ("requests",)),
            ("disputes.any", ("disputes",)),
            ("fees.any", ("facts.fee_notices", "facts.fee_billed", "facts.fee_collected")),
        ],
    )
    def test_one_word_settles_a_block_in_which_nothing_happened(self, id: str, prefixes: tuple[str, ...]) -> None:
        assert QUESTIONS[id].zeroes == prefixes

    def test_with_last_year_known_the_first_question_of_the_block_is_how_many(self) -> None:
        names = known(last__requests__carried_out__total=0)
        assert evaluate(QUESTIONS["requests.any"].when, names, "") is False
        assert evaluate(QUESTIONS["requests.new"].when, names, "") is True
        assert evaluate(QUESTIONS["requests.carried_in"].taken, names, "") is True

    @pytest.mark.parametrize(("count", "asked"), [(0, False), (1, True)])
    def test_outcomes_are_asked_for_the_applicants_that_there_are(self, count: int, asked: bool) -> None:
        question = QUESTIONS["requests.outcomes"]
        names = known(requests__new__natural_person=count, requests__carried_in__natural_person=0)
        assert evaluate(question.when, names, question.id, item=ITEM) is asked


def test_the_year_cannot_be_put_off_for_every_question_names_it() -> None:
    talk = Talk()
    said = talk.say("没有", "待定")
    assert talk.at == "organ.year"
    assert "不能先空着" in said


QUIET = {
    "organ.contacts": "二河路 1 号，100000，0100-12345678",
    "overview.proactive_total": "十六条",
    "overview.deeds": "三审三校、保密审查",
    "overview.where": "没有账号",
    "tables.unchanged": "是",
    "disclosure.documents": "没有",
    "disclosure.documents_in_force": "没有",
    "disclosure.decisions": "没有",
    "disclosure.fees": "没有",
    "requests.any": "没有",
    "disputes.any": "没有",
    "problems.last.1": "改了",
    "problems.choose": "1、5",
}
"""What a department with nothing to report types; everything else is Enter."""

LAST_YEAR = Report(
    year=2024,
    organ=Organ(name="云浦市二河区商务局", address="二河路 1 号", postcode="100000", telephone="0100-12345678"),
    cells=dict.fromkeys(SCRIPT.form.cells, 0),
    problems=(Problem(problem="更新不够及时", measure="每周检查"),),
    passages={"overview.on_request": "2024年，我局未收到政府信息公开申请。"},
)


def typed(talk: Talk, answers: Mapping[str, str]) -> list[str]:
    """Answer until all is answered; the ids in the order of asking."""
    asked: list[str] = []
    while talk.at and talk.at not in asked:
        asked.append(talk.at)
        talk.say(answers.get(talk.at, ""))
    return asked


class TestADepartmentWithNothingToReport:
    def test_with_last_year_s_report_it_answers_15_questions_at_most(self) -> None:
        talk = Talk(last_years={"/去年.docx": LAST_YEAR})
        asked = typed(talk, {**QUIET, "last_year": "'/去年.docx'"})
        assert not talk.conversation.left
        assert len(asked) <= 15
        assert sum(len(QUIET.get(id, "")) for id in asked) <= 90

    def test_its_first_report_takes_22_at_most(self) -> None:
        talk = Talk()
        asked = typed(talk, {**QUIET, "organ.name": "云浦市二河区商务局"})
        assert not talk.conversation.left
        assert len(asked) <= 22

    def test_every_cell_and_every_passage_stands_in_the_end(self) -> None:
        talk = Talk(last_years={"/去年.docx": LAST_YEAR})
        typed(talk, {**QUIET, "last_year": "'/去年.docx'"})
        assert {talk.report.cells[cell] for cell in SCRIPT.form.cells} == {0}
        assert set(talk.report.passages) == set(SCRIPT.form.passages)

    def test_no_later_answer_makes_an_earlier_one_doubtful(self) -> None:
        talk = Talk(last_years={"/去年.docx": LAST_YEAR})
        typed(talk, {**QUIET, "last_year": "'/去年.docx'"})
        assert talk.conversation.state.stale == {}

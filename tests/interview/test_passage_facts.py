from decimal import Decimal

from talking import shipped, started

from nianbao.interview.passage_facts import PassageFact, passage_facts
from nianbao.wording.proposals import Proposal

SCRIPT = shipped()[0]


def told(values: dict[str, object], *used: str) -> list[PassageFact]:
    """The facts for a passage with one proposal that rests on the names `used`."""
    proposal = Proposal("brief", "简明", "一段话。", dict.fromkeys(used))
    return list(passage_facts(SCRIPT, values, [proposal]))


def test_a_fact_is_called_as_the_wording_calls_it_with_its_measure_word() -> None:
    assert told({"facts.interpretations": 3}, "facts.interpretations") == [PassageFact("政策解读", "3", "篇")]


def test_a_cell_is_called_by_its_printed_label() -> None:
    [fact] = told({"disclosure.fees": Decimal("3.50")}, "disclosure.fees")
    assert (fact.label.partition("·")[0], fact.value, fact.unit) == ("行政事业性收费", "3.5", "万元")


def test_a_total_that_no_question_fills_has_the_measure_word_of_its_table() -> None:
    [fact] = told({"requests.new.total": 132}, "requests.new.total")
    assert (fact.value, fact.unit) == ("132", "件")


def test_what_is_not_0_in_the_same_tables_comes_too_but_no_column_of_applicants() -> None:
    values = {
        "requests.new.total": 5,
        "requests.new.natural_person": 5,
        "requests.granted.total": 3,
        "requests.partial.total": 0,
        "disputes.reconsideration.upheld": 1,
    }
    assert [fact.value for fact in told(values, "requests.new.total")] == ["5", "3"]
    assert len(told(values, "requests.new.total", "requests.new.natural_person")) == 3


def test_a_zero_that_a_proposal_says_can_be_used() -> None:
    assert told({"facts.responses": 0}, "facts.responses") == [PassageFact("回应社会关切", "0", "次")]


def test_words_come_last_and_choices_not_at_all() -> None:
    values = {
        "agency.name": "云浦区档案局",
        "agency.kind": "department",
        "agency.is_government": False,
        "facts.site_kind": "own",
        "facts.key_areas": "",
        "facts.guidance": ("thought",),
        "facts.trainings": 2,
    }
    assert [fact.value for fact in told(values, *values)] == ["2", "云浦区档案局"]


def test_what_is_not_known_and_what_is_last_year_s_is_left_out() -> None:
    assert told({"last.requests.new.total": 95}, "requests.new.total", "last.requests.new.total") == []


def test_a_draft_has_them_for_its_passages() -> None:
    talk = started().to("overview.proactive_total")
    talk.say("16", "解读1")
    talk.to("overview.proactive")
    prompt = talk.conversation.prompt
    assert prompt is not None
    facts = passage_facts(SCRIPT, talk.conversation.state.draft.names.values, prompt.proposals)
    assert facts[:2] == (PassageFact("主动公开政府信息", "16", "条"), PassageFact("政策解读", "1", "篇"))

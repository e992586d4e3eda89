"""What offices write in their registers: each wording goes to its row, each applicant to its column, or is asked."""

from pathlib import Path

import pytest
import yaml
from registers import FILES, WORDS

from nianbao.register.office_words import register_words
from nianbao.register.usage import Usage

TOLD = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8"))


def told(group: str) -> list[tuple[str, str]]:
    return [(key, wording) for key, wordings in TOLD[group].items() for wording in wordings]


@pytest.mark.parametrize(("row", "wording"), told("outcomes"))
def test_a_wording_goes_to_its_row(row: str, wording: str) -> None:
    assert WORDS.outcomes.of(wording, "").row == row


@pytest.mark.parametrize("row", FILES.form.requests.outcome_rows, ids=lambda row: row.key)
def test_a_printed_label_is_its_row(row: object) -> None:
    assert WORDS.outcomes.of(row.label, "").row == row.key  # type: ignore[attr-defined]


@pytest.mark.parametrize("wording", TOLD["open"])
def test_a_wording_that_leaves_the_row_open_is_not_guessed(wording: str) -> None:
    assert WORDS.outcomes.of(wording, "").row is None


def test_the_ground_in_another_column_closes_what_the_outcome_leaves_open() -> None:
    assert WORDS.outcomes.of("不予公开", "涉及商业秘密").row == "denied_third_party"


def test_what_an_office_settled_holds_for_that_wording() -> None:
    words = register_words(FILES, Usage(outcomes={"不予公开": "denied_internal"}))
    assert words.outcomes.of("不予公开", "").row == "denied_internal"
    assert words.outcomes.of("不予公开（国家秘密）", "").row == "denied_state_secret"


@pytest.mark.parametrize(("column", "kind"), told("kinds"))
def test_the_kind_that_is_given_counts(column: str, kind: str) -> None:
    assert (WORDS.applicants.of(kind, "某某").column, WORDS.applicants.of(kind, "某某").inferred) == (column, False)


@pytest.mark.parametrize(("column", "name"), told("names"))
def test_without_a_kind_the_name_tells_and_that_is_known_as_inferred(column: str, name: str) -> None:
    found = WORDS.applicants.of("", name)
    assert (found.column, found.inferred) == (column, True)


@pytest.mark.parametrize("name", TOLD["unclear_names"])
def test_a_name_that_may_belong_to_several_columns_is_asked(name: str) -> None:
    assert WORDS.applicants.of("", name).column is None


@pytest.mark.parametrize(
    ("kind", "name", "column"),
    [("法人", "某某律师事务所", "legal_service"), ("法人或其他组织", "某某公司", "enterprise")],
)
def test_a_kind_that_covers_five_columns_leaves_it_to_the_name(kind: str, name: str, column: str) -> None:
    assert WORDS.applicants.of(kind, name).column == column


@pytest.mark.parametrize(
    ("kind", "name"), [("法人", ""), ("法人或其他组织", "张三"), ("", "John Smith"), ("", ""), ("代理", "张三")]
)
def test_an_applicant_that_nothing_tells_is_not_guessed(kind: str, name: str) -> None:
    assert WORDS.applicants.of(kind, name).column is None

"""Laws: a register made from known cells gives them back, and no number appears that no line supports."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from registers import FILES, HEAD, TODAY, WORDS

from nianbao.register.counted_register import CountedTables, tables
from nianbao.register.counting import counted
from nianbao.register.deadlines import Deadlines
from nianbao.register.lines import SheetLines, sheet_lines
from nianbao.register.sheet import Sheet, Value
from nianbao.register.usage import Usage
from nianbao.register.workdays import Workdays

FORM = FILES.form
ROWS = tuple(row.key for row in FORM.requests.outcome_rows)
COLUMNS = tuple(column.key for column in FORM.requests.applicant_columns)
LABELS = {row.key: row.label for row in FORM.requests.outcome_rows}
KINDS = {column.key: column.label for column in FORM.requests.applicant_columns}
NEW_YEAR, SILVESTER = date(2025, 1, 1), date(2025, 12, 31)
WITHIN = st.dates(NEW_YEAR, SILVESTER)
BEFORE = st.dates(date(2024, 1, 1), NEW_YEAR - timedelta(1))
AFTER = st.dates(SILVESTER + timedelta(1), date(2026, 6, 30))
CELLS = st.tuples(
    st.sampled_from(("new", "carried_in")), st.sampled_from((*ROWS, "carried_out")), st.sampled_from(COLUMNS)
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[tuple[str, str, str], tuple[Value, ...]]:
    """A line of a register with the part, the row and the column that it was made for."""
    part, row, column = cell = draw(CELLS)
    received = draw(WITHIN if part == "new" else BEFORE)
    if row == "carried_out":
        answered: Value = draw(st.one_of(st.just(""), AFTER))
        outcome = LABELS[draw(st.sampled_from(ROWS))] if answered else ""
    else:
        answered, outcome = draw(st.dates(max(received, NEW_YEAR), SILVESTER)), LABELS[row]
    return cell, (1, received, "某某", KINDS[column], "内容", answered, outcome)


def read(rows: list[tuple[Value, ...]]) -> SheetLines:
    found = sheet_lines(Sheet("台账", (HEAD, *rows)), WORDS.heads, WORDS.contents, WORDS.vocabulary)
    assert found is not None
    return found


def counts(rows: list[tuple[Value, ...]]) -> CountedTables:
    deadlines = Deadlines(WORDS.vocabulary, Workdays(Usage()))
    return tables(counted([(line, None) for line in read(rows).lines], 2025, WORDS, deadlines, TODAY), FORM)


@settings(deadline=None, max_examples=50)
@given(st.lists(lines(), max_size=30))
def test_a_register_made_from_known_cells_gives_them_back(
    made: list[tuple[tuple[str, str, str], tuple[Value, ...]]],
) -> None:
    truth = Counter[str]()
    for (part, row, column), _ in made:
        truth.update((f"requests.{part}.{column}", f"requests.{row}.{column}"))
    found = counts([row for _, row in made])
    assert {key: found.cells[key] for key in truth} == dict(truth)
    assert found.cells["requests.new.total"] + found.cells["requests.carried_in.total"] == len(made)
    handled, left = found.cells["requests.handled.total"], found.cells["requests.carried_out.total"]
    assert handled + left == len(made)


WORDED = (
    "",
    "公开",
    "不予公开",
    "信息不存在",
    "撤回",
    "办理中",
    "合计",
    "见附件",
    "是",
    "2025",
    "某某公司",
    "赵一",
    "法人",
    "自然人",
)
ANY: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(WORDED),
    st.text(max_size=6),
    st.dates(date(1900, 1, 1), date(2099, 1, 1)),
    st.integers(-5, 99999),
    st.floats(0, 50),
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(*[ANY] * len(HEAD)), max_size=12))
def test_no_number_appears_that_no_line_supports(rows: list[tuple[Value, ...]]) -> None:
    found = counts(rows)
    numbers = range(2, len(rows) + 2)
    for key, value in found.cells.items():
        places = [place.line for place in found.lines[key]]
        assert value == len(places)
        assert set(places) <= set(numbers)
        assert key.endswith(".total") or len(set(places)) == len(places)


@settings(deadline=None, max_examples=50)
@given(st.lists(lines(), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(made: list[Any], random: Any) -> None:
    rows = [row for _, row in made]
    mixed = random.sample(rows, len(rows))
    assert counts(mixed).cells == counts(rows).cells

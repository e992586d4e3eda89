"""Figures while they are edited: which numbers a cell can hold, totals kept up, edits taken back."""

from decimal import Decimal

import pytest
from offices import SPEECH

from nianbao.data_files import DataFiles
from nianbao.reading.pasted import number_in
from nianbao.report import FEES
from nianbao.session.balance import balance, in_force
from nianbao.session.table_figures import Figures

FORM = DataFiles().form
NEW, CARRIED_IN = "requests.new.natural_person", "requests.carried_in.natural_person"
RECONSIDERATION = [f"disputes.reconsideration.{key}" for key in ("upheld", "corrected", "other", "pending")]


@pytest.mark.parametrize(
    ("text", "cell", "number"),
    [
        ("12", NEW, 12),
        ("１２", NEW, 12),
        ("1,234", NEW, 1234),
        ("5.00", NEW, 5),
        ("5件", NEW, 5),
        ("3.5", FEES, Decimal("3.5")),
        ("3.", FEES, 3),
        ("1.5万元", FEES, Decimal("1.5")),
        ("3.5", NEW, None),
        ("3.12345", FEES, None),
        ("-3", NEW, None),
        ("12345678901", NEW, None),
        ("五", NEW, 5),
        ("约5", NEW, None),
        ("3万", FEES, None),
        ("5元", FEES, None),
        ("", NEW, None),
    ],
)
def test_a_number_stands_alone(text, cell, number):
    assert number_in(text, cell) == number


def test_totals_follow_every_edit():
    figures = Figures(FORM, dict.fromkeys(RECONSIDERATION, 1))
    assert figures.values["disputes.reconsideration.total"] == 4
    figures.put({RECONSIDERATION[0]: 5})
    assert figures.values["disputes.reconsideration.total"] == 8
    figures.put({RECONSIDERATION[0]: None})
    assert figures.values["disputes.reconsideration.total"] is None


def test_only_what_differs_is_an_edit():
    figures = Figures(FORM, {NEW: 5})
    figures.put({NEW: 5, CARRIED_IN: 2, "requests.new.total": 9})
    assert figures.edits == {CARRIED_IN: 2}
    figures.put({CARRIED_IN: None})
    assert figures.edits == {}


def test_each_edit_is_taken_back_whole():
    figures = Figures(FORM, {})
    figures.put({NEW: 5})
    figures.put({NEW: 6, CARRIED_IN: 1})
    assert figures.undo()
    assert figures.edits == {NEW: 5}
    assert figures.undo()
    assert not figures.undo()


@pytest.mark.parametrize(
    ("outcomes", "text"),
    [
        ({"granted": 111}, "自然人：120 + 0 = 111 + 0，还差 9"),
        ({"granted": 111, "carried_out": 9}, "自然人：120 + 0 = 111 + 9，成立，空着的记 0"),
        ({"granted": 111, "carried_out": 10}, "自然人：120 + 0 = 111 + 10，多出 1"),
        (
            dict.fromkeys((row.key for row in FORM.requests.outcome_rows), 0) | {"carried_out": 120},
            "自然人：120 + 0 = 0 + 120，成立",
        ),
    ],
)
def test_the_balance_of_a_column(outcomes, text):
    cells = {NEW: 120, CARRIED_IN: 0} | {f"requests.{key}.natural_person": count for key, count in outcomes.items()}
    assert balance(cells, FORM, FORM.requests.columns[0]).said(SPEECH) == text


def test_there_is_no_balance_before_the_first_two_rows_are_known():
    assert balance({NEW: 120}, FORM, FORM.requests.columns[0]) is None


def test_the_balance_of_the_totals_counts_what_is_known_so_far():
    cells = {"requests.new.total": 132, "requests.carried_in.total": 0, "requests.granted.natural_person": 61}
    found = balance(cells | {"requests.carried_out.enterprise": 2}, FORM, FORM.requests.columns[-1])
    assert found.said(SPEECH) == "总计：132 + 0 = 61 + 2，还差 69"


def test_in_force_rolls_on_from_last_year():
    row = "disclosure.normative_documents"
    cells = {f"{row}.issued": 3, f"{row}.repealed": 0, f"{row}.in_force": 12}
    found = in_force(cells, {f"{row}.in_force": 8}, FORM, "normative_documents")
    assert found.said(SPEECH) == "现行有效：去年 8 + 制发 3 - 废止 0 = 12，多出 1"
    assert in_force(cells, {}, FORM, "normative_documents") is None

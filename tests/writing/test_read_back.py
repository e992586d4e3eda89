"""The read-back: whatever a written file says otherwise than the report is found."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from totals import with_totals
from written import FILES, FORM, changed, full_report, parts

from nianbao.errors import WritingError
from nianbao.report import Report
from nianbao.writing.read_back import differences, prove
from nianbao.writing.word import word_document

PASSAGES = [key for key in FORM.passages if key not in ("opening", "overview.lead")]


def tampered(data: bytes, old: str, new: str) -> bytes:
    """The Word file with the first `old` of its text replaced."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, content in parts(data).items():
            package.writestr(name, content.replace(old.encode(), new.encode(), 1))
    return whole.getvalue()


def test_a_written_report_says_what_the_report_says() -> None:
    assert not list(differences(word_document(full_report(), FILES), full_report(), FORM))


@pytest.mark.parametrize("key", FORM.cells)
def test_any_other_number_in_any_cell_is_found(key: str) -> None:
    known = full_report().cells[key]
    assert known is not None
    other = changed(full_report(), cells=full_report().cells | {key: known + 1})
    found = list(differences(word_document(other, FILES), full_report(), FORM))
    assert len(found) == 1
    assert FORM.labels[key] in found[0]


@pytest.mark.parametrize("key", FORM.passages)
def test_any_other_word_in_any_passage_is_found(key: str) -> None:
    other = changed(full_report(), passages=full_report().passages | {key: "另一段文字"})
    assert len(list(differences(word_document(other, FILES), full_report(), FORM))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("商业企业", "企业"),
        ('<w:gridSpan w:val="7"/>', '<w:gridSpan w:val="6"/>'),
        ('<w:vMerge w:val="restart"/>', ""),
        ("<w:tbl>", "<w:tbl/><w:tbl>"),
        ("三、收到和处理", "三、收到与处理"),
        ("五、存在的主要问题", "五、主要问题"),
    ],
)
def test_a_changed_label_merge_or_heading_is_found(old: str, new: str) -> None:
    data = tampered(word_document(full_report(), FILES), old, new)
    with pytest.raises(WritingError, match="不一致"):
        prove(data, full_report(), FORM)


def test_what_a_draft_does_not_know_is_not_compared() -> None:
    assert not list(differences(word_document(Report(), FILES, draft=True), Report(), FORM))


_TEXT = st.text(st.characters(exclude_categories=[]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXT, min_size=len(PASSAGES), max_size=len(PASSAGES)), _TEXT)
def test_any_text_comes_back(texts: list[str], name: str) -> None:
    passages = {key: f"文{text}" for key, text in zip(PASSAGES, texts, strict=True)}
    organ = full_report().organ.model_copy(update={"name": f"局{name}"})
    report = changed(full_report(), passages=full_report().passages | passages, organ=organ)
    assert not list(differences(word_document(report, FILES), report, FORM))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_numbers_come_back(data: st.DataObject) -> None:
    totals = {rule.total for rule in FORM.sums}
    counts = [key for key in FORM.cells if key not in totals and key != "disclosure.fees"]
    drawn = data.draw(st.lists(st.integers(0, 10**7), min_size=len(counts), max_size=len(counts)))
    fees = data.draw(st.decimals(0, 10**6, places=4))
    cells: dict[str, int | Decimal] = dict(zip(counts, drawn, strict=True)) | {"disclosure.fees": fees}
    report = with_totals(changed(full_report(), cells=cells), FORM)
    single = data.draw(st.booleans())
    written = word_document(report, FILES, single_other_row=single)
    assert not list(differences(written, report, FORM, single_other_row=single))

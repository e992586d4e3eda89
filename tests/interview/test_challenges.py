"""How a finding about the answer just given can be met."""

import pytest
from offices import office
from talking import NOW

from nianbao.checks import Finding, Severity
from nianbao.interview.asking import Asked
from nianbao.interview.challenges import challenge


@pytest.mark.parametrize(
    ("question", "typed_instead"),
    [
        ("disclosure.documents_in_force", "3"),
        ("disclosure.fees", "3"),
        ("disclosure.decisions", ""),
        ("organ.name", ""),
        ("opening", ""),
    ],
)
def test_a_number_alone_can_be_mended_by_typing_what_was_expected(question: str, typed_instead: str) -> None:
    asked = next(Asked(part, each) for part, each in office().script if each.id == question)
    state = office().converse(now=lambda: NOW).state
    finding = Finding(id="T2-01", severity=Severity.ERROR, where=asked.fills, message="", found=5, expected=3)
    met = challenge([finding], asked, state, {})
    assert met is not None
    assert met.mended == typed_instead

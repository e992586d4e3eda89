"""The kinds of answer, one class each: understood, spelled back, put into the report, held against its places."""

from typing import Annotated

from pydantic import Field

from nianbao.interview.kinds.breakdown import Breakdown
from nianbao.interview.kinds.choices import Choice, OptionText, Several, YesNo
from nianbao.interview.kinds.kind import LONGEST_TEXT, Kind, Situation, is_fact
from nianbao.interview.kinds.numbers import Count, Money, Year
from nianbao.interview.kinds.pairs import Pairs
from nianbao.interview.kinds.passage import SHORTEST_PASSAGE, Passage, doubtful, is_doubted
from nianbao.interview.kinds.register import Register
from nianbao.interview.kinds.together import Manner, Together
from nianbao.interview.kinds.units import Units
from nianbao.interview.kinds.words import Day, File, Text

AnswerKind = Annotated[
    YesNo
    | Count
    | Money
    | Text
    | Choice
    | Several
    | Day
    | Year
    | File
    | Register
    | Units
    | Breakdown
    | Pairs
    | Passage
    | Together,
    Field(discriminator="kind"),
]
"""Any of the kinds, told apart by `kind` in prompts/."""

__all__ = [
    "LONGEST_TEXT",
    "SHORTEST_PASSAGE",
    "AnswerKind",
    "Breakdown",
    "Choice",
    "Count",
    "Day",
    "File",
    "Kind",
    "Manner",
    "Money",
    "OptionText",
    "Pairs",
    "Passage",
    "Register",
    "Several",
    "Situation",
    "Text",
    "Together",
    "Units",
    "Year",
    "YesNo",
    "doubtful",
    "is_doubted",
    "is_fact",
]

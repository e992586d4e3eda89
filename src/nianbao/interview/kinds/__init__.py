"""The kinds of answer, one class each: understood, spelled back, put into the report, held against its places."""

from typing import Annotated

from pydantic import Field

from nianbao.interview.kinds.breakdown import Breakdown
from nianbao.interview.kinds.chosen import Choice, OptionText, Several, YesNo
from nianbao.interview.kinds.free_words import Day, File, FreeText
from nianbao.interview.kinds.kind import LONGEST_TEXT, Kind, Situation, is_fact
from nianbao.interview.kinds.numbers import Count, Money, Year
from nianbao.interview.kinds.pairs import Pairs
from nianbao.interview.kinds.passage import SHORTEST_PASSAGE, Passage, doubtful, is_doubted
from nianbao.interview.kinds.register_answer import RegisterAnswer
from nianbao.interview.kinds.together import Manner, Together
from nianbao.interview.kinds.units import Units

AnswerKind = Annotated[
    YesNo
    | Count
    | Money
    | FreeText
    | Choice
    | Several
    | Day
    | Year
    | File
    | RegisterAnswer
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
    "FreeText",
    "Kind",
    "Manner",
    "Money",
    "OptionText",
    "Pairs",
    "Passage",
    "RegisterAnswer",
    "Several",
    "Situation",
    "Together",
    "Units",
    "Year",
    "YesNo",
    "doubtful",
    "is_doubted",
    "is_fact",
]

"""The understanding of answers: pure functions from what was typed to a value, or to what was not understood."""

from nianbao.interview.understanding.amounts import count, money, without_name
from nianbao.interview.understanding.dates import day
from nianbao.interview.understanding.paths import file_path
from nianbao.interview.understanding.problems import pairs
from nianbao.interview.understanding.rows import pasted_row
from nianbao.interview.understanding.spoken_breakdown import SpokenCounts, breakdown, spell_breakdown
from nianbao.interview.understanding.spoken_choices import AMBIGUOUS, Option, choice, several, yes_no
from nianbao.interview.understanding.spoken_words import Slot, Spoken, slots
from nianbao.interview.understanding.unclear import LONGEST_ANSWER, Unclear
from nianbao.language.numerals import chinese_numeral

__all__ = [
    "AMBIGUOUS",
    "LONGEST_ANSWER",
    "Option",
    "Slot",
    "Spoken",
    "SpokenCounts",
    "Unclear",
    "breakdown",
    "chinese_numeral",
    "choice",
    "count",
    "day",
    "file_path",
    "money",
    "pairs",
    "pasted_row",
    "several",
    "slots",
    "spell_breakdown",
    "without_name",
    "yes_no",
]

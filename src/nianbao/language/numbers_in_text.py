"""Where numerals stand in an answer, and which of them name no exact number."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from typing import Literal

from nianbao.language.numerals import DIGIT_VALUES, HAN_DIGITS, HAN_UNITS, read_number

_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
FIGURE_FORMS = {
    "阿拉伯数字": r"[0-9]+",
    "带千分位": r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])",
    "带小数": r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]+",
    "汉字数字": rf"[{HAN_DIGITS}{HAN_UNITS}]+(?:点[{HAN_DIGITS}]+)?[万亿]?",
    "数字加单位": rf"(?:{_ARABIC})[{HAN_UNITS}]+(?:[0-9]+[{HAN_UNITS}]+)*(?:[0-9]{{2,4}})?",
}
"""The grammar of a figure in an answer, once its signs are folded; docs/domain.md prints it.

What stands beside or between the digits and is none of this is never left out: the answer is asked about.
"""

NUMERAL_SIGNS = frozenset(f"{HAN_DIGITS}{HAN_UNITS}0123456789")
"""Every sign that a numeral can begin with."""

NUMERAL = re.compile(rf"(?:{_ARABIC}|[{HAN_DIGITS}{HAN_UNITS}]|点(?=[0-9{HAN_DIGITS}]))+")
"""A run of signs in folded text that may be a numeral; `read_numeral` says whether it is one."""

_DIGIT_RUN = re.compile(f"[{HAN_DIGITS}]+")
_IMPLIED_ONE = re.compile("[百千](?=[万亿])")
_ONE_DIGIT_AFTER_UNIT = re.compile("[0-9][百千万亿][0-9]")
_MOST_UNITS = 20
_FORMS = tuple(map(re.compile, FIGURE_FORMS.values()))


class Vague(Enum):
    """A numeral that names no exact number: 二三十, 两三, 七八百."""

    VAGUE = "vague"


def read_numeral(run: str) -> Fraction | Literal[Vague.VAGUE] | None:
    """The exact value of a folded numeral, VAGUE for 二三十 and the like, None where it is not one.

    None as well for “3万5”: some mean 35,000 by it, others 30,005.
    """
    if _names_no_exact_number(run):
        return Vague.VAGUE
    if not any(form.fullmatch(run) for form in _FORMS):
        return None
    if sum(sign in HAN_UNITS for sign in run) > _MOST_UNITS or _ONE_DIGIT_AFTER_UNIT.search(run[-3:]):
        return None
    value = read_number(f"一{run}" if _IMPLIED_ONE.match(run) else run)
    return None if value is None else Fraction(value)


def _names_no_exact_number(run: str) -> bool:
    """Two digits side by side, one apart (or 三五), stand for “between”: 二三十, 十七八, 两三."""
    whole = run.partition("点")[0]
    return any(
        len(digits) == 2 and _stand_for_between(DIGIT_VALUES.get(digits[0], 0), DIGIT_VALUES.get(digits[1], 0))
        for digits in _DIGIT_RUN.findall(whole)
    )


def _stand_for_between(first: int, second: int) -> bool:
    return first > 0 and (second == first + 1 or (first, second) == (3, 5))

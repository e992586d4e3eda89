"""The forms of answers of words: what a postcode, a telephone or a site looks like, as prompts/forms.yaml has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict

from nianbao.frozen_model import FrozenModel
from nianbao.language.expressions import Expression, Rewriting
from nianbao.language.folding import half_width

BEHIND_LEAD = r"\s*(?:应该|应当|就|(?:已经?)?(?:改|换|变更?))?(?:是|为|成|[:：])?了?\s*"
"""What may stand between the name of a thing and the thing: “电话改成”."""


class Fit(Enum):
    """How well an answer fits its form: kept at once, asked about first, or never it."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    NEVER = "never"


class Form(FrozenModel):
    """What one name of the report looks like; see the head of forms.yaml."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    certain: tuple[Expression, ...]
    say: str
    lead: tuple[str, ...] = ()
    rewrite: tuple[Rewriting, ...] = ()
    never: tuple[Expression, ...] = ()
    ask: tuple[Expression, ...] = ()
    otherwise: Literal["ask", "never"] = "ask"
    apart: bool = False

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        names = "|".join(map(re.escape, sorted(self.lead, key=len, reverse=True)))
        return re.compile(rf"(?:{names}){BEHIND_LEAD}" if names else "(?!)", re.IGNORECASE)

    def tidy(self, text: str) -> str:
        """The answer without the name in front of it, in the form in which it is kept."""
        said = self._lead.sub("", text.strip(), count=1) if self._lead.match(text.strip()) else text.strip()
        for pattern, replacement in self.rewrite:
            said = re.sub(pattern, replacement, half_width(said))
        return half_width(said) if self.rewrite else said

    def is_named_in(self, text: str) -> bool:
        """Whether a line begins with the name of this: “网址应该是……”."""
        return self._lead.match(text.strip()) is not None

    def fit(self, text: str) -> Fit:
        """How well an answer, already tidied, fits."""
        said = half_width(text)
        if _matches(said, self.never):
            return Fit.NEVER
        if _matches(said, self.ask):
            return Fit.DOUBTFUL
        if _matches(said, self.certain):
            return Fit.CERTAIN
        return Fit.NEVER if self.otherwise == "never" else Fit.DOUBTFUL


def _matches(text: str, patterns: Iterable[str]) -> bool:
    return any(re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL) for pattern in patterns)


class Forms(FrozenModel):
    """The forms by the name that an answer fills; one that ends in _ holds for all names that begin so."""

    forms: Mapping[str, Form]

    def of(self, name: str) -> Form | None:
        """The form of what fills a name; None where any words do."""
        found = self.forms.get(name)
        return found or next(
            (form for key, form in self.forms.items() if key[-1] == "_" and name.startswith(key)), None
        )

    def named_in(self, text: str) -> str:
        """The name whose words a line begins with; empty where it begins with none."""
        return next((name for name, form in self.forms.items() if form.is_named_in(text)), "")


@dataclass(frozen=True)
class FormPiece:
    """A part of a line that is certainly one thing: the name that it fills, and the text."""

    name: str
    text: str

"""Answers that are chosen: yes or no, one of several, some of several."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from nianbao.frozen_model import FrozenModel
from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, is_fact
from nianbao.interview.understanding import Option
from nianbao.report import OrganKind, ReportFormat


class OptionText(FrozenModel):
    """One choice of a question: what is kept, what is shown, and what else people call it."""

    key: str
    label: str
    names: tuple[str, ...] = ()


class YesNo(Kind):
    """是 or 否."""

    kind: Literal["yes_no"]

    def understand(self, text: str, situation: Situation) -> bool:
        """Whether it is yes."""
        return understanding.yes_no(text, situation.spoken)

    def spell(self, value: Any, situation: Situation) -> str:
        """是 or 否, in the office's first words for them."""
        return situation.spoken.yes[0] if value else situation.spoken.no[0]

    def fits(self, value: Any, situation: Situation) -> bool:
        """True or False."""
        return isinstance(value, bool)


class Choice(Kind):
    """One of several."""

    kind: Literal["choice"]
    options: tuple[OptionText, ...] = Field(min_length=2)

    def understand(self, text: str, situation: Situation) -> str:
        """The key of an option named by its number, label or another name."""
        return understanding.choice(text, _options(self.options))

    def spell(self, value: Any, situation: Situation) -> str:
        """The option's label."""
        return _label(self.options, value)

    def fits(self, value: Any, situation: Situation) -> bool:
        """The key of an option."""
        return any(option.key == value for option in self.options)

    def holds(self, name: str, form: ReportFormat) -> bool:
        """A fact, or what kind of organ reports, where every option is one."""
        if name == "agency.kind":
            return all(option.key in set(OrganKind) for option in self.options)
        return is_fact(name)


class Several(Kind):
    """Some of several, or none."""

    kind: Literal["several"]
    options: tuple[OptionText, ...] = Field(min_length=2)

    def understand(self, text: str, situation: Situation) -> list[str]:
        """The keys of the options that are named; none for 没有."""
        if situation.spoken.is_none(text):
            return []
        return list(understanding.several(text, _options(self.options)))

    def spell(self, value: Any, situation: Situation) -> str:
        """The labels, or 没有."""
        return "、".join(_label(self.options, key) for key in value) or situation.spoken.none[0]

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """`fills` with {slot} sets a yes or no for each option, without it the list of those chosen."""
        if "{slot}" in fills:
            return {fills.replace("{slot}", option.key): option.key in value for option in self.options}
        return {fills: tuple(value)}

    def fits(self, value: Any, situation: Situation) -> bool:
        """A list of keys of options."""
        keys = [option.key for option in self.options]
        return isinstance(value, list) and all(each in keys for each in value)


def _options(options: tuple[OptionText, ...]) -> tuple[Option, ...]:
    return tuple(Option(option.key, option.label, option.names) for option in options)


def _label(options: tuple[OptionText, ...], key: str) -> str:
    return next((option.label for option in options if option.key == key), key)

"""What clerks say in their own way, put into the words that answers are understood in: prompts/plain_speech.yaml."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from pydantic import ConfigDict

from nianbao.frozen_model import FrozenModel
from nianbao.interview import kinds
from nianbao.interview.asking import Prompt
from nianbao.interview.plain_counts import plain_count, sum_of_parts, than_last_year
from nianbao.interview.understanding import Option, Spoken, Unclear, several
from nianbao.interview.yes_or_no import HalvesOf, YesOrNo, half_denied
from nianbao.language.expressions import Expression
from nianbao.language.folding import bare, folded
from nianbao.language.numbers_in_text import NUMERAL
from nianbao.language.numerals import DIGIT_VALUES, HAN_DIGITS, read_number
from nianbao.language.word_patterns import any_of

Words = tuple[str, ...]

_CLAUSES = re.compile(r"[,;。!\n]+")
_TWO_DIGITS = re.compile(rf"([\d{HAN_DIGITS}]{{2}})年?度?")
_MOST_IN_ORDER = 4
_MOST_SINGLE_DIGITS = 9
_YEAR_NOW = 2000


class PlainWords(FrozenModel):
    """The words of plain_speech.yaml; see its head."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    denials: Words
    beside_denials: Words
    counted_up: Expression
    halves: HalvesOf
    half_no: Words
    not_added: Words
    led_by: Words
    affirmed_by: Words
    some_of: Expression
    doubting: Words
    every_one: tuple[Expression, ...]
    all_but: Expression
    as_last_year: Words
    than_last_year: Expression
    less: str
    remarks: tuple[Expression, ...]
    aside: tuple[Expression, ...]
    this_year: Words
    last_year: Words
    month_end: Expression
    problems: Mapping[str, Words]


class PlainSpeech:
    """Puts a line into plain words; what it does not know it leaves as it is."""

    def __init__(self, words: PlainWords, spoken: Spoken) -> None:
        self._words, self._spoken = words, spoken
        self._none, self._yes_word = spoken.none[0], spoken.yes[0]
        self._denial = any_of(words.denials)
        self._counted_up = re.compile(words.counted_up)
        self._beside = (*words.beside_denials, *spoken.fillers, *spoken.measures, *spoken.verbs, *spoken.separators)
        self._yes_or_no = YesOrNo(spoken, self._denial, self._beside, words.affirmed_by, words.led_by)

    def put(self, prompt: Prompt, text: str) -> str:
        """The line in plain words, as far as the question's kind has them."""
        if self.is_none(prompt, text):
            return prompt.none_as or self._none
        own: Mapping[str, Callable[[Prompt, str], str]] = {
            "yes_no": lambda _, said: self._yes_or_no.put(said, self._words.some_of),
            "count": self._count,
            "several": self._several,
            "choice": _after_of,
            "breakdown": _in_order,
            "year": self._year,
            "day": lambda _, said: self._month_end(said),
            "pairs": self._problems,
        }
        kind = prompt.asked.question.answer.kind
        text = self._without_remarks(kind, text)
        return own[kind](prompt, text) if kind in own else text

    def _without_remarks(self, kind: str, text: str) -> str:
        """The line without what it says beside its figures; as it is where no figure would be left."""
        words = self._words
        patterns = {"breakdown": words.remarks, "count": (*words.remarks, *words.aside)}
        left = text
        for pattern in patterns.get("count" if kind == "money" else kind, ()):
            left = re.sub(pattern, "", left)
        return left.strip(",，、;； ") if left != text and NUMERAL.search(folded(left)) else text

    def hedged(self, prompt: Prompt, text: str) -> str:
        """The answer that a line gives with a doubt: “应该没有”; the year due for “今年”. Empty where it gives none."""
        answer, said = prompt.asked.question.answer, bare(text)
        if isinstance(answer, kinds.Year):
            return prompt.default.text if prompt.default and said in self._words.this_year else ""
        if isinstance(answer, kinds.Passage | kinds.FreeText | kinds.File):
            return ""
        doubt = next((word for word in self._words.doubting if said.startswith(word)), "")
        rest = said.removeprefix(doubt) if doubt else ""
        plain = self.put(prompt, rest) if rest else ""
        if plain in (self._none, self._yes_word) or rest in map(bare, self._spoken.yes):
            return plain
        if not isinstance(answer, kinds.Count):
            return ""
        exact = plain.rstrip("吧啊呢呀") if not any_of(self._spoken.vague).search(doubt) else ""
        return exact if exact and _understood(prompt, exact) else self._figure_meant(prompt, text)

    def hedged_no(self, prompt: Prompt, text: str) -> str:
        """No, where a line says so by halves to a question of yes or no: “算了”, “没有诉讼” where 复议 counts too."""
        if not isinstance(prompt.asked.question.answer, kinds.YesNo):
            return ""
        halves = self._words.halves.get(prompt.asked.question.id, ())
        by_halves = half_denied(text, halves) and self.denies(text, ())
        own = prompt.example.split("／")[-1].strip()  # 没有 where it is asked 有没有
        meant = own if own in self._spoken.no else self._spoken.no[0]
        return meant if by_halves or bare(text) in self._words.half_no else ""

    def is_plain_yes_or_no(self, prompt: Prompt, text: str) -> bool:
        """Whether a question of yes or no is answered by one of its own words."""
        return isinstance(prompt.asked.question.answer, kinds.YesNo) and self._yes_or_no.is_plain(text)

    def _figure_meant(self, prompt: Prompt, text: str) -> str:
        """What figures come to that nobody added up, or the one that stands apart in a line: “都是网站发的，30条”."""
        if _understood(prompt, self.put(prompt, text)):
            return ""
        together = sum_of_parts(text, self._spoken)
        if together and not any_of(self._words.not_added).search(text):
            return together
        clauses = [clause for clause in _CLAUSES.split(folded(text)) if clause.strip()]
        counting = [clause for clause in clauses if NUMERAL.search(clause)]
        unsaid = any_of((*self._words.denials, *self._words.last_year, *self._spoken.vague, *self._spoken.pending))
        beside = "".join(clause for clause in clauses if clause not in counting)
        if len(counting) != 1 or not beside or unsaid.search(beside) or not _understood(prompt, counting[0]):
            return ""
        return counting[0].strip()

    def is_none(self, prompt: Prompt, text: str) -> bool:
        """Whether a line denies all that the question asks for."""
        answer = prompt.asked.question.answer
        if isinstance(answer, kinds.Passage | kinds.File | kinds.Year | kinds.Day | kinds.Pairs):
            return False
        if bare(text) in map(bare, prompt.asked.question.nothing):
            return True
        if isinstance(answer, kinds.FreeText) and not answer.optional and not prompt.none_as:
            return False
        return self.denies(text, {name for slot in prompt.situation.slots for name in (*slot.names, slot.label)})

    def denies(self, text: str, own: Collection[str]) -> bool:
        """Whether each clause of a line denies something, and holds nothing else but the `own` names."""
        plain = self._counted_up.sub("", "".join(folded(text).split()))
        clauses = [clause for clause in _CLAUSES.split(plain) if clause]
        denying = any_of(name for name in own if self._denial.search(name))  # 不掌握, 没办完: rows, no denials
        if denying.search("".join(clauses)):
            return False
        beside = re.compile(f"(?:{any_of((*self._words.denials, *self._beside, *own)).pattern}|、)+")
        return bool(clauses) and all(
            self._denial.search(clause) and beside.fullmatch(clause) and not self._affirms_too(clause, own)
            for clause in clauses
        )

    def _affirms_too(self, clause: str, own: Collection[str]) -> bool:
        """Whether beside what a clause denies there is something: “只有诉讼没有复议”."""
        return "有" in self._denial.sub("", any_of(own).sub("", clause))

    def begins_with_denial(self, text: str) -> bool:
        """Whether a few words say first of all that something was not done: “没更新”."""
        return text.startswith(self._words.denials)

    def _count(self, prompt: Prompt, text: str) -> str:
        if prompt.same and bare(text) in self._words.as_last_year:
            return prompt.same
        more = than_last_year(prompt, text, self._words.than_last_year, self._words.less)
        return more or plain_count(prompt, text, self._spoken)

    def _several(self, prompt: Prompt, text: str) -> str:
        said, options = bare(text), tuple(Option(str(n), label) for n, label in enumerate(prompt.options, start=1))
        if any(re.fullmatch(pattern, said) for pattern in self._words.every_one):
            return "、".join(option.key for option in options)
        digits = said.isdigit() and len(said) > 1 and len(options) <= _MOST_SINGLE_DIGITS
        if digits and int(said) > len(options) and list(said) == sorted(set(said)):
            return "、".join(said)
        if but := re.fullmatch(self._words.all_but, said):
            left_out = _chosen(but[1], prompt)
            return "、".join(each.key for each in options if each.key not in left_out) if left_out else text
        return text

    def _year(self, prompt: Prompt, text: str) -> str:
        said = bare(text)
        if said in self._words.last_year:
            return str(prompt.situation.today.year - 1)
        short = _TWO_DIGITS.fullmatch(said)
        return str(_YEAR_NOW + int("".join(str(DIGIT_VALUES.get(sign, sign)) for sign in short[1]))) if short else text

    def _month_end(self, text: str) -> str:
        """“一月底” is the last day of the month; February has 28 in most years, and says so where it has not."""
        said = bare(text)
        found = re.fullmatch(r"(?:(\d{4})年)?(.{1,2})月" + self._words.month_end, said)
        month = read_number(found[2]) if found else None
        if not found or not isinstance(month, int) or not 1 <= month <= 12:
            return text
        last = calendar.monthrange(int(found[1] or _YEAR_NOW + 1), month)[1]
        return f"{found[1]}年{month}月{last}日" if found[1] else f"{month}月{last}日"

    def _problems(self, prompt: Prompt, text: str) -> str:
        """Problems by their sense, as their titles in the catalogue."""
        if "——" in text or "--" in text:
            return text
        titles = {pair.key: pair.title for pair in prompt.situation.catalogue}
        meant = {bare(word): key for key, words in self._words.problems.items() for word in words if key in titles}
        meant |= {bare(title): key for key, title in titles.items()}
        said = [bare(part) for part in re.split(r"[,，、;；。\n]+", text) if part.strip()]
        keys = [meant.get(part) or _longest_in(part, meant) for part in said]
        if not any(keys):
            return text
        return "、".join(dict.fromkeys(titles[key] if key else part for key, part in zip(keys, said, strict=True)))


def _understood(prompt: Prompt, text: str) -> bool:
    try:
        prompt.asked.question.answer.understand(text, prompt.situation)
    except Unclear:
        return False
    return True


def _longest_in(part: str, meant: Mapping[str, str]) -> str:
    """The problem of the longest words that a part holds."""
    found = [word for word in meant if word in part]
    return meant[max(found, key=len)] if found else ""


def _chosen(text: str, prompt: Prompt) -> tuple[str, ...]:
    """The numbers of the options that a text names; empty where it names none."""
    answer = prompt.asked.question.answer
    options = tuple(
        Option(str(number), option.label, option.names)
        for number, option in enumerate(getattr(answer, "options", ()), start=1)
    )
    try:
        return several(text, options)
    except Unclear:
        return ()


def _after_of(prompt: Prompt, text: str) -> str:
    """“县政府的部门”, “区政府部门” is a 部门: of two options that a line names, the one at its end is meant."""
    said = bare(text)
    answer = prompt.asked.question.answer
    names = {bare(name): option for option in getattr(answer, "options", ()) for name in (option.label, *option.names)}
    for ends in (name for name in names if said.endswith(name) and said not in names):
        head = said.removesuffix(ends)
        denied = prompt.situation.spoken.none
        others = (name for name, option in names.items() if option is not names[ends] and name not in denied)
        if head.endswith(("的", *others)) and head != "的":
            return ends
    return text


def _in_order(prompt: Prompt, text: str) -> str:
    """“386，27，4” where the question names its parts in that order: each with its number."""
    slots = prompt.situation.slots
    numbers = [number for number in re.split(r"[,，、;；\s]+", folded(text).strip()) if number]
    if not 1 < len(slots) <= _MOST_IN_ORDER or len(numbers) != len(slots) or not all(map(str.isdigit, numbers)):
        return text
    places = [prompt.ask.find(slot.short) for slot in slots]
    if -1 in places or places != sorted(places):
        return text
    return "、".join(f"{slot.short}{number}" for slot, number in zip(slots, numbers, strict=True))

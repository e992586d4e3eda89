"""What a line is before it is an answer: a plea, a question, words about something else, or an answer to be doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nianbao.data_files import DataFiles
from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.forms import Fit, Form, Forms
from nianbao.interview.glossary import Glossary
from nianbao.interview.kinds import File, FreeText, Pairs, Passage, RegisterAnswer, Together, Units, Year
from nianbao.interview.kinds.kind import bounded_words
from nianbao.interview.plain_speech import PlainSpeech, PlainWords
from nianbao.interview.pleas import Plea, PleaWords, Sense
from nianbao.interview.script import Script
from nianbao.interview.understanding import Unclear
from nianbao.language.folding import bare, folded
from nianbao.language.numbers_in_text import NUMERAL
from nianbao.language.word_patterns import any_of

INSISTS = re.compile(r"\s*就(?:写|填)\s*[:：]?\s*(.+)", re.DOTALL)
"""“就写……”: what follows is the answer, whatever it looks like."""

_LEAST = 4
"""Characters of words that are kept without a question where no form says what they look like."""

_BEHIND_NAME = re.compile(r"\s*(?:应该|应当|其实|就|改)?(?:是|为|成|:|：|错)")
_SAID_IN_ANSWERS = (Sense.TALK, Sense.REST)
"""Senses whose words may also answer a question that is not of words: 好, 不写了."""


@dataclass(frozen=True)
class Heard:
    """What a line is. `text` is the answer in plain words, `doubtful` whether it is asked about before it is kept.

    `plea` where it is none but a plea; `refused` what is said of words that never have this form; `other` the name of
    the report that the line speaks of instead.
    """

    text: str
    plea: Plea | None = None
    doubtful: bool = False
    refused: str = ""
    other: str = ""


class Hearing:
    """Hears what is typed, by the words of pleas.yaml, forms.yaml, plain_speech.yaml and glossary.yaml."""

    def __init__(self, script: Script) -> None:
        self._script = script

    @property
    def script(self) -> Script:
        """The script whose answers are heard."""
        return self._script

    @cached_property
    def pleas(self) -> PleaWords:
        """The words of pleas."""
        return self._files.prompts.model("pleas.yaml", PleaWords)

    @cached_property
    def forms(self) -> Forms:
        """What answers of words look like."""
        return self._files.prompts.model("forms.yaml", Forms)

    @cached_property
    def glossary(self) -> Glossary:
        """The words of the field."""
        return self._files.prompts.model("glossary.yaml", Glossary)

    @cached_property
    def plain(self) -> PlainSpeech:
        """Clerks' own ways of saying an answer."""
        return PlainSpeech(self._files.prompts.model("plain_speech.yaml", PlainWords), self._script.spoken)

    @property
    def _files(self) -> DataFiles:
        return self._script.files

    def hear(self, prompt: Prompt, text: str) -> Heard:
        """What a line is at a question; Enter and the words that every question knows are heard as they are."""
        spoken = self._script.spoken
        if not text.strip() or spoken.is_pending(text) or spoken.is_same_as_last_year(text):
            return Heard(text)
        if isinstance(prompt.asked.question.answer, Together):
            return self._together(prompt, text)
        return self._one(prompt, text)

    def _one(self, prompt: Prompt, text: str) -> Heard:
        """What a line is at a question that stands for itself."""
        if insisted := INSISTS.fullmatch(text):
            return self._insisted(prompt, insisted[1])
        match prompt.asked.question.answer:
            case FreeText():
                return self._words(prompt, text)
            case Passage() | Pairs():
                return self._passage(prompt, text)
            case File() | RegisterAnswer() | Units():
                return self._file(text)
            case _:
                return self._closed(prompt, text)

    def plea(self, text: str) -> Plea | None:
        """The plea that a line is, whatever the question."""
        return self.pleas.plea(text, self._topics)

    def takes_back(self, text: str) -> bool:
        """Whether a line corrects what was said before it: “不对，是5”."""
        spoken = self._script.spoken
        return (
            re.match(
                f"(?:{any_of(spoken.taken_back).pattern}),?(?:应该|应当|应)?(?:是|为|{any_of(spoken.correction).pattern})",
                bare(text),
            )
            is not None
        )

    @cached_property
    def _topics(self) -> tuple[str, ...]:
        labels = (question.label for _, question in self._script)
        leads = (lead for form in self.forms.forms.values() for lead in form.lead)
        return (*self.glossary.names, *labels, *leads)

    def _insisted(self, prompt: Prompt, text: str) -> Heard:
        """What never has the form of an answer is not kept even where it is insisted on."""
        form = self._form(prompt.asked)
        tidy = form.tidy(text) if form else text
        return Heard(tidy, refused=form.say) if form and form.fit(tidy) is Fit.NEVER else Heard(tidy)

    def _form(self, asked: Asked) -> Form | None:
        return self.forms.of(asked.fills) if isinstance(asked.question.answer, FreeText) else None

    def _words(self, prompt: Prompt, text: str) -> Heard:
        bounded_words(text)
        plea = None if self._script.spoken.is_none(text) else self.plea(text)
        if plea and plea.sure:
            return Heard(text, plea=plea)
        if self.plain.is_none(prompt, text):
            return Heard(self.plain.put(prompt, text))
        if self._script.spoken.is_none(text):
            return Heard(text)  # said to be needed, where it is
        form = self._form(prompt.asked)
        other = self.forms.named_in(text)
        if other and other != prompt.asked.fills and self._speaks_of(other, text):
            return Heard(text, other=other)
        tidy = form.tidy(text) if form else text.strip()
        fit = form.fit(tidy) if form else Fit.CERTAIN if len(tidy) >= _LEAST else Fit.DOUBTFUL
        if form and fit is Fit.NEVER:
            return Heard(text, refused=form.say)
        return Heard(tidy, doubtful=fit is Fit.DOUBTFUL or plea is not None)

    def _speaks_of(self, name: str, text: str) -> bool:
        """Whether a line that begins with the name of another answer gives or corrects that one."""
        form = self.forms.forms[name]
        lead = next(each for each in sorted(form.lead, key=len, reverse=True) if text.strip().startswith(each))
        rest = text.strip().removeprefix(lead)
        return bool(_BEHIND_NAME.match(rest)) or (form.apart and form.fit(form.tidy(text)) is Fit.CERTAIN)

    def _passage(self, prompt: Prompt, text: str) -> Heard:
        """A passage, or a problem with its measure, is text: only a line that is nothing but a plea is one."""
        plea = None if "——" in text or text.strip().endswith("。") else self.plea(text)
        if plea and plea.sure:
            return Heard(text, plea=plea)
        plain = self.plain.put(prompt, text)
        if isinstance(prompt.asked.question.answer, Pairs) and self._denies_problems(text):
            raise Unclear("unclear_no_problem", {})
        return Heard(plain, doubtful=plea is not None)

    def _denies_problems(self, text: str) -> bool:
        said = bare(text)
        return self._script.spoken.is_none(text) or said.removesuffix("问题") in (
            "没有",
            "没什么",
            "无",
            "没",
            "没有什么",
        )

    def _together(self, prompt: Prompt, text: str) -> Heard:
        """A line for several questions: a plea where it is nothing else, and does not put off one of them alone."""
        plea = self.plea(text)
        of_words = all(isinstance(asked.question.answer, FreeText) for asked in prompt.members)
        if plea is None or not plea.sure or (plea.sense in _SAID_IN_ANSWERS and not of_words):
            return Heard(text)
        names_one = any(lead in text for form in self._forms_of(prompt) for lead in form.lead)
        return Heard(text) if plea.sense is Sense.PUT_OFF and names_one else Heard(text, plea=plea)

    def _forms_of(self, prompt: Prompt) -> Iterator[Form]:
        """What the answers of words look like that a question stands for."""
        return (form for asked in prompt.members if (form := self.forms.of(asked.fills)))

    def _file(self, text: str) -> Heard:
        plea = self.plea(text) if "/" not in text and "\\" not in text and "." not in text else None
        if plea and plea.sense is Sense.PUT_OFF:
            return Heard(self._script.spoken.none[0])
        return Heard(text, plea=plea)

    def _closed(self, prompt: Prompt, text: str) -> Heard:
        if self.plain.is_plain_yes_or_no(prompt, text):
            return Heard(text)
        if hedged := self.plain.hedged_no(prompt, text):
            return Heard(hedged, doubtful=True)
        plea = self.plea(text)
        corrects_itself = plea is not None and plea.sense is Sense.BACK and NUMERAL.match(folded(text).strip())
        if plea and plea.sure and plea.sense not in _SAID_IN_ANSWERS and not corrects_itself:
            return Heard(text, plea=plea)
        if hedged := self.plain.hedged(prompt, text):
            return Heard(hedged, doubtful=True)
        return Heard(self.plain.put(prompt, text))

    def meant(self, text: str) -> Iterator[str]:
        """The names of the report that a few words may mean, by the names of forms.yaml: 邮编."""
        said = bare(text)
        for name, form in self.forms.forms.items():
            if any(said and said in lead for lead in form.lead):
                yield name


def may_be_put_off(asked: Asked) -> bool:
    """Whether a question can wait; the year cannot, since every question names it."""
    return not isinstance(asked.question.answer, Year)

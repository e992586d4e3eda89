"""Address, postcode, telephone and e-mail in one line: told apart by what each looks like, with or without its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from nianbao.interview.asking import Prompt
from nianbao.interview.forms import BEHIND_LEAD, Fit
from nianbao.interview.hearing import Hearing
from nianbao.interview.pleas import Sense
from nianbao.interview.together.parted_line import Parted
from nianbao.interview.understanding import Unclear
from nianbao.language.folding import half_width

ADDRESS, POSTCODE, TELEPHONE = "agency.address", "agency.postcode", "agency.telephone"
EMAIL = "agency.email"
"""The one that is not asked about where the line does not speak of it."""

_BETWEEN = re.compile(r"[，,；;。\n\t]+|\s{2,}")
_SPACES = " 　，,；;。、:：.\t\n"
_DASHES = "[-‐‑‒–—―−－﹣]+"
_DASHED = re.compile(
    rf"(?<!\d)(0\d{{2,3}})\s*{_DASHES}\s*(?=\d{{7,8}}(?!\d))|(?<!\d)(\d{{7,8}})\s*{_DASHES}\s*(?=\d{{1,6}}(?!\d))"
)
_EMAIL = re.compile(r"[\w.+-]+\s*@\s*[\w-]+(?:\.[\w-]+)+", re.ASCII)
_POSTCODE = re.compile(r"(?<![\d-])\d{6}(?![\d-])")
_TELEPHONE = re.compile(
    r"(?<![\d-])(?:\(0\d{2,3}\)\s*-?\s*\d{7,8}|0\d{2,3}[-\s]?\d{7,8}|400-?\d{3}-?\d{4}|[2-9]\d{6,7}|1[3-9]\d{9})"
    r"(?:[-转]\d{1,6})?(?![\d])"
)


def contacts(prompt: Prompt, text: str, hearing: Hearing) -> Parted:
    """What the line says of each; raises Unclear where a part of it never has the form of what it is named as."""
    return _Line(prompt, hearing).parted(text)


class _Line:
    def __init__(self, prompt: Prompt, hearing: Hearing) -> None:
        self._hearing, self._spoken = hearing, prompt.situation.spoken
        wanted = getattr(prompt.asked.question.answer, "questions", ())
        fills = {question.id: question.fills for _, question in hearing.script}
        self._forms = {
            fills[id]: hearing.forms.forms[fills[id]] for id in wanted if fills.get(id) in hearing.forms.forms
        }
        self._ids = {fills[id]: id for id in wanted if fills.get(id) in self._forms}
        self._found: dict[str, str] = {}
        self._doubtful: tuple[str, str] | None = None

    def parted(self, text: str) -> Parted:
        if self._denies(text, self._leads()):
            named = [name for name in self._forms if self._names(name, text)] or list(self._forms)
            return self._all(dict.fromkeys(named, self._spoken.none[0]))
        dashed = _DASHED.sub(lambda found: f"{found[1] or found[2]}-", self._set_apart(text))
        apart = self._taken_out(EMAIL, _EMAIL, dashed)
        left = self._taken_out(TELEPHONE, _TELEPHONE, self._taken_out(POSTCODE, _POSTCODE, apart))
        address = [each.strip(_SPACES) for each in _BETWEEN.split(left) if not self._is_settled(each.strip(_SPACES))]
        if address:
            self._keep(ADDRESS, "，".join(address))
        return self._all(self._found)

    def _all(self, found: Mapping[str, str]) -> Parted:
        words = {self._ids[name]: found[name] for name in self._ids if name in found}
        doubted = self._doubtful[0] if self._doubtful else ""
        alone = tuple(id for id in self._ids.values() if id not in (*words, doubted, self._ids.get(EMAIL)))
        return Parted(words, alone, self._doubtful)

    def _denies(self, text: str, names: Collection[str]) -> bool:
        return self._spoken.is_none(text) or self._hearing.plain.denies(text, names)

    def _leads(self) -> list[str]:
        return sorted((lead for form in self._forms.values() for lead in form.lead), key=len, reverse=True)

    def _names(self, name: str, text: str) -> bool:
        return any(lead in text for lead in self._forms[name].lead)

    def _set_apart(self, text: str) -> str:
        """The line with a comma before each name that follows other words: “…301 室邮编100000”."""
        names = "|".join(map(re.escape, self._leads()))
        return re.sub(rf"(?<=\S)((?:{names})(?={BEHIND_LEAD}[\d(（]))", r"，\1", text)

    def _taken_out(self, name: str, pattern: re.Pattern[str], text: str) -> str:
        """The line without the number of this form, which is kept."""
        found = pattern.search(half_width(text)) if name in self._forms else None
        if found is None:
            return text
        self._keep(name, text[found.start() : found.end()])
        leads = "|".join(map(re.escape, sorted(self._forms[name].lead, key=len, reverse=True)))
        before = re.sub(rf"(?:{leads}){BEHIND_LEAD}$", "", text[: found.start()])
        return f"{before}，{text[found.end() :]}"

    def _is_settled(self, piece: str) -> bool:
        """Whether a piece is nothing, or speaks of a postcode or telephone, of which it may say that there is none."""
        name = next((name for name in self._forms if self._names(name, piece) and self._speaks_of(name, piece)), "")
        if not piece or not name:
            return not piece or self._is_number(piece)
        plea = self._hearing.pleas.plea(piece)
        if self._denies(piece, self._forms[name].lead):
            self._found[name] = self._spoken.none[0]
        elif plea and plea.sense is Sense.PUT_OFF:
            self._found[name] = self._spoken.pending[0]
        elif name == ADDRESS:
            return False
        else:
            self._keep(name, piece)
        return True

    def _speaks_of(self, name: str, piece: str) -> bool:
        """Whether a piece that holds a name is about it: it begins with it, or says no more than that there is none."""
        return self._forms[name].is_named_in(piece) or self._denies(piece, self._forms[name].lead)

    def _is_number(self, piece: str) -> bool:
        """A number that is neither a postcode nor a telephone is refused as what it comes nearest to."""
        if re.search(r"[^\d\s()（）-]", piece):
            return False
        self._keep(POSTCODE if len(piece) <= len("100000") else TELEPHONE, piece)
        return True

    def _keep(self, name: str, text: str) -> None:
        """Keep what fits its form, ask about what may not; raises Unclear for what never does."""
        tidy = self._forms[name].tidy(text)
        fit = self._forms[name].fit(tidy)
        if fit is Fit.NEVER:
            raise Unclear("unclear_form", {"answer": text, "say": self._forms[name].say})
        if fit is Fit.DOUBTFUL:
            self._doubtful = (self._ids[name], tidy)
        else:
            self._found[name] = tidy

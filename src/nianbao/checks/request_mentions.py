"""Numbers of applications in prose: by verb (收到, 办结, 结转), by applicant, and by outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nianbao.checks.mentions import ON_REQUEST, Cells, Context, Mention, MentionKind
from nianbao.checks.prose import Quantity
from nianbao.checks.scope import Topic
from nianbao.checks.words import CheckWords, alternatives, joined, run_of

_NEW, _CARRIED_IN = "requests.new.total", "requests.carried_in.total"
_HANDLED, _CARRIED_OUT = "requests.handled.total", "requests.carried_out.total"
_TAKEN: Cells = (_NEW, _CARRIED_IN)
_INCLUDING_CARRIED = re.compile(r"(?:其中|[含括]).*结转")
_ONE = "一"
_OF_THESE = ("中", "中已", "里", "内", "已")


class RequestBinder:
    """Binds a number by the verb before it, or by the verb after it (“12件均已办结”)."""

    def __init__(self, words: CheckWords) -> None:
        verbs = words.requests
        self._sums: dict[str, tuple[Cells, ...]] = {
            **dict.fromkeys(verbs.received, ((_NEW,),)),
            **dict.fromkeys(verbs.received_or_taken, ((_NEW,), _TAKEN)),
            **dict.fromkeys(verbs.taken, (_TAKEN,)),
            **dict.fromkeys(verbs.taken_or_handled, (_TAKEN, (_HANDLED,))),
            **dict.fromkeys(verbs.handled, ((_HANDLED,),)),
            **dict.fromkeys(verbs.carried_in, ((_CARRIED_IN,),)),
            **dict.fromkeys(verbs.carried_out, ((_CARRIED_OUT,),)),
            **dict.fromkeys(verbs.ongoing, ()),
            **dict.fromkeys(verbs.carried, ((_CARRIED_OUT,), (_CARRIED_IN,))),
        }
        every, nouns = alternatives(self._sums), alternatives(verbs.nouns)
        between = run_of((*verbs.filler, *verbs.nouns))
        self._forward = re.compile(rf"^(?P<prefix>.*?)(?P<verb>{every})(?P<between>(?:{between})*)$")
        self._paired = re.compile(rf"(?P<verb>{every})(?:并|和|且|及)?$")
        came = (*verbs.received, *verbs.received_or_taken, *verbs.taken, *verbs.carried_in)
        self._of_some = re.compile(rf"(?:{alternatives(came)}).*(?<![并且和及])$")
        after = run_of((*verbs.adverbs, *verbs.nouns))
        self._backward = re.compile(rf"^(?:{after})*(?P<verb>{alternatives((*verbs.handled, *verbs.carried_out))})")
        self._only_filler = re.compile(rf"^(?:其中|截至目前|{between})*$")
        self._nouns = re.compile(nouns)
        self._vague = re.compile(alternatives(verbs.vague))
        self._strong = re.compile(alternatives(noun for noun in verbs.nouns if "公开" in noun))
        self._partial = re.compile(alternatives(verbs.partial))
        self._late = re.compile(alternatives(verbs.late))

    def bind(self, quantity: Quantity, place: Context) -> Mention | None:
        """The cells that a number of applications counts; None where its words leave that open."""
        sums = self._before(quantity, place) or self._after(quantity, place)
        if not sums or ((_HANDLED,) in sums and self._counts_some(quantity, place)):
            return None
        if (_NEW,) in sums and _INCLUDING_CARRIED.search(quantity.sentence, quantity.end):
            sums = (*sums, _TAKEN)
        return Mention(quantity, MentionKind.REQUESTS, sums)

    def _counts_some(self, quantity: Quantity, place: Context) -> bool:
        """Whether what was handled is only what was in time, or only what came in this year."""
        received = next((each for each in place.earlier if (_NEW,) in each.sums), None)
        only_new = received is not None and received.quantity.value == quantity.value
        return bool(self._late.search(quantity.sentence)) or (only_new and bool(place.report.cell(_CARRIED_IN)))

    def _before(self, quantity: Quantity, place: Context) -> tuple[Cells, ...]:
        match = self._forward.match(place.with_relative_years(quantity.before))
        if match is None or not self._is_about_requests(quantity, place):
            return ()
        if self._vague.search(match["between"]) and not self._nouns.search(quantity.before):
            return ()
        prefix = match["prefix"]
        paired = self._paired.search(prefix)
        if paired:
            prefix = prefix[: paired.start()]
        if self._partial.search(self._nouns.sub("", prefix)) or not self._is_own(prefix, quantity, place):
            return ()
        if paired is None and self._sums[match["verb"]] == ((_HANDLED,),) and self._is_of_some(prefix, quantity):
            return ()
        return self._sums[match["verb"]] + (self._sums[paired["verb"]] if paired else ())

    def _is_of_some(self, prefix: str, quantity: Quantity) -> bool:
        """Whether what was handled is of what came in: “今年新收的办结11件”, “新收的12件已办结11件”."""
        behind_number = quantity.sentence[: quantity.start - len(quantity.before)].endswith("件")
        return bool(self._of_some.search(prefix)) or (behind_number and prefix in _OF_THESE)

    def _is_own(self, prefix: str, quantity: Quantity, place: Context) -> bool:
        """Whether the organ itself is the subject; a verb without one has that of the verb before it, up to a “；”."""
        begins = quantity.sentence.rfind("；", 0, quantity.start)
        for earlier in reversed(place.sentence.quantities):
            if prefix:
                break
            if begins < earlier.start < quantity.start and (match := self._forward.match(earlier.before)):
                prefix = match["prefix"]
        return place.subject.is_whole(prefix, quantity.sentence)

    def _is_about_requests(self, quantity: Quantity, place: Context) -> bool:
        """“收到一件、办结一件” is an idiom: “一件” needs its noun, and counts only where it stands alone."""
        figure = quantity.sentence[quantity.start : quantity.end]
        if figure.startswith(_ONE) and not (
            self._nouns.search(quantity.before) and quantity.sentence.count(figure) == 1
        ):
            return False
        return place.topic is Topic.REQUESTS or bool(self._strong.search(quantity.before))

    def _after(self, quantity: Quantity, place: Context) -> tuple[Cells, ...]:
        match = self._backward.match(quantity.after)
        if match is None or place.topic is not Topic.REQUESTS or not self._only_filler.match(quantity.before):
            return ()
        return self._sums[match["verb"]]


class ColumnBinder:
    """Binds “其中自然人 10 件” to the column of what was counted before it."""

    def __init__(self, words: CheckWords) -> None:
        self._columns = {joined(phrase): key for key, phrases in words.columns.items() for phrase in phrases}
        phrases = alternatives(self._columns)
        self._forward = re.compile(
            rf"^(?:其中|由|来自|包括|有|为|:|：)*(?P<phrase>{phrases})(?:提出|提交|递交|申请人|申请|的|共|有|为|类|:|：)*$"
        )
        self._backward = re.compile(
            rf"^(?:{run_of((*words.requests.adverbs, *words.requests.nouns))})*(?P<phrase>{phrases})"
        )
        self._by_applicant = re.compile(alternatives(words.requests.by_applicant))

    def bind(self, quantity: Quantity, place: Context) -> Mention | None:
        """The cells of one kind of applicant; None where the words before name none."""
        whole = place.governing(MentionKind.REQUESTS)
        if whole is None and self._by_applicant.search(quantity.sentence, 0, quantity.start):
            whole = Mention(quantity, MentionKind.REQUESTS, ((_NEW,), _TAKEN))
        match = self._forward.match(quantity.before)
        if match is None and quantity.before in ("", "其中"):
            match = self._backward.match(quantity.after)
        if whole is None or match is None or place.topic is not Topic.REQUESTS:
            return None
        return whole.narrowed(quantity, self._keys(self._columns[match["phrase"]], place))

    @staticmethod
    def _keys(key: str, place: Context) -> Iterable[str]:
        if key != "organisations":
            return (key,)
        return (column.key for column in place.form.requests.applicant_columns[1:])


class OutcomeBinder:
    """Binds “予以公开 3 件” and “3 件予以公开” to the rows of 表三."""

    def __init__(self, words: CheckWords) -> None:
        self._outcomes = {joined(phrase): key for key, phrases in words.outcomes.items() for phrase in phrases}
        phrases, filler = alternatives(self._outcomes), run_of(words.outcome_filler)
        self._forward = re.compile(rf"^(?:{filler})*?(?P<phrase>{phrases})(?:{filler})*$")
        self._backward = re.compile(rf"^(?:{filler}|均|被)*?(?P<phrase>{phrases})")
        self._only_filler = re.compile(rf"^(?:{filler})*$")
        self._of_papers = re.compile(alternatives(words.paper_attributes))

    def bind(self, quantity: Quantity, place: Context) -> Mention | None:
        """The rows of an outcome; None where the words name none."""
        match = self._forward.match(quantity.before)
        if match is None and self._only_filler.match(quantity.before):
            match = self._backward.match(quantity.after)
        if match is None or not self._is_of_requests(quantity, place):
            return None
        key = self._outcomes[match["phrase"]]
        rows = (row.key for row in place.outcome_rows if row.key == key or row.key.startswith(f"{key}_"))
        cells = tuple(f"requests.{row}.total" for row in rows)
        return Mention(quantity, MentionKind.OUTCOME, (cells,)) if cells else None

    def _is_of_requests(self, quantity: Quantity, place: Context) -> bool:
        """“制发公文 130 件，其中主动公开 18 件，不予公开 112 件” counts papers, not applications."""
        here = place.sentence.passage == ON_REQUEST or place.governing(MentionKind.REQUESTS) is not None
        about = place.topic in (Topic.REQUESTS, Topic.DISPUTES)
        return here and about and not self._of_papers.search(quantity.sentence)

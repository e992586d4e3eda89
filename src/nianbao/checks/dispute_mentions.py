"""Numbers of 行政复议 and 行政诉讼 in prose."""

from __future__ import annotations

import re

from nianbao.checks.mentions import ON_REQUEST, Cells, Context, Mention, MentionKind
from nianbao.checks.prose import Quantity
from nianbao.checks.scope import Topic
from nianbao.checks.words import CheckWords, alternatives, run_of


def _litigation(cells: tuple[str, ...]) -> Cells:
    """The totals of both kinds of 行政诉讼."""
    return tuple(key for key in cells if key.startswith("disputes.litigation") and key.endswith(".total"))


class DisputeBinder:
    """Binds “行政复议 3 件”, “1 件行政诉讼”, and after them “结果维持 2 件”, to the cells of 表四."""

    def __init__(self, words: CheckWords) -> None:
        kinds = words.disputes
        self._groups = {
            **dict.fromkeys(kinds.reconsideration, "reconsideration"),
            **dict.fromkeys(kinds.litigation_direct, "litigation_direct"),
            **dict.fromkeys(kinds.litigation_after_reconsideration, "litigation_after_reconsideration"),
            **dict.fromkeys(kinds.litigation, "litigation"),
        }
        self._results = {phrase: key for key, phrases in kinds.results.items() for phrase in phrases}
        groups, results, filler = alternatives(self._groups), alternatives(self._results), run_of(kinds.filler)
        self._forward = re.compile(rf"^(?:{filler})*?(?P<group>{groups})(?:{filler})*$")
        self._backward = re.compile(rf"^(?:{filler})*?(?P<group>{groups})")
        self._result = re.compile(rf"^(?:{filler})*?(?P<result>{results})(?:{filler})*$")
        self._named = re.compile(groups)
        self._only_filler = re.compile(rf"^(?:{filler})*$")
        self._foreign = re.compile(alternatives((*kinds.foreign, *words.foreign)))

    def bind(self, quantity: Quantity, place: Context) -> Mention | None:
        """The cells of 表四 that a number counts; None where it may be another organ's or about something else."""
        about_disclosure = place.sentence.passage == ON_REQUEST or "信息公开" in quantity.sentence
        if not about_disclosure or self._foreign.search(f"{quantity.before}{quantity.after}"):
            return None
        return self._result_of(quantity, place) or self._group(quantity, place)

    def _result_of(self, quantity: Quantity, place: Context) -> Mention | None:
        match = self._result.match(quantity.before)
        if match is None:
            return None
        named = self._named.findall(quantity.sentence[: quantity.start])
        whole = place.governing(MentionKind.DISPUTES) or (self._whole(named[-1], quantity, place) if named else None)
        return whole.narrowed(quantity, (self._results[match["result"]],)) if whole else None

    def _group(self, quantity: Quantity, place: Context) -> Mention | None:
        match = self._forward.match(quantity.before)
        if match:
            return self._whole(match["group"], quantity, place)
        if place.topic is Topic.FOREIGN or not self._only_filler.match(quantity.before):
            return None
        match = self._backward.match(quantity.after)
        return self._of_those(match, quantity, place) if match else None

    def _of_those(self, match: re.Match[str], quantity: Quantity, place: Context) -> Mention | None:
        """All of a kind (“2 件行政复议”) or those with one result (“2 件被行政复议纠正”); other words leave it open."""
        whole, rest = self._whole(match["group"], quantity, place), quantity.after[match.end() :]
        if self._only_filler.match(rest):
            return whole
        result = self._result.match(rest)
        return whole.narrowed(quantity, (self._results[result["result"]],)) if result else None

    def _whole(self, phrase: str, quantity: Quantity, place: Context) -> Mention:
        group = self._groups[phrase]
        cells = _litigation(place.form.dispute_cells) if group == "litigation" else (f"disputes.{group}.total",)
        return Mention(quantity, MentionKind.DISPUTES, (cells,))

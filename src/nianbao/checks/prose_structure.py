"""What a report has to hold: sections, parts, and what each of them has to speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.messages import passage_name
from nianbao.checks.rules import Fault, rule
from nianbao.checks.words import CheckWords, Words, alternatives

_FORMAT = "国办公开办函〔2021〕30号"
_SAFEGUARDS, _PROBLEMS, _OTHER, _OPENING = "overview.safeguards", "problems", "other", "opening"
_LEAD = "overview.lead"


def _has(text: str, words: Words) -> bool:
    return any(word in text for word in words)


def _missing(text: str, wanted: Mapping[str, Words]) -> tuple[str, ...]:
    """What a text does not speak of."""
    return tuple(name for name, words in wanted.items() if not _has(text, words))


@rule("P-02", Severity.ERROR, "六个部分都有，顺序不变，没有空的", _FORMAT)
def all_sections(case: Case) -> Iterator[Fault]:
    """All six sections, in order, none empty."""
    if not case.finished:
        return
    known = {key.partition(".")[0] for key in (*case.report.cells, *case.prose.texts)}
    for section in case.form.sections:
        if section.key not in known:
            yield Fault(section.key, f"没有找到“{section.heading}”的内容：六个部分都要有，依次排列，不能空着。")


@rule("P-03", Severity.WARNING, "总体情况五个方面都写到", _FORMAT)
def all_parts(case: Case) -> Iterator[Fault]:
    """All five parts of 总体情况."""
    if not case.finished or not any(key.startswith("overview.") for key in case.prose.texts):
        return
    for part in case.form.overview_parts:
        key = f"overview.{part.key}"
        if key not in case.prose.texts:
            yield Fault(key, f"总体情况里没有找到“{part.heading}”：五个方面都要写到，没有的也写一句。")


@rule("P-04", Severity.ERROR, "各级政府的（五）监督保障写明工作考核、社会评议和责任追究", "条例第五十条第四项")
def government_answers(case: Case) -> Iterator[Fault]:
    """A government's （五） gives 工作考核, 社会评议 and 责任追究."""
    text = case.prose.texts.get(_SAFEGUARDS, "")
    kinds = case.organ_kinds
    if not text or not kinds or not all(kind.is_government for kind in kinds):
        return
    missing = _missing(text, case.words.structure.government)
    if missing:
        names = "、".join(missing)
        yield Fault(
            _SAFEGUARDS, f"（五）监督保障没有写{names}的情况：各级政府都要写，没有发生的也写明没有。", None, names
        )


@rule("P-05", Severity.WARNING, "总体情况不超过规定的字数", "当地通知；国办公开办函〔2021〕30号没有规定字数")
def overview_is_short(case: Case) -> Iterator[Fault]:
    """总体情况 over the limit that is set."""
    lengths = {
        key: len(text.replace("\n", "")) for key, text in case.prose.texts.items() if key.startswith("overview.")
    }
    total, limit = sum(lengths.values()), case.settings.overview_limit
    if total > limit:
        longest = max(lengths, key=lambda key: lengths[key])
        yield Fault(longest, f"总体情况共 {total} 字，超过 {limit} 字，最长的是这一段，宜压缩。", total, limit)


@lru_cache(maxsize=4)
def _problem_words(words: CheckWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    structure = words.structure
    return re.compile(alternatives(structure.ordinals)), re.compile(alternatives(structure.measures))


@rule("P-06", Severity.WARNING, "每个问题都有改进措施", _FORMAT)
def problems_have_measures(case: Case) -> Iterator[Fault]:
    """Each problem has its measure."""
    if any(not pair.measure.strip() for pair in case.report.problems):
        bare = next(pair.problem for pair in case.report.problems if not pair.measure.strip())
        yield Fault(_PROBLEMS, f"“{bare}”没有对应的改进措施。", bare)
        return
    text = case.prose.texts.get(_PROBLEMS, "")
    ordinals, measures = _problem_words(case.words)
    if not text:
        return
    if not measures.search(text):
        yield Fault(_PROBLEMS, "只写了问题，没有写改进措施。")
        return
    runs = _runs(ordinals.findall(text), case.words.structure.ordinals)
    if len(runs) == 2 and runs[0] > runs[1]:
        yield Fault(_PROBLEMS, f"列了 {runs[0]} 个问题，只有 {runs[1]} 条措施，每个问题都要有措施。", runs[1], runs[0])


def _runs(found: list[str], ordinals: Words) -> list[int]:
    """How far each enumeration goes: “一是 二是 三是 一是 二是” → 3, 2."""
    first = ordinals[0]
    runs: list[int] = []
    for word in found:
        if word == first:
            runs.append(1)
        elif runs and ordinals.index(word) == runs[-1]:
            runs[-1] += 1
    return runs


@rule("P-07", Severity.WARNING, "上年的问题改得怎样，今年有交代", _FORMAT)
def last_problems_answered(case: Case) -> Iterator[Fault]:
    """Last year's problems: what became of them."""
    text = case.prose.texts.get(_PROBLEMS, "")
    if case.last is None or not text or not case.last.passages.get(_PROBLEMS, "").strip():
        return
    last_year = (str(case.last.year),) if case.last.year else ()
    if not _has(text, (*case.words.last_year, *case.words.structure.followed_up, *last_year)):
        before = case.last.problems[0].problem.rstrip("。；") if case.last.problems else ""
        named = f"（“{before}”{'等' if len(case.last.problems) > 1 else ''}）" if before else ""
        yield Fault(_PROBLEMS, f"{passage_name(case, _PROBLEMS)}开头没有说明上年报告里的问题{named}改得怎么样了。")


@rule("P-13", Severity.WARNING, "开头写明编制依据、统计期限和联系方式", _FORMAT)
def opening_is_complete(case: Case) -> Iterator[Fault]:
    """The opening: basis, period, contact."""
    text = case.prose.texts.get(_OPENING, "") or _opening_in_lead(case)
    if not text and not case.finished:
        return
    missing = _missing(text, case.words.structure.opening)
    if missing:
        names = "、".join(missing)
        yield Fault(_OPENING, f"报告开头没有写{names}。", None, names)


def _opening_in_lead(case: Case) -> str:
    """Some reports open under 一、总体情况."""
    lead = case.prose.texts.get(_LEAD, "")
    return lead if _has(lead, case.words.structure.opened) else ""


@rule("P-15", Severity.WARNING, "第六部分有信息处理费一句", "国办函〔2020〕109号")
def fees_are_reported(case: Case) -> Iterator[Fault]:
    """Section six has the 信息处理费 sentence, even when there was no fee."""
    text = case.prose.texts.get(_OTHER, "")
    if text and not _has(text, case.words.structure.fees):
        yield Fault(
            _OTHER, "第六部分没有写信息处理费：发出收费通知的件数、金额和实际收取的金额都要写，没有收取的也写一句。"
        )

"""How much twenty like departments of one district write alike: `python benchmarks/likeness.py`.

Twenty departments answer alike, apart from their numbers; quiet bureaus answer the same to the last figure. Names,
years and figures are masked. Two measures: what difflib finds to be the same in the same order, and the share of
pairs of characters that two texts have in common, wherever they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations, pairwise
from statistics import mean
from typing import Any

from nianbao.data_files import DataFiles
from nianbao.report import Organ, OrganKind, Report, summed
from nianbao.wording.catalogue import pair_text
from nianbao.wording.names import names_of
from nianbao.wording.proposals import Wording, load_wording, proposals

DUTIES = (
    *("商务", "民政", "水利", "教育", "司法", "审计", "统计", "财政", "农业农村", "文化和旅游", "应急管理", "生态环境"),
    *("退役军人事务", "自然资源", "住房和城乡建设", "市场监督管理", "交通运输", "医疗保障", "科学技术", "信访"),
)
OFFICES = [f"临澜市云浦区{duty}局" for duty in DUTIES]

FIGURES = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿]+")
FORM = DataFiles().form

QUIET: Mapping[str, Any] = {
    **dict.fromkeys(
        ("interpretations", "responses", "media_accounts", "trainings", "accountability", "fee_notices"), 0
    ),
    **dict.fromkeys(("three_reviews", "secrecy_review", "leader_in_charge"), True),
    "proactive_total": 16,
    "site_kind": "government",
    "any_fees": False,
    "other_matters": "",
    "guidance": ("thought", "congress", "regulations", "key_points"),
}
"""What a bureau with nothing to report answers."""

SECTION_FIVE = "problems"


@cache
def wording() -> Wording:
    return load_wording(DataFiles())


def quiet(name: str, year: int = 2025) -> Report:
    """The report of a bureau with nothing to report."""
    return _report(name, year, dict.fromkeys(FORM.cells, 0), QUIET, ("completeness", "timeliness"))


def like(name: str, year: int = 2025) -> Report:
    """The report of a department like the other nineteen: the same things happened, in other numbers."""
    number = OFFICES.index(name) + 1 + year % 5
    applications = {"requests.new.natural_person": number + 2, "requests.granted.natural_person": number + 2}
    documents = {f"disclosure.normative_documents.{key}": number for key in ("issued", "in_force")}
    facts = {**QUIET, "proactive_total": 100 + number, "interpretations": number, "responses": 2, "media_accounts": 1}
    facts |= {"trainings": 2, "trainees": 40 + number, "attributes_set": True, "documents_reviewed": True}
    cells = dict.fromkeys(FORM.cells, 0) | applications | documents
    return _report(name, year, cells, facts, ("completeness", "timeliness", "single_form"))


def _report(
    name: str, year: int, cells: Mapping[str, Any], facts: Mapping[str, Any], chosen: tuple[str, ...]
) -> Report:
    organ = Organ(name=name, self_reference="我局", kind=OrganKind.DEPARTMENT, site="云浦区人民政府门户网站")
    report = Report(year=year, organ=organ, cells=summed(cells, FORM), facts=dict(facts))
    names = names_of(report, FORM)
    pairs = (pair for pair in wording().catalogue if pair.key in chosen)
    problems = tuple(pair_text(pair, fact="", who="", due="", names=names) for pair in pairs)
    return report.model_copy(update={"problems": problems})


def passages(report: Report, style: str = "full") -> dict[str, str]:
    """What is proposed in a style for every passage; the first proposal where the style says nothing else."""
    names = names_of(report, FORM)
    offered = {passage: proposals(wording(), passage, names) for passage in FORM.passages if passage != "opening"}
    return {
        passage: next((each.text for each in found if each.style == style), found[0].text)
        for passage, found in offered.items()
    }


def overview(report: Report, style: str = "full") -> str:
    """一、总体情况 as one text, masked."""
    written = passages(report, style)
    return _masked("".join(text for key, text in written.items() if key.startswith("overview.")), report)


def section_five(report: Report, style: str = "full") -> str:
    """五、存在的主要问题及改进情况, masked."""
    return _masked(passages(report, style)[SECTION_FIVE], report)


def _masked(text: str, report: Report) -> str:
    return FIGURES.sub("", text.replace(report.organ.name, ""))


def in_order(one: str, other: str) -> float:
    """From 0 to 1: how much of two texts is the same in the same order."""
    return SequenceMatcher(None, one, other).ratio()


def in_pairs(one: str, other: str) -> float:
    """From 0 to 1: the share of pairs of characters that two texts have in common."""
    pairs, others = Counter(map("".join, pairwise(one))), Counter(map("".join, pairwise(other)))
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


def alike(texts: list[str], measure: Callable[[str, str], float] = in_order) -> list[float]:
    """The likeness of every two of the texts."""
    return [measure(one, other) for one, other in combinations(texts, 2)]


def figures() -> Iterator[tuple[str, list[float], list[float]]]:
    """What is measured: its name, the likeness in order, and in pairs of characters."""
    for label, write in (("一、总体情况", overview), ("五、问题", section_five)):
        for style, name_of_style in (("full", "完整"), ("brief", "简明")):
            for kind, make in (("like departments", like), ("quiet bureaus, equal answers", quiet)):
                texts = [write(make(name), style) for name in OFFICES]
                yield f"{label}, {name_of_style}, {kind}", alike(texts), alike(texts, in_pairs)
        years = [(write(like(name)), write(like(name, 2026))) for name in OFFICES]
        yield (
            f"{label}, the same office next year",
            [in_order(*both) for both in years],
            [in_pairs(*both) for both in years],
        )


if __name__ == "__main__":
    for label, order, pairs in figures():
        shares = f"mean {mean(order):.2f}, greatest {max(order):.2f}; in pairs {mean(pairs):.2f}, {max(pairs):.2f}"
        print(f"{label}: {shares}")

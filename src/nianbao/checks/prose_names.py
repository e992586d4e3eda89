"""The organ's name and its 我局, 我区 or 我镇: the same throughout, and no other organ's left from copying."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.rules import Fault, rule
from nianbao.report.organs import SELF_WORDS, divisions, self_words_of

_LEVELS = {"省": 3, "市": 2, "州": 2, "盟": 2, "区": 1, "县": 1, "旗": 1, "镇": 0, "乡": 0, "街道": 0}
_SELF = re.compile(rf"我(?P<what>{'|'.join(SELF_WORDS)})(?!理|法|级|里|们|事|门|在|于)")
_ISSUED = re.compile(r"本报告由(?P<organ>[\u4e00-\u9fff]{4,25}?)(?:负责)?(?:编制|根据|按照|依据)")
_NO_PLACE = "各全本该我等县市区镇乡按照根据经由在向报对与和及会同配合联合协同其他"


@rule("P-11", Severity.WARNING, "单位名称和“我局”“我区”“我镇”前后一致，没有别的单位", "国办公开办函〔2021〕30号")
def one_name(case: Case) -> Iterator[Fault]:
    """A name of another organ, or a 我局 that is not its own, left from copying."""
    yield from _other_self(case)
    yield from _other_organs(case)


def _other_self(case: Case) -> Iterator[Fault]:
    found = [(key, match["what"]) for key, text in case.prose.texts.items() for match in _SELF.finditer(text)]
    own = _own(case, Counter(what for _, what in found))
    if own is None:
        return
    for what, key in {what: key for key, what in reversed(found)}.items():
        if _contradicts(what, own):
            yield Fault(key, f"这里自称“我{what}”，别处是“我{own}”，请统一。", f"我{what}", f"我{own}")


def _own(case: Case, counted: Counter[str]) -> str | None:
    """What the organ calls itself: as said, as its name tells, or as it mostly does."""
    said = _SELF.match(case.report.organ.self_reference)
    if said:
        return said["what"]
    by_name = self_words_of(case.report.organ.name)
    if len(by_name) == 1:
        return by_name[0]
    most = counted.most_common(2)
    clear = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
    return most[0][0] if clear else None


def _contradicts(what: str, own: str) -> bool:
    """A department may speak of its district (我区), a district of its city; neither of another kind or level below."""
    if what == own:
        return False
    if own not in _LEVELS:
        return _LEVELS.get(what, 0) == 0
    return what not in _LEVELS or _LEVELS[what] <= _LEVELS[own]


def _other_organs(case: Case) -> Iterator[Fault]:
    name = case.report.organ.name
    places = list(divisions(name))
    if not places:
        return
    seat, level, core = places[-1][0], places[-1]["level"], name[places[-1].end() :]
    alike = "区县旗" if level in "区县旗" else level
    other = re.compile(
        rf"(?:^|[，。；：、“（《年由])(?P<name>(?:[\u4e00-\u9fff]{{2,3}}市)?(?P<place>(?:(?![{_NO_PLACE}])[\u4e00-\u9fff])"
        rf"{{2,3}}[{alike}]){re.escape(core)})",
        re.MULTILINE,
    )
    for key, text in case.prose.texts.items():
        names = [match["name"] for match in other.finditer(text) if core and match["place"] != seat]
        issued = _ISSUED.search(text)
        if issued and _is_other(issued["organ"], name, seat):
            names.append(issued["organ"])
        for found in dict.fromkeys(names):
            yield Fault(key, f"这里出现了别的单位“{found}”，本报告的单位是“{name}”，请核对。", found, name)


def _is_other(organ: str, name: str, seat: str) -> bool:
    return seat not in organ and not name.endswith(organ) and not organ.startswith((*_LEVELS, "我", "本"))

"""What an organ is, by its name and kind: what it must report, what it calls itself, by when it publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum


class OrganKind(StrEnum):
    """What kind of organ reports (条例第二条、第三条第四款、第五十四条)."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    STREET_OFFICE = "street_office"
    DEPARTMENT = "department"
    VERTICAL = "vertical"
    AUTHORISED = "authorised"

    @property
    def is_government(self) -> bool:
        """各级人民政府, townships included: they report 工作考核、社会评议、责任追究 (条例第五十条第四项).

        A 街道办事处 is 派出机关 of a government, not a level of government.
        """
        return self in _GOVERNMENTS

    @property
    def makes_regulations(self) -> bool:
        """Only 国务院部门, 省级 and 设区的市 governments can have 规章 (立法法第九十一条、第九十三条)."""
        return self in (OrganKind.MINISTRY, OrganKind.PROVINCE, OrganKind.CITY)

    @property
    def month_of_deadline(self) -> int | None:
        """The month at whose end the report is to be public at the latest (条例第四十九条).

        March for a government of county level or above, January for departments; None for 乡镇 and 街道, for which the
        local notice sets the day.
        """
        if self in (OrganKind.TOWNSHIP, OrganKind.STREET_OFFICE):
            return None
        return 3 if self.is_government else 1

    def deadline(self, year: int) -> date | None:
        """The last day on which the report of a year can be published; None where 条例 names none."""
        return date(year + 1, self.month_of_deadline, 31) if self.month_of_deadline else None


_GOVERNMENTS = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY, OrganKind.TOWNSHIP)

_GOVERNMENT = r"(?:人民)?政府$"
_MINISTRY = (
    r"(?:国家[^省市县区州盟局]*(?:局|委员会|署)|国务院[^省市县区]+|海关总署|审计署|中国人民银行"
    r"|中国(?:气象|地震|民用航空)局|中国证券监督管理委员会|(?:中华人民共和国)?(?:外交|国防|教育|科学技术|工业和信息化|公安|民政"
    r"|司法|财政|人力资源和社会保障|自然资源|生态环境|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部)"
)
_KINDS: tuple[tuple[str, tuple[OrganKind, ...]], ...] = (
    (r"街道(?:办事处|办)?$", (OrganKind.STREET_OFFICE,)),
    (rf"(?:镇|乡|苏木){_GOVERNMENT}", (OrganKind.TOWNSHIP,)),
    (rf"(?:省|自治区|^(?:北京|天津|上海|重庆)市){_GOVERNMENT}", (OrganKind.PROVINCE,)),
    (rf"[县区旗]{_GOVERNMENT}", (OrganKind.COUNTY,)),
    (rf"自治州{_GOVERNMENT}", (OrganKind.CITY,)),
    (rf"(?:市|自治州|地区|盟).+市{_GOVERNMENT}", (OrganKind.COUNTY,)),
    (rf"市{_GOVERNMENT}", (OrganKind.CITY, OrganKind.COUNTY)),
    (rf"^{_MINISTRY}$", (OrganKind.MINISTRY,)),
    (rf"^{_MINISTRY}.*(?:局|总?队|行|办事处|委员会)$", (OrganKind.VERTICAL,)),
    (r"税务(?:分?局|所)$|海关$|气象局$|烟草专卖局$|(?:邮政|通信)管理局$|海事[局处]$|调查总?队$", (OrganKind.VERTICAL,)),
    (r"边防检查总?站$|消防救援[总支大]队$|民用航空.+管理局$|铁路监督管理局$|水利委员会$", (OrganKind.VERTICAL,)),
    (r"(?:住房公积金|社会保险).*中心$|大学$|(?<!行政)学院$", (OrganKind.AUTHORISED,)),
    (r"(?:局|委|委员会|厅|办|办公室|管委会|办事处|[总支大]队|所|站|处)$", (OrganKind.DEPARTMENT,)),
)


def kinds_of(name: str) -> tuple[OrganKind, ...]:
    """The kinds that an organ of this full name can be, the likeliest first; none where the name does not tell.

    “昆山市人民政府” may be of a 设区的市 or of a 县级市: only somebody who knows the city can say.
    """
    return next((kinds for pattern, kinds in _KINDS if re.search(pattern, name)), ())


def kind_of(name: str) -> OrganKind | None:
    """The kind of organ that a full name tells; None where it tells none, or several."""
    kinds = kinds_of(name)
    return kinds[0] if len(kinds) == 1 else None


_SELVES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"街道(?:办事处|办)?$", ("街道", "办", "街", "处")),
    (rf"(?P<self>省|市|州|盟|区|县|旗|镇|乡|苏木){_GOVERNMENT}", ()),
    (
        r"(?:开发|新|园|高新|产业|示范|实验|合作|保税|度假|经济|工业|风景|名胜)区管(?:理委员|委)会$",
        ("区", "委", "管委会"),
    ),
    (r"(?:委员|管委)会$|委$", ("委",)),
    (r"(?:办公室|办)$", ("办",)),
    (r"(?:大学|学校)$", ("校",)),
    (r"学院$", ("院", "校")),
    (r"(?P<self>[总支大]队)$", ("队",)),
    (r"海关$", ("关",)),
    (r"(?P<self>中心|公司|局|厅|部|署|院|会|所|站|处|行|队)$", ()),
)
SELF_WORDS: tuple[str, ...] = (
    *("中心", "公司", "管委会", "街道", "苏木", "总队", "支队", "大队"),
    *"局委厅办院部署会处站所校行关队省市州盟区县旗镇乡街",
)
"""What stands after 我 where organs speak of themselves, longer words first."""


def self_words_of(name: str) -> tuple[str, ...]:
    """What an organ of this name can call itself after 我, the usual word first: 局, 委, 区, 镇; none where open."""
    for pattern, words in _SELVES:
        match = re.search(pattern, name)
        if match:
            own = match.groupdict().get("self")
            return (own, *words) if own else words
    return ()


def self_reference_of(name: str) -> str:
    """What an organ of this name usually calls itself: 我局, 我街道; 我单位 where the name does not tell."""
    return f"我{next(iter(self_words_of(name)), '单位')}"


_DIVISION = re.compile(
    r"(?P<name>[\u4e00-\u9fff]+?)"
    r"(?P<level>省|自治区|自治州|地区|盟|市(?!场|政|民|容|区)|(?<![社地治])区(?!域|划)|县(?!域)|旗|苏木|街道|(?<![城乡村])镇|(?<!城)乡(?!村|镇))"
)
_NO_DIVISION = re.compile(r"城市|社区|城镇|乡镇|村镇|城乡")
_NO_PLACE = re.compile(r"^(?:国家税务总局|中华人民共和国)(?=.)")


def divisions(name: str) -> Iterator[re.Match[str]]:
    """The places with which a full name begins, each with its `name` and `level`: 某某市, 某某区, 某某街道."""
    start = 0
    while (match := _DIVISION.match(name, start)) and not _NO_DIVISION.match(match[0]):
        yield match
        start = match.end()


def short_name_of(name: str) -> str:
    """The name without the places above its own: 某某市某某区商务局 → 某某区商务局; 人民政府 is 政府."""
    below = _NO_PLACE.sub("", name)
    places = list(divisions(below))
    own = below[places[-1].start() :] if places else below
    return own.replace("人民政府", "政府")


_ZONE = re.compile(r"管(?:理委员|委)会$")
_SEATS = ("省", "自治区", "自治州", "市", "区", "县", "旗")


def seat_of(name: str) -> str:
    """The lowest place in the name with a government of county level or above: 某某县 of 某某县某某镇人民政府.

    Empty where there is none; a zone with a 管理委员会 has no government of its own.
    """
    places = [place[0] for place in divisions(name) if place["level"] in _SEATS]
    if _ZONE.search(name) and places and name.startswith("".join(places)):
        places.pop()
    return places[-1] if places else ""


TRAITS: Mapping[str, str] = {
    "is_government": "kind",
    "makes_regulations": "kind",
    "last_day": "kind",
    "likely_kind": "name",
    "usual_self_reference": "name",
    "usual_short_name": "name",
    "seat": "name",
}
"""What follows from an organ's kind or name, each with the one that it follows from."""


def traits(name: str, kind: OrganKind | None) -> Iterator[tuple[str, bool | str | None]]:
    """The value of every one of TRAITS; None where it is not known. `last_day` is a day of the year after: 01-31."""
    yield "is_government", None if kind is None else kind.is_government
    yield "makes_regulations", None if kind is None else kind.makes_regulations
    yield "last_day", f"{kind.month_of_deadline:02}-31" if kind is not None and kind.month_of_deadline else None
    yield "likely_kind", kind_of(name)
    yield "usual_self_reference", self_reference_of(name) if name else None
    yield "usual_short_name", short_name_of(name) or None
    yield "seat", seat_of(name) or None

"""The applicant column of 表三 that a line belongs to: by the kind that is given, else by the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nianbao.language.folding import bare
from nianbao.language.numerals import ONE_TO_TEN
from nianbao.register.vocabulary import Phrases, RegisterVocabulary

_IN_BRACKETS = re.compile(r"[(（\[【](?!(?:股份|有限|责任)*公司[)）\]】]).*?[)）\]】]")
"""What is left out of a name, unless it is the form of a company."""

_BETWEEN_APPLICANTS = re.compile(r"[、,，;；/\n]+")
_SERVES = re.compile(r"^(?:的|法定代表人|法人代表|负责人|员工|职工|职员|工作人员|代理人)+")
_MASK = re.compile(r"[*＊×○●Xx]")
_AND_OTHERS = re.compile(rf"(?:等|及)?(?:其他)?[\d{ONE_TO_TEN}百]*[余多]?[人名位户]$|等$")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff〇]{2,4}|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff·]{1,16}")
_BETWEEN_NAMES = re.compile(r"[、,，;；/和与及\n]+")
_OPEN = "open"
"""The words of bodies that belong to several columns: 中心."""

_SHORT = 3
"""Signs of a text that is the name of a person although it ends like a body: 张店, 王局."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """The column of an applicant; None where nothing tells it. `inferred` where the name alone did."""

    column: str | None
    inferred: bool = False


class Applicants:
    """Tells the column of each applicant."""

    def __init__(self, vocabulary: RegisterVocabulary) -> None:
        data = vocabulary.data.applicants
        self._own = {bare(kind): column for kind, column in vocabulary.usage.applicants.items()}
        self._kinds = vocabulary.exact_words("applicants", data.kinds)
        self._within = Phrases({**_joined(vocabulary.spoken.get("applicants", {}), data.kinds), "": data.open})
        self._open = frozenset(map(bare, data.open))
        self._ends = frozenset(map(bare, data.ends))
        self._bodies = {bare(word): column for column, words in data.names.items() for word in words}
        self._persons = re.compile(f"(?:{'|'.join(map(re.escape, data.persons))})$")
        self._called = re.compile(f"^(?:{'|'.join(map(re.escape, data.persons_before))})")
        self._surnames = frozenset("".join(data.surnames.split()))
        self._double = data.double_surnames
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, kind: str, name: str) -> Applicant:
        """The column of an applicant of a kind, as the register gives both; either may be empty."""
        given = bare(kind)
        if given in self._own:
            return Applicant(self._own[given])
        if column := self._stated(given):
            return Applicant(column)
        if given and given not in self._open and not self._says_open(given):
            return Applicant(None)
        if bare(name) in self._own:
            return Applicant(self._own[bare(name)])
        by_name = self._kinds.get(bare(name)) or self._named(name)
        if given and by_name == "natural_person":
            return Applicant(None)
        return Applicant(by_name, inferred=by_name is not None)

    def knows(self, kind: str) -> bool:
        """Whether a text is a kind of applicant, be it one that leaves the column open."""
        given = bare(kind)
        return given in self._own or given in self._open or self._stated(given) is not None

    def _stated(self, given: str) -> str | None:
        """The column that a kind states: as a whole, else by the one kind that its words name."""
        if not given or given in self._open:
            return None
        if given in self._kinds:
            return self._kinds[given]
        named = [column for column in self._within.within(given) if column] if len(given) <= 12 else []
        return named[0] if len(set(named)) == 1 and "公司" not in given else None

    def _says_open(self, given: str) -> bool:
        return "" in self._within.within(given)

    def _named(self, name: str) -> str | None:
        """The column that a name tells; None where several applicants of one line belong to several."""
        masked = _MASK.sub("某", name)
        plain = _IN_BRACKETS.sub("", masked).strip() or masked
        columns = {self._named_alone(bare(part)) for part in _BETWEEN_APPLICANTS.split(plain) if bare(part)}
        return columns.pop() if len(columns) == 1 else None

    def _named_alone(self, plain: str) -> str | None:
        """The column of one applicant: of the body named last in it, else a person's."""
        if plain in self._bodies:
            return self._told(self._bodies[plain])
        person = self._is_person(plain)
        ends = [
            (plain.rfind(word) + len(word), len(word), column)
            for word, column in self._bodies.items()
            if word in plain and not (person and (len(word) == 1 or len(plain) <= _SHORT))
        ]
        if ends:
            end, _, column = max(ends, key=lambda found: found[:2])
            return None if self._is_person(_SERVES.sub("", plain[end:])) else self._told(column)
        return "natural_person" if person and not self._may_be_body(plain) else None

    def _told(self, column: str) -> str | None:
        return None if column == _OPEN else column

    def _may_be_body(self, plain: str) -> bool:
        """Whether a text that reads like a person's name may as well be a body's: 安监局, 龙山村."""
        return len(plain) >= _SHORT and plain[-1] in self._ends

    def _is_person(self, plain: str) -> bool:
        """Whether a text names persons: each a surname and a given name, or a name that is masked."""
        names = _BETWEEN_NAMES.split(_AND_OTHERS.sub("", plain))
        called = [self._called.sub("", name) or name for name in names if name]
        return bool(called) and all(self._is_one_person(self._persons.sub("", name) or name, name) for name in called)

    def _is_one_person(self, name: str, addressed: str) -> bool:
        if name != addressed and name[:1] in self._surnames:
            return True
        if not _HAN_NAME.fullmatch(name):
            return False
        return "·" in name or name[:2] in self._double or (name[0] in self._surnames and len(name) <= _SHORT)


def _joined(*groups: object) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for column, words in dict(group).items():  # type: ignore[call-overload]
            # “其他” inside a longer text says nothing.
            kept = tuple(word for word in words if len(word) > 1 and word not in ("其他", "其它"))
            joined[column] = joined.get(column, ()) + kept
    return joined

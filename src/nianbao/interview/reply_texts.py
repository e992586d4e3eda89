"""What the program says: the texts of prompts/, an office's own over the shipped ones key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nianbao.data_files import DataFolder
from nianbao.errors import DataFileError
from nianbao.interview.utterance import Tone, Utterance
from nianbao.wording.names import Names
from nianbao.wording.sandbox import UnknownName, render

REPLIES = "replies.yaml"
SCREENS = "screens.yaml"
REGISTER_TOLD = "register_told.yaml"
"""The file of prompts/ with what is said about a register."""
UNITS_TOLD = "units_told.yaml"
"""The file of prompts/ with what is said about the reports of many organs."""
FILES = (REPLIES, SCREENS)
"""The files of texts; each is read when a key is in none of those before it. No key stands in two of them."""


@dataclass(frozen=True)
class ReplyTexts(Mapping[str, str]):
    """Every text of some `files` by its key; raises DataFileError where one is no mapping of texts or knows others."""

    prompts: DataFolder
    files: tuple[str, ...] = FILES
    _read: dict[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    def __getitem__(self, key: str) -> str:
        name = self._file(key)
        if name is None:
            raise KeyError(key)
        return self._texts(name)[key]

    def __iter__(self) -> Iterator[str]:
        for name in self.files:
            yield from self._texts(name)

    def __len__(self) -> int:
        return sum(len(self._texts(name)) for name in self.files)

    def _file(self, key: str) -> str | None:
        return next((name for name in self.files if key in self._texts(name)), None)

    def spot(self, key: str) -> str:
        """The file and key of a text, for messages."""
        return f"{self.prompts.spot(self._file(key) or self.files[0])}，{key}"

    def _texts(self, name: str) -> Mapping[str, str]:
        if name not in self._read:
            self._read[name] = _checked(self.prompts, name)
        return self._read[name]

    def check_own(self) -> None:
        """Raise DataFileError where one of the office's own files is at fault, before any text of it is needed."""
        for name in self.files:
            if self.prompts.is_own(name):
                self._texts(name)


def _checked(prompts: DataFolder, name: str) -> Mapping[str, str]:
    shipped = _shipped(prompts.package, name)
    if not prompts.is_own(name):
        return shipped
    own, spot = prompts.yaml(name), prompts.spot(name)
    if not isinstance(own, dict) or not all(isinstance(text, str) for text in own.values()):
        raise DataFileError("每一项都应当是“键: 文字”", where=spot, remedy="请改好后再试。")
    if unknown := next((key for key in own if key not in shipped), None):
        raise DataFileError(f"没有“{unknown}”这一句", where=spot, remedy="请检查拼写；用不着的请删去。")
    return {**shipped, **own}


@cache
def _shipped(package: str, name: str) -> Mapping[str, str]:
    texts: Mapping[str, str] = DataFolder(package).yaml(name)
    return texts


@dataclass(frozen=True)
class Speech:
    """The texts of an office's prompts/, spoken over the names that are known."""

    replies: ReplyTexts

    def text(self, key: str, names: Names | None = None, /, **detail: Any) -> str:
        """The text `key` over `names` and `detail`; raises DataFileError where it needs a name that it never gets."""
        text = self.replies[key]
        if "{" not in text:
            return text
        where = self.replies.spot(key)
        try:
            return render(text, names, where, **detail)
        except UnknownName as error:
            raise DataFileError(f"这一句用了没有的名称：{error}", where=where, remedy="请改好后再试。") from error

    def say(self, tone: Tone, key: str, names: Names, question: str = "", /, **detail: Any) -> Utterance:
        """The text `key` as an utterance."""
        return Utterance(tone, self.text(key, names, **detail), question)

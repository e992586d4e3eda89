"""The assistant's own sentences, from prompts/replies.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nianbao.errors import DataFileError
from nianbao.interview.utterance import Tone, Utterance
from nianbao.wording.names import Names
from nianbao.wording.sandbox import UnknownName, render

REPLIES = "replies.yaml"


@dataclass(frozen=True)
class Speech:
    """The sentences of a file of an office's prompts/, spoken over the names that are known."""

    replies: Mapping[str, str]
    file: str = REPLIES

    def text(self, key: str, names: Names, /, **detail: Any) -> str:
        """The reply `key`; raises DataFileError where the file lacks it, or where it needs a name it never gets."""
        where = f"prompts/{self.file}，{key}"
        if key not in self.replies:
            raise DataFileError(f"缺少“{key}”这一句", where=where, remedy=f"请补上，或删去自己的 {self.file}。")
        try:
            return render(self.replies[key], names, where, **detail)
        except UnknownName as error:
            raise DataFileError(f"这一句用了没有的名称：{error}", where=where, remedy="请改好后再试。") from error

    def say(self, tone: Tone, key: str, names: Names, question: str = "", /, **detail: Any) -> Utterance:
        """The reply `key` as an utterance."""
        return Utterance(tone, self.text(key, names, **detail), question)

"""Texts written out, with the sentences that several of them share."""

from __future__ import annotations

from nianbao.wording.files import Wording
from nianbao.wording.names import Names
from nianbao.wording.phrasing import punctuated
from nianbao.wording.sandbox import UnknownName
from nianbao.wording.text import Text


class Sentences:
    """The shared sentences by name, written when a text asks for one; one whose facts are not known is undefined."""

    __slots__ = ("_names", "_wording")

    def __init__(self, wording: Wording, names: Names) -> None:
        self._wording, self._names = wording, names

    def __getitem__(self, key: str) -> str:
        try:
            return punctuated(self._wording.sentences[key].filled(self._names))
        except UnknownName as unknown:
            raise KeyError(key) from unknown


def written(wording: Wording, text: Text, names: Names) -> str:
    """A text with its names filled in and its punctuation set right; raises UnknownName, DataFileError."""
    return punctuated(text.filled(names, sentence=Sentences(wording, names)))

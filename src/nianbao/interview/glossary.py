"""The glossary: the words of the field as prompts/glossary.yaml explains them, each with the text that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import field_validator

from nianbao.frozen_model import FrozenModel
from nianbao.language.folding import bare


class Term(FrozenModel):
    """A term with what it means, in a sentence or two, and its source."""

    names: tuple[str, ...]
    text: str
    source: str


class Glossary(FrozenModel):
    """All terms of the glossary; a name has one meaning."""

    terms: tuple[Term, ...]

    @field_validator("terms")
    @classmethod
    def _one_meaning(cls, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        seen: set[str] = set()
        for name in (name for term in terms for name in term.names):
            if name in seen:
                raise ValueError(f"“{name}”解释了两次，只能留一处")
            seen.add(name)
        return terms

    @property
    def names(self) -> Iterator[str]:
        """Everything that can be asked about."""
        return (name for term in self.terms for name in term.names)

    def find(self, question: str) -> Term | None:
        """The term that a question is about: the one with the longest name in it; None where it has none."""
        said = bare(question)
        found = [(len(name), term) for term in self.terms for name in term.names if bare(name) in said]
        return max(found, key=lambda each: each[0])[1] if found else None

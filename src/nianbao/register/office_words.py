"""All that tells what the words of a register mean, for one office."""

from __future__ import annotations

from dataclasses import dataclass

from nianbao.data_files import DataFiles
from nianbao.language.folding import bare
from nianbao.register.applicants import Applicants
from nianbao.register.columns import Contents
from nianbao.register.dispute_columns import DisputeColumns
from nianbao.register.heads import HeadWords
from nianbao.register.outcomes import Outcomes
from nianbao.register.usage import Usage
from nianbao.register.vocabulary import Phrases, RegisterVocabulary, load_vocabulary


@dataclass(frozen=True)
class RegisterWords:
    """The words of registers with an office's own usage: heads, applicants, outcomes, disputes, ways of applying."""

    vocabulary: RegisterVocabulary
    heads: HeadWords
    applicants: Applicants
    outcomes: Outcomes
    disputes: DisputeColumns
    contents: Contents
    channels: Phrases

    def is_no(self, text: str) -> bool:
        """Whether a cell says no, or nothing."""
        return bare(text) in self.vocabulary.no

    def channel(self, text: str) -> str | None:
        """The way of applying that a cell names; None where it names none or several."""
        named = self.channels.within(bare(text))
        return named[0] if len(named) == 1 else None


def register_words(files: DataFiles, usage: Usage) -> RegisterWords:
    """The words in prompts/ with an office's own usage; raises DataFileError with file, key and what was expected."""
    vocabulary = load_vocabulary(files, usage)
    applicants, outcomes = Applicants(vocabulary), Outcomes(vocabulary)
    spoken = vocabulary.spoken.get("request_channels", {})
    channels = {key: (*spoken.get(key, ()), *words) for key, words in vocabulary.data.channels.items()}
    return RegisterWords(
        vocabulary,
        HeadWords(vocabulary),
        applicants,
        outcomes,
        DisputeColumns(vocabulary),
        Contents(vocabulary, applicants, outcomes),
        Phrases(channels),
    )

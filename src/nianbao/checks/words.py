"""The words by which prose is read: a file of templates/checks/ that an office can put its own over."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from nianbao.data_files import DataFiles


class CheckWords(BaseModel):
    """The words of checks/words.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    handling_of_requests: tuple[str, ...]


def load_words(files: DataFiles) -> CheckWords:
    """The words that prose is read by; raises DataFileError where the file is at fault."""
    return files.templates.model("checks/words.yaml", CheckWords)

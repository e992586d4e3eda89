"""What two passages, or a passage and an answer, cannot both say: a file of templates/checks/, checked."""

from __future__ import annotations

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.language.expressions import Pattern


class Opposites(FrozenModel):
    """Two things that the prose cannot both say, each as a regular expression, and where: () is anywhere."""

    one: Pattern
    other: Pattern
    one_in: tuple[str, ...] = ()
    other_in: tuple[str, ...] = ()


class AnsweredOtherwise(FrozenModel):
    """What the prose cannot say where a fact is no, 0 or empty, or where it is `answered` so; `told` is that answer."""

    fact: str
    says: Pattern
    label: str
    answered: Pattern | None = None
    told: str = ""

    def holds_of(self, value: object) -> bool:
        """Whether a fact with this value forbids it; one that is not known forbids nothing."""
        if self.answered is not None and value is not None:
            return self.answered.search(str(value)) is not None
        return value is not None and not value


class Contradictions(FrozenModel):
    """All of checks/contradictions.yaml; `denials` in the same clause before what is said turn it into its opposite."""

    opposites: tuple[Opposites, ...] = ()
    answered: tuple[AnsweredOtherwise, ...] = ()
    denials: tuple[Pattern, ...] = ()
    years: tuple[str, ...] = ()
    beside_years: tuple[str, ...] = ()
    unfinished: tuple[Pattern, ...] = ()
    leads_on: tuple[Pattern, ...] = ()


def load_contradictions(files: DataFiles) -> Contradictions:
    """The lists in checks/contradictions.yaml; raises DataFileError where the file is at fault."""
    return files.templates.model("checks/contradictions.yaml", Contradictions)

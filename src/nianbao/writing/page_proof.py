"""The proof of the layout: a Word file's page held against templates/layout/, each fault with its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks import Finding, Severity
from nianbao.data_files import DataFiles
from nianbao.report import grids
from nianbao.writing.layout import filled, layout
from nianbao.writing.proof_texts import ProofTexts, Strength, proof_texts

if TYPE_CHECKING:
    from nianbao.reading.word_package import WordPackage

_SEVERITIES = {
    Strength.REQUIRED: Severity.WARNING,
    Strength.USUAL: Severity.WARNING,
    Strength.CUSTOM: Severity.HINT,
}


def page_findings(data: bytes, files: DataFiles) -> tuple[Finding, ...]:
    """What is set otherwise in a Word file than the layout wants, in the order of the rules (L-01…).

    What is found alike in several places is one finding. None of them is an error: words and figures are what they
    were. Raises ReadingError where `data` is no Word file, DataFileError where the layout is at fault.
    """
    from nianbao.reading.word_package import WordPackage

    return PageProof(files).findings(WordPackage(data))


class PageProof:
    """The layout and the rules of the page, read once for as many files as wanted; raises DataFileError."""

    def __init__(self, files: DataFiles) -> None:
        heads = [grid.header_rows for grid in grids(files.form)]
        self._wanted = layout(files), files.form, proof_texts(files), heads

    def findings(self, package: WordPackage) -> tuple[Finding, ...]:
        """As `page_findings` has it, of a file that was taken apart."""
        from nianbao.writing.page_measures import PageMeasures
        from nianbao.writing.word_looks import WordLooks

        _, _, texts, _ = self._wanted
        alike: dict[tuple[str, str, str], list[str]] = {}
        for measure in PageMeasures(WordLooks(package), *self._wanted).deviations():
            places = alike.setdefault((measure.rule, measure.found, measure.wanted), [])
            if measure.place not in places:
                places.append(measure.place)
        return tuple(
            _finding(rule, found, wanted, places, texts) for (rule, found, wanted), places in sorted(alike.items())
        )


def _finding(rule: str, found: str, wanted: str, places: list[str], texts: ProofTexts) -> Finding:
    told = texts.rules[rule]
    facts = {"what": told.what, "found": found, "wanted": wanted, "clause": told.clause, "strength": told.strength}
    message = (
        filled(texts.places, **facts, count=len(places), first=places[0])
        if places[0]
        else filled(texts.message, **facts)
    )
    return Finding(rule, _SEVERITIES[told.strength], "layout", message, found, wanted)

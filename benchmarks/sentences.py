"""Every sentence that twelve offices are offered, with the answers that it rests on: `python benchmarks/sentences.py`.

The offices are those of twelve_offices.yaml, or those named behind it. A sentence that rests on no answer but who
writes and of which year is marked, and so is a number in it that is no number of the report.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nianbao.data_files import DataFiles
from nianbao.interview.conversation import Conversation
from nianbao.session.drafting import Drafting, Office
from nianbao.session.headless import run_answers
from nianbao.storage.answers_file import read_answers
from nianbao.wording.choosing import chosen
from nianbao.wording.names import Names, names_of
from nianbao.wording.sentences import PARAGRAPH, Sentences

ROOT = Path(__file__).parents[1]
OFFICES = Path(__file__).with_name("twelve_offices.yaml")
WHO_AND_WHEN = ("year", "previous_year", "next_year", "agency.")
"""Names on which every sentence may rest without being an answer about the work."""


@dataclass(frozen=True)
class Said:
    """A sentence of a passage in a style, and the names that it rests on with their values."""

    passage: str
    style: str
    key: str
    text: str
    rests_on: Mapping[str, Any]

    @property
    def bare(self) -> bool:
        """Whether no answer stands behind it; the opening says who writes, and that is its answer."""
        return self.passage != "opening" and all(name.startswith(WHO_AND_WHEN) for name in self.rests_on)


def offices() -> dict[str, Mapping[str, Any]]:
    """The twelve offices by name: `like` an example, with other `answers`, and `last` where it reported before."""
    found: dict[str, Mapping[str, Any]] = yaml.safe_load(OFFICES.read_text(encoding="utf-8"))
    return found


def answers_of(given: Mapping[str, Any]) -> dict[str, str]:
    """What the drafter of an office types, question by question."""
    typed = read_answers(ROOT / "examples" / f"{given['like']}.yaml")
    without = {key for key in typed if key.startswith(tuple(given.get("without", ())))}
    otherwise: Mapping[str, str] = given.get("answers", {})
    return {**{key: text for key, text in typed.items() if key not in without}, **otherwise}


def drafted(given: Mapping[str, Any], folder: Path) -> Drafting:
    """The draft of an office, all of it answered; after last year's where it reported before."""
    office = Office.load(DataFiles())
    answers = answers_of(given)
    if "last" in given:
        with Drafting.begin(office, folder / "last") as before:
            run_answers(before.conversation, answers | {"organ.year": "2024"} | given["last"])
        answers |= {"last_year": shlex.quote(str(before.project.path))}
    drafting = Drafting.begin(office, folder)
    outcome = run_answers(drafting.conversation, answers)
    for refused in outcome.refused:
        print(f"!! {refused.question}: {refused.said}")
    for question in outcome.left:
        print(f"!! {question} is not answered")
    return drafting


def said(conversation: Conversation) -> Iterator[Said]:
    """Every sentence of every passage, in the styles that an office is offered."""
    wording, state = conversation.script.wording, conversation.state
    names = names_of(state.report, conversation.script.form, conversation.last_year)
    for passage, options in wording.passages.items():
        for option in options:
            if not option.orders:
                continue
            order = chosen(option.orders, f"{option.style} {option.orders[0][0]}", names)
            for key in order:
                if key != PARAGRAPH:
                    yield from _sentence(wording.sentences, names, passage, option.label, key)


def _sentence(sentences: Any, names: Names, passage: str, style: str, key: str) -> Iterator[Said]:
    used: dict[str, Any] = {}
    text = "".join(Sentences(sentences, names.noting(used)).said((key,)))
    if text:
        known = {name: value for name, value in used.items() if value is not None}
        yield Said(passage, style, key, text, known)


def printed(name: str, given: Mapping[str, Any]) -> tuple[int, int, int]:
    """Print the sentences of an office; how many passages and sentences, and how many rest on no answer."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "last").mkdir()
        with drafted(given, Path(folder)) as drafting:
            found = list(said(drafting.conversation))
    print(f"\n# {name}")
    for each in found:
        answers = ((key, value) for key, value in each.rests_on.items() if not key.startswith("agency."))
        rests = "，".join(f"{key}={value!s:.40}" for key, value in answers)
        print(f"{'!! ' if each.bare else ''}[{each.passage} {each.style} {each.key}] {each.text}\n      ← {rests}")
    return len({each.passage for each in found}), len(found), sum(each.bare for each in found)


def main(wanted: list[str]) -> None:
    """Print the offices that are wanted, all where none is named, and what was counted."""
    counts = {name: printed(name, given) for name, given in offices().items() if not wanted or name in wanted}
    print("\noffice | passages | sentences | without an answer")
    for name, (passages, sentences, bare) in counts.items():
        print(f"{name} | {passages} | {sentences} | {bare}")


if __name__ == "__main__":
    main(sys.argv[1:])

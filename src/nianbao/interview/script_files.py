"""The files of prompts/, read and checked into a script."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from nianbao.checks import rules
from nianbao.data_files import DataFiles, DataFolder
from nianbao.errors import DataFileError
from nianbao.frozen_model import FrozenModel
from nianbao.interview.format_words import check_asked, check_spoken
from nianbao.interview.kinds import Breakdown, Several
from nianbao.interview.places import check_places
from nianbao.interview.reply_texts import FILES, REGISTER_TOLD, UNITS_TOLD, ReplyTexts
from nianbao.interview.script import Question, Script, ScriptPart
from nianbao.interview.understanding import Spoken
from nianbao.wording.proposals import load_wording
from nianbao.wording.spelling import check_names, existing_names

PARTS = "parts.yaml"
"""The file of prompts/ that names the parts of the report in the order of asking."""

ASKING_NAMES = frozenset(("this_year", "found_last_year", "item.key", "item.label"))
"""The names that a question's texts know besides those of the report."""

ECHO_NAMES = frozenset(
    ("label", "value", "unit", "parts", "total", "remaining", "carried_out", "handled", "length", "state", "source")
)
"""The names that an echo knows besides: what was understood."""


class _PartFile(FrozenModel):
    questions: tuple[Question, ...]


class _PartsFile(FrozenModel):
    parts: tuple[ScriptPart, ...] = Field(min_length=1)


def load_script(files: DataFiles) -> Script:
    """The script in prompts/; raises DataFileError with file, key and what was expected."""
    prompts = files.prompts
    parts = prompts.model(PARTS, _PartsFile).parts
    questions = tuple(_questions(prompts, parts))
    spoken = prompts.model("spoken.yaml", Spoken)
    replies, *told = (ReplyTexts(prompts, files) for files in (FILES, (REGISTER_TOLD,), (UNITS_TOLD,)))
    for texts in (replies, *told):
        texts.check_own()
    facts = frozenset(_facts(questions, spoken))
    wording = load_wording(files, facts=facts)
    existing = existing_names(files.form, facts | wording.facts.keys()) | ASKING_NAMES
    script = Script(files, wording, parts, questions, spoken, replies, *told)
    for part, question in questions:
        # The shipped questions are tested; only an office's own are checked at every start.
        if prompts.is_own(f"{part.key}.yaml"):
            spot = prompts.spot(f"{part.key}.yaml")
            check_question(question, spot, existing)
            check_places(question, spot, script)
    check_spoken(script)
    check_asked(script)
    return script


def _questions(prompts: DataFolder, parts: tuple[ScriptPart, ...]) -> Iterator[tuple[ScriptPart, Question]]:
    seen: dict[str, str] = {}
    for part in parts:
        name = f"{part.key}.yaml"
        for question in prompts.model(name, _PartFile).questions:
            if question.id in seen:
                raise DataFileError(
                    f"问题编号“{question.id}”用了两次",
                    where=f"{prompts.spot(name)}，{seen[question.id]}",
                    remedy="请改成不同的编号。",
                )
            seen[question.id] = prompts.spot(name)
            yield part, question


def _facts(questions: tuple[tuple[ScriptPart, Question], ...], spoken: Spoken) -> Iterator[str]:
    """The facts that the questions fill, so that a sentence may use those of an office's own questions."""
    for _, question in questions:
        root, _, name = question.fills.partition(".")
        if root != "facts":
            continue
        match question.answer:
            case Breakdown(slots=group):
                yield from (name.replace("{slot}", slot) for slot in spoken.slots.get(group, ()))
            case Several(options=options):
                yield from (name.replace("{slot}", option.key) for option in options)
            case _:
                yield name


def check_question(question: Question, spot: str, existing: frozenset[str]) -> None:
    """Raise DataFileError where a text of the question does not parse or uses a name that does not exist."""
    texts = {key: getattr(question, key) for key in ("ask", "hint", "help", "basis", "mistake", "example", "default")}
    for key in ("when", "taken"):
        texts[key] = _expression(getattr(question, key))
    if isinstance(question.answer, Breakdown):
        texts["answer.total"] = _expression(question.answer.total)
    for key, text in texts.items():
        check_names(text, f"{spot}，{question.id}.{key}", existing)
    check_names(question.echo, f"{spot}，{question.id}.echo", existing | ECHO_NAMES)
    for id in (*question.check, *question.explains):
        if id not in rules():
            raise DataFileError(
                f"没有“{id}”这条核对规则", where=f"{spot}，{question.id}.check", remedy="请检查编号，例如 T3-01。"
            )


def _expression(text: str) -> str:
    return f"{{{{ {text} }}}}" if text else ""

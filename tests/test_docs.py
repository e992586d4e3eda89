"""The documents say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from offices import example
from talking import NOW

from nianbao.checks import rules
from nianbao.checks.contradicting_words import load_contradictions
from nianbao.commands.arguments import parser
from nianbao.commands.command_texts import command_speech
from nianbao.data_files import DataFiles
from nianbao.interview.commands import load_commands
from nianbao.language.numbers_in_text import FIGURE_FORMS
from nianbao.report.format import leaves
from nianbao.session.drafting import Office
from nianbao.session.headless import run_answers
from nianbao.writing.proof_texts import proof_texts

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
DOMAIN = (ROOT / "docs" / "domain.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = re.findall(
        r"`((?:docs|examples|benchmarks|tests|templates|prompts)/[\w./-]+\.\w+)`", page.read_text(encoding="utf-8")
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page.read_text(encoding="utf-8"))
    missing = [(file, name) for file, name in named if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")]
    assert missing == []


def test_every_promise_names_the_test_that_holds_it() -> None:
    rows = re.findall(r"^\| (?!promise|---)(.+) \| (.+) \|$", (ROOT / "docs" / "security.md").read_text("utf-8"), re.M)
    assert len(rows) > 30
    assert [promise for promise, held in rows if "::test_" not in held] == []


def commands_in(page: Path) -> list[list[str]]:
    """The calls of nianbao in a page's code, with [optional] and plural arguments as they would be typed."""
    text = page.read_text(encoding="utf-8")
    code = [*re.findall(r"^nianbao .*", text, re.M), *re.findall(r"`(nianbao [^`]+)`", text)]
    return [re.sub(r"[\[\]]", "", line.partition("#")[0]).split()[1:] for line in code]


@pytest.mark.parametrize(
    "typed", [typed for page in PAGES for typed in commands_in(page)], ids=lambda typed: " ".join(typed)
)
def test_every_command_that_is_written_can_be_typed(typed: list[str]) -> None:
    bare = len(typed) == 1 and typed[0] in ("draft", "read", "check", "register", "aggregate")
    parser(command_speech()).parse_args([*typed, "文件"] if bare else typed)


def test_nothing_written_names_a_web_host() -> None:
    assert [page.name for page in PAGES if re.search(r"https?://", page.read_text(encoding="utf-8"))] == []


def test_the_domain_lists_every_check_as_it_is_registered() -> None:
    listed = re.findall(r"^\| ([RTXPW]\d?-\d\d) \| ([EWI]) \| (.+) \| (.+) \|$", DOMAIN, re.M)
    assert sorted(listed) == sorted((id, rule.severity, rule.holds, rule.source) for id, rule in rules().items())


def test_the_domain_lists_every_rule_of_the_page() -> None:
    listed = re.findall(r"^\| (L-\d\d) \| (.+) \| (.+) \| (.+) \|$", DOMAIN, re.M)
    known = proof_texts(DataFiles()).rules
    assert listed == [(id, rule.what, rule.clause, rule.strength) for id, rule in known.items()]


def test_the_domain_has_a_row_for_every_contradiction() -> None:
    looked_for = load_contradictions(DataFiles())
    rows = DOMAIN.partition("## What W-04 looks for")[2].partition("\n## ")[0]
    answered = [(each.told or f"没有{each.label}", each.fact) for each in looked_for.answered]
    assert re.findall(r"^\| 回答：(.+) \| 正文写了.*，`(\w+)` \|$", rows, re.M) == answered
    assert len(re.findall(r"^\| [^回t-]", rows, re.M)) == len(looked_for.opposites)


@pytest.mark.parametrize(("form", "pattern"), FIGURE_FORMS.items())
def test_the_domain_prints_the_grammar_of_figures(form: str, pattern: str) -> None:
    assert f"- {form}: `{pattern}`\n" in DOMAIN


def test_the_domain_names_every_row_of_the_tables() -> None:
    form = DataFiles().form
    rows = {row.key for row in leaves(form.requests.rows)} | {group.key for group in form.disputes.groups}
    rows |= {key.split(".")[1] for key in form.disclosure_cells}
    assert [row for row in rows if f"`{row}`" not in DOMAIN] == []


def test_the_guide_names_commands_that_exist() -> None:
    commands = load_commands(DataFiles())
    named = re.findall(r"^\| `(/[^`]+)`", GUIDE, re.M)
    assert len(named) > 5
    assert [each for each in named if commands.parse(each) is None or commands.parse(each).action == "unknown"] == []


def test_the_question_and_the_sentence_in_the_guide_work_as_they_stand(tmp_path: Path) -> None:
    question, sentence = (block(start) for start in ("  - id: other.hotline", "proposals:"))
    prompts, templates = tmp_path / "问题", tmp_path / "文字"
    (templates / "wording").mkdir(parents=True)
    prompts.mkdir()
    own = DataFiles().prompts.text("other.yaml").replace("  - id: other\n", f"{question}\n  - id: other\n")
    (prompts / "other.yaml").write_text(own, encoding="utf-8")
    (templates / "wording" / "other.yaml").write_text(sentence, encoding="utf-8")
    conversation = Office.load(DataFiles.overlaid(prompts, templates)).converse(now=lambda: NOW)
    outcome = run_answers(conversation, {**example("township"), "other.hotline": "120件"})
    assert outcome.complete
    assert conversation.state.report.passages["other"].endswith("办理政务热线转来的办件120件。")


def block(start: str) -> str:
    """The block of YAML in the guide that starts so."""
    return next(each for each in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if each.startswith(start))


def test_the_config_file_in_the_guide_is_one() -> None:
    assert yaml.safe_load(block("prompts:")).keys() == {"prompts", "templates", "folder"}

"""The conversation's own sentences and its commands: every one can be said, every one is understood."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from offices import ROOT

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.interview.commands import Action, Command, Commands, load_commands
from nianbao.interview.pleas import Sense
from nianbao.interview.reply_texts import FILES as TEXT_FILES
from nianbao.interview.reply_texts import ReplyTexts, Speech
from nianbao.interview.script_files import load_script
from nianbao.report import Origin
from nianbao.session.draft_actions import tidy_ways
from nianbao.session.export_kinds import ExportKind
from nianbao.session.exporting import SINGLE_ROW
from nianbao.storage.kept_versions import Kept
from nianbao.wording.spelling import check_names, existing_names

FILES = DataFiles()
SCRIPT = load_script(FILES)
SOURCE = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))


def names_told() -> Mapping[str, set[str]]:
    """The words in the comments above each reply, back to the last empty line."""
    told: dict[str, set[str]] = {}
    above: set[str] = set()
    for line in "\n\n".join(map(FILES.prompts.text, TEXT_FILES)).splitlines():
        if line.startswith("#"):
            above |= set(re.findall(r"[a-z_]+", line))
        elif not line.strip():
            above = set()
        elif key := re.match(r"([a-z_0-9]+):", line):
            told[key[1]] = set(above)
    return told


TOLD = names_told()


class TestReplies:
    @pytest.mark.parametrize("key", [key for key in SCRIPT.replies if not key.startswith("unclear_")])
    def test_a_reply_uses_only_names_of_the_report_and_those_told_above_it(self, key: str) -> None:
        existing = existing_names(SCRIPT.form, SCRIPT.wording.facts) | {"this_year"}
        macros = {name for macro in re.findall(r"macro (\w+)\((\w+)\)", SCRIPT.replies[key]) for name in macro}
        check_names(SCRIPT.replies[key], key, existing | TOLD[key] | macros)

    def test_there_is_an_echo_for_every_kind_of_answer(self) -> None:
        echoes = {f"echo_{question.answer.kind}" for _, question in SCRIPT}
        assert echoes - set(SCRIPT.replies) == set()

    @pytest.mark.parametrize("key", SCRIPT.replies)
    def test_every_reply_is_said_somewhere(self, key: str) -> None:
        echoes = {f"echo_{question.answer.kind}" for _, question in SCRIPT}
        built = {f"source_{origin}" for origin in Origin} | {f"export_{kind}" for kind in (*ExportKind, SINGLE_ROW)}
        built |= {f"plea_{sense}" for sense in Sense} | {f"exported_{kind}" for kind in (*ExportKind, "draft")}
        built |= {f"version_{kind}" for kind in Kept} | {f"tidy_{way.key}" for way in tidy_ways(Speech(SCRIPT.replies))}
        built |= {f"years_{head}" for head in ("what", "last", "this", "difference")}
        review = re.sub("^review_", "", key)
        assert key in echoes | built or f'"{key}"' in SOURCE or (review != key and f'"{review}"' in SOURCE)

    def test_no_key_stands_in_two_files(self) -> None:
        assert len(SCRIPT.replies) == len(set(SCRIPT.replies))


class TestOfficesOwnTexts:
    @pytest.fixture
    def own(self, tmp_path: Path) -> Callable[[str, str], ReplyTexts]:
        def written(name: str, text: str) -> ReplyTexts:
            (tmp_path / name).write_text(text, encoding="utf-8")
            return ReplyTexts(DataFiles.overlaid(prompts=tmp_path).prompts)

        return written

    @pytest.mark.parametrize(("name", "key"), [("replies.yaml", "nothing_to_undo"), ("screens.yaml", "key_adopt")])
    def test_one_sentence_takes_the_place_of_its_own_and_of_no_other(self, own, name: str, key: str) -> None:
        speech = Speech(own(name, f"{key}: 换过的一句。"))
        shipped = {each: text for each, text in SCRIPT.replies.items() if each != key}
        assert speech.text(key) == "换过的一句。"
        assert {each: speech.replies[each] for each in shipped} == shipped

    @pytest.mark.parametrize("name", TEXT_FILES)
    @pytest.mark.parametrize("text", ["key_adpot: 采用", "- 采用", "key_adopt: 5", "key_adopt: [采用]"])
    def test_a_mistake_is_told_with_the_file_at_the_start(self, own, name: str, text: str) -> None:
        texts = own(name, text)
        with pytest.raises(DataFileError, match=re.escape(name)):
            texts.check_own()

    def test_a_name_that_is_never_there_is_told_with_file_and_key(self, own) -> None:
        speech = Speech(own("screens.yaml", "opened: 打开了 {{ paht }}。"))
        with pytest.raises(DataFileError, match=r"screens\.yaml，opened.*paht|paht.*screens\.yaml，opened"):
            speech.text("opened", path="年报.docx")


class TestCommands:
    COMMANDS: Commands = load_commands(FILES)

    @pytest.mark.parametrize("action", [action for action in Action if action is not Action.UNKNOWN])
    def test_every_action_has_a_chinese_and_a_latin_name(self, action: Action) -> None:
        names = self.COMMANDS.spellings[action].names
        assert any(name.isascii() for name in names)
        assert not names[0].isascii()

    @pytest.mark.parametrize("start", ["/", "、", "／"])
    def test_every_name_means_its_own_action(self, start: str) -> None:
        for action, spelling in self.COMMANDS.spellings.items():
            for name in spelling.names:
                command = self.COMMANDS.parse(start + name)
                assert command is not None
                assert (command.action, command.argument) == (action, "")

    @pytest.mark.parametrize("text", ["?", "？", " ？ "])
    def test_a_question_mark_alone_asks_for_help(self, text: str) -> None:
        assert self.COMMANDS.parse(text) == Command(Action.HELP)

    @pytest.mark.parametrize(
        "path", ["/home/某人/下载/年报.docx", "/Users/a/My\\ Documents/2024.pdf", "/help/2024.docx"]
    )
    def test_a_path_dragged_into_the_terminal_is_no_command(self, path: str) -> None:
        assert self.COMMANDS.parse(path) is None

"""One passage on a screen of its own: its words, the ways to write it beside them, the facts for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static

from nianbao.interview.kinds import LONGEST_TEXT, SHORTEST_PASSAGE
from nianbao.language.line_breaking import clip, legible
from nianbao.session.choices import Option
from nianbao.session.keys_at_hand import MOST, Key
from nianbao.session.passage_material import PassageMaterial, Way
from nianbao.tui.screens.asking import AskingScreen
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.widgets.drafts_pane import MARK, Ways
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.passage_editor import PassageEditor

BESIDE_FROM = 100
"""Cells from which on the ways and the facts stand beside the words."""

OWN = "刚才写的"
ADOPT, DROP = "adopt", "drop"
_LONGEST_NAME = 16
"""Cells for the name of a way where all names stand on one line."""

_LONGEST_OLD = 20
"""Cells for what is to be confirmed beside the length."""


class PassageScreen(AskingScreen[str]):
    """Gives the text as it was adopted, "" where it was left as it had been.

    A text that was changed and that another way takes the place of is one of the ways from then on.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE_FROM, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "adopt", show=False),
        Binding("escape", "leave", show=False),
        Binding("f3", "step", show=False),
        Binding("f4", "confirm", show=False),
        Binding("f5", "turn", show=False),
        Binding("f6", "facts", show=False, priority=True),
    ]

    def __init__(self, material: PassageMaterial) -> None:
        super().__init__()
        self._material = material
        self._ways = list(material.ways)
        self._current = material.start
        self._editor = PassageEditor(self._ways[self._current].text, doubted=material.doubted)
        self._facts = Options((Option(str(at), label) for at, label in enumerate(self._labels())), numbered=False)
        self._told, self._told_of = "", ""

    def _labels(self) -> Iterator[str]:
        for fact in self._material.facts:
            yield f"{fact.label}　{fact.value}{' ' if fact.unit else ''}{fact.unit}".replace("\n", " ")

    def compose(self) -> ComposeResult:
        """The title, the names of the ways where they have no room, the words and what is beside them, the keys."""
        yield Static("", markup=False, id="title")
        yield KeyLine(id="names")
        with Container(id="middle"):
            yield self._editor
            with Vertical(id="side"):
                yield Static("写法　F5 换一种，也可以点", markup=False, classes="head", id="ways")
                yield Ways()
                yield Static("前面答的数和名称　F6 选，回车放到光标处", markup=False, classes="head")
                yield self._facts
        yield Static("", markup=False, id="length")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The caret is at the end of the text."""
        self._editor.move_cursor(self._editor.document.end)
        self._editor.focus()
        self._show_ways()

    def on_resize(self) -> None:
        """Fits the lines to the width."""
        title = clip(legible(self._material.title).replace("\n", " "), self.size.width - 2)
        self.query_one("#title", Static).update(title)
        self._show()

    def on_text_area_changed(self) -> None:
        """The length, what is to be confirmed, and which way it is, may be others."""
        same = next((at for at, way in enumerate(self._ways) if way.text == self._editor.text), self._current)
        if same != self._current:
            self._current = same
            self._show_ways()
        self._show()

    def on_text_area_selection_changed(self) -> None:
        """The caret may stand in what is to be confirmed."""
        self._show()

    def on_descendant_focus(self) -> None:
        """The keys are others in the list of facts, which stands below the words as long as it has the keys."""
        self.set_class(self._facts.has_focus, "-choosing")
        self._show()

    def _show_ways(self) -> None:
        self.query_one(Ways).show(self._ways, self._current)
        # As many names as fit, the one at hand among them.
        first = max(0, self._current - MOST + 2)
        self.query_one("#names", KeyLine).show([Key("F5", "换写法", "turn"), *list(self._names())[first:]])

    def _names(self) -> Iterator[Key]:
        for at, way in enumerate(self._ways):
            name = clip(legible(way.label).replace("\n", " "), _LONGEST_NAME)
            yield Key(f"{MARK if at == self._current else ' '}{name}", f"{way.length} 字", f"take({at})")

    def _show(self) -> None:
        told = self._told if self._told_of == self._editor.text else ""
        line = "　".join(each for each in (f"{self._editor.length} 字", self._standing(), told) if each)
        self.query_one("#length", Static).update(clip(line, self.size.width - 2), layout=False)
        self.query_one("#keys", KeyLine).show(self._keys())

    def _standing(self) -> str:
        doubts, here = self._editor.doubts, self._editor.doubt_here
        if not doubts:
            return ""
        left = f"旧数字还有 {len(doubts)} 处"
        if here is None:
            return f"{left}，F3 到下一处"
        old = clip(self._editor.text[here[0] + 1 : here[1] - 1], _LONGEST_OLD)
        if self._editor.is_selected:
            return f"{left}　“{old}”是去年的，打字就换掉，没有变按 F4"
        return f"{left}　“{old}”改好了按 F4"

    def _tell(self, sentence: str) -> None:
        """Says something beside the length, until the text changes."""
        self._told, self._told_of = sentence, self._editor.text
        self._show()

    def _keys(self) -> Iterator[Key]:
        if self._facts.has_focus:
            yield from (Key("回车", "放到光标处", "put"), Key("Esc", "回到正文", "leave"))
            return
        yield from (Key("F2", "采用", "adopt"), Key("Esc", "不改了", "leave"))
        if self._editor.doubts:
            yield Key("F3", "下一处旧数字", "step")
        if self._editor.doubt_here:
            yield Key("F4", "确认", "confirm")
        elif self._material.facts:
            yield Key("F6", "用前面的数", "facts")
        yield Key("Ctrl+Z", "撤销", "undo")

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key, or the name of a way, was clicked."""
        self.call_later(self.run_action, event.action)

    def on_ways_taken(self, event: Ways.Taken) -> None:
        """A way was clicked on."""
        self.action_take(event.number)

    def on_options_chosen(self, event: Options.Chosen) -> None:
        """A fact goes to where the caret is."""
        fact = self._material.facts[int(event.key)]
        self._editor.put(fact.value, fact.unit)
        self._editor.focus()

    def action_put(self) -> None:
        """The fact under the cursor."""
        self._facts.action_choose()

    def action_undo(self) -> None:
        """Takes the last change back."""
        self._editor.undo()

    def action_step(self) -> None:
        """To what is to be confirmed next."""
        self._editor.focus()
        if not self._editor.select_doubt():
            self._tell("没有要确认的旧数字")

    def action_confirm(self) -> None:
        """What is to be confirmed here is right as it stands."""
        self._editor.focus()
        self._editor.confirm_doubt()
        if not self._editor.doubts:
            self._tell("旧数字都确认了")

    def action_turn(self) -> None:
        """The next way to write it."""
        self.action_take((self._current + 1) % len(self._ways))

    def action_take(self, number: int) -> None:
        """Another way to write it, in the place of what stands in the editor."""
        changed = self._is_changed() and bool(self._editor.text.strip())
        if changed:
            self._keep()
        self._current = number
        self._editor.take(self._ways[number].text)
        self._editor.focus()
        self._show_ways()
        self._tell(f"原来的在“{OWN}”里，Ctrl+Z 也能换回来" if changed else "")

    def _is_changed(self) -> bool:
        return all(way.text != self._editor.text for way in self._ways)

    def _keep(self) -> None:
        """What the drafter wrote is a way of its own; where it came of one that he had written, in its place."""
        own = Way(OWN, self._editor.text, self._editor.length, len(self._editor.doubts))
        if self._current < len(self._material.ways):
            self._ways.append(own)
        else:
            self._ways[self._current] = own

    def action_facts(self) -> None:
        """The list of facts has the keys, or has them no more."""
        if self._facts.has_focus or not self._material.facts:
            self._editor.focus()
        else:
            self.add_class("-choosing")
            self._facts.focus()

    def action_adopt(self) -> None:
        """Leaves with the text; what is still to be confirmed is asked in the conversation."""
        text = self._editor.text.strip()
        fault = _fault(text)
        if fault:
            self._tell(fault)
        else:
            self.dismiss(text)

    @work
    async def action_leave(self) -> None:
        """From the facts back to the words; from there leaves, and asks first where words would be lost."""
        if self._facts.has_focus:
            self._editor.focus()
            return
        if not self._is_changed():
            self.dismiss("")
            return
        ways = [Option(ADOPT, "采用，回到对话"), Option(DROP, "不要了"), Option("", "接着改")]
        way = await self.app.push_screen_wait(ChoiceScreen("这一段改过，还没有采用。", ways))
        if way == ADOPT:
            self.action_adopt()
        elif way == DROP:
            self.dismiss("")


def _fault(text: str) -> str:
    """Why a text cannot be a passage; "" where it can."""
    if not text:
        return "还没有文字，不改了就按 Esc"
    if len(text) < SHORTEST_PASSAGE and not text.endswith("。"):
        return "太短，不像一段话，请写完整再采用"
    return f"太长，最多 {LONGEST_TEXT} 个字" if len(text) > LONGEST_TEXT else ""

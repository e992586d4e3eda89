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
from nianbao.interview.reply_texts import Speech
from nianbao.language.line_breaking import clip, legible
from nianbao.session.choices import Choosable
from nianbao.session.keys_at_hand import MOST, Key
from nianbao.session.passage_material import PassageMaterial, Way
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.widgets.drafts_pane import MARK, Ways
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.passage_editor import PassageEditor

BESIDE_FROM = 100
"""Cells from which on the ways and the facts stand beside the words."""

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

    def __init__(self, speech: Speech, material: PassageMaterial) -> None:
        super().__init__()
        self.speech = speech
        self._material = material
        self._ways = list(material.ways)
        self._current = material.start
        self._editor = PassageEditor(self._ways[self._current].text, doubted=material.doubted)
        self._facts = Options((Choosable(str(at), label) for at, label in enumerate(self._labels())), numbered=False)
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
                yield Static(self.speech.text("passage_styles"), markup=False, classes="head", id="ways")
                yield Ways()
                yield Static(self.speech.text("passage_facts"), markup=False, classes="head")
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
        self.query_one(Ways).show(self._ways, [self._listed(way) for way in self._ways], self._current)
        # As many names as fit, the one at hand among them.
        first = max(0, self._current - MOST + 2)
        self.query_one("#names", KeyLine).show(
            [Key("F5", self.speech.text("key_style"), "turn"), *list(self._names())[first:]]
        )

    def _listed(self, way: Way) -> str:
        return self.speech.text("passage_listed", label=way.label, length=way.length, doubtful=way.doubts)

    def _length(self, length: int) -> str:
        return self.speech.text("passage_length", length=length)

    def _names(self) -> Iterator[Key]:
        for at, way in enumerate(self._ways):
            name = clip(legible(way.label).replace("\n", " "), _LONGEST_NAME)
            yield Key(f"{MARK if at == self._current else ' '}{name}", self._length(way.length), f"take({at})")

    def _show(self) -> None:
        told = self._told if self._told_of == self._editor.text else ""
        line = "　".join(each for each in (self._length(self._editor.length), self._standing(), told) if each)
        self.query_one("#length", Static).update(clip(line, self.size.width - 2), layout=False)
        self.query_one("#keys", KeyLine).show(self._keys())

    def _standing(self) -> str:
        doubts, here = self._editor.doubts, self._editor.doubt_here
        if not doubts:
            return ""
        if here is None:
            return self.speech.text("passage_left", left=len(doubts))
        old = clip(self._editor.text[here[0] + 1 : here[1] - 1], _LONGEST_OLD)
        key = "passage_left_selected" if self._editor.is_selected else "passage_left_edited"
        return self.speech.text(key, left=len(doubts), old=old)

    def _tell(self, sentence: str) -> None:
        """Says something beside the length, until the text changes."""
        self._told, self._told_of = sentence, self._editor.text
        self._show()

    def _keys(self) -> Iterator[Key]:
        text = self.speech.text
        if self._facts.has_focus:
            yield Key(text("key_enter"), text("key_put_fact"), "put")
            yield Key("Esc", text("key_to_text"), "leave")
            return
        yield from (Key("F2", text("key_adopt"), "adopt"), Key("Esc", text("key_leave_passage"), "leave"))
        if self._editor.doubts:
            yield Key("F3", text("key_next_old_number"), "step")
        if self._editor.doubt_here:
            yield Key("F4", text("key_confirm"), "confirm")
        elif self._material.facts:
            yield Key("F6", text("key_facts"), "facts")
        yield Key("Ctrl+Z", text("key_undo"), "undo")

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
            self._tell(self.speech.text("passage_no_old"))

    def action_confirm(self) -> None:
        """What is to be confirmed here is right as it stands."""
        self._editor.focus()
        self._editor.confirm_doubt()
        if not self._editor.doubts:
            self._tell(self.speech.text("passage_all_confirmed"))

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
        self._tell(self.speech.text("passage_replaced") if changed else "")

    def _is_changed(self) -> bool:
        return all(way.text != self._editor.text for way in self._ways)

    def _keep(self) -> None:
        """What the drafter wrote is a way of its own; where it came of one that he had written, in its place."""
        own = Way(self.speech.text("passage_own"), self._editor.text, self._editor.length, len(self._editor.doubts))
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
            self._tell(self.speech.text(fault, most=LONGEST_TEXT))
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
        ways = {ADOPT: "leave_adopt", DROP: "leave_drop", "": "leave_passage_on"}
        options = [Choosable(way, self.speech.text(key)) for way, key in ways.items()]
        sentence = self.speech.text("passage_unadopted")
        way = await self.app.push_screen_wait(ChoiceScreen(self.speech, sentence, options))
        if way == ADOPT:
            self.action_adopt()
        elif way == DROP:
            self.dismiss("")


def _fault(text: str) -> str:
    """The key of why a text cannot be a passage; "" where it can."""
    if not text:
        return "passage_empty"
    if len(text) < SHORTEST_PASSAGE and not text.endswith("。"):
        return "passage_short"
    return "passage_long" if len(text) > LONGEST_TEXT else ""

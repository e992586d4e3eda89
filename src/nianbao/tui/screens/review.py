"""Before the report is written out: what is left, what contradicts, what is last year's; Enter goes to the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from nianbao.checks import Finding, Severity
from nianbao.interview.keeping import Said
from nianbao.interview.utterance import Tone
from nianbao.language.line_breaking import legible
from nianbao.session.choices import Option
from nianbao.session.drafting import Drafting
from nianbao.session.keys_at_hand import Key
from nianbao.session.review_return import Place
from nianbao.session.standing import Standing, question_for, told
from nianbao.session.unchanged import Block
from nianbao.tui.screens.asking import AskingScreen
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.reason import ReasonScreen
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.sentences import Sentences

CONFIRM, WITHDRAW = "/confirm", "/withdraw"
"""Choices that no question's id is like."""

_SHOWN = 30
"""Characters of an answer beside others."""


@dataclass(frozen=True)
class Item:
    """A line of the review: its kind, what it says, the question it leads to, the finding or block it is about."""

    kind: str
    text: str
    question: str = ""
    finding: Finding | None = None
    block: Block | None = None

    @property
    def key(self) -> str:
        """What it is about, and of which kind: the same as long as nothing was done about it."""
        about = f"{self.finding.id} {self.finding.where}" if self.finding else self.block.key if self.block else ""
        return f"{self.kind} {about or self.question}"


class ReviewScreen(AskingScreen[tuple[Place, str]]):
    """Gives where the cursor was, and the id of the question to go to, "" for none.

    It is taken up at `place`; `note` is what was last said in the conversation.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f5", "leave", show=False)]

    def __init__(self, drafting: Drafting, place: Place, note: str = "") -> None:
        super().__init__()
        self._drafting = drafting
        self._begins, self._note = place, note
        self._items: list[Item] = []

    @property
    def _place(self) -> Place:
        number = self.query_one(Options).at
        return Place(self._items[number].key if self._items else "", number)

    def compose(self) -> ComposeResult:
        """A summary above the items."""
        yield Static("检查", markup=False, id="title")
        yield Sentences(self._note, id="note")
        yield Sentences(id="summary")
        yield Options(numbered=False)
        yield KeyLine([Key("回车", "去看", "choose"), Key("↓", "下一项", "next"), Key("Esc", "回到对话", "leave")])

    def on_mount(self) -> None:
        """The keys go to the items."""
        self._list(self._begins)
        self.query_one(Options).focus()

    def _list(self, place: Place) -> None:
        """Lists everything anew, with the cursor where it was: on the item after it where that is done with."""
        found = self._drafting.blockers()
        self._items = list(self._itemised(found))
        self.query_one("#summary", Sentences).show(_summary(found))
        keys = [item.key for item in self._items]
        at = keys.index(place.item) if place.item in keys else place.number
        options = (
            Option(str(number), item.text, lead=f"{item.kind:　<3}　") for number, item in enumerate(self._items)
        )
        self.query_one(Options).offer(options, at=at)

    def _itemised(self, found: Standing) -> Iterator[Item]:
        yield from (self._found("对不上", self._told(finding), finding) for finding in found.errors)
        yield from (Item("没有答", asked.label, asked.id) for asked in found.open)
        yield from (Item("待复核", asked.label, asked.id) for asked in found.stale)
        for kind, findings in (("要确认", found.warnings), ("提示", found.hints)):
            yield from (self._found(kind, self._told(finding), finding) for finding in findings)
        yield from (_same("同去年", block) for block in found.alike)
        for finding, reason in found.explained:
            yield self._found("已说明", f"{self._told(finding)}原因：{reason}", finding)
        yield from (_same("已核对", block) for block in found.unchanged if block.confirmed)

    def _told(self, finding: Finding) -> str:
        return told(finding, self._drafting.conversation)

    def _found(self, kind: str, text: str, finding: Finding) -> Item:
        asked = question_for(finding.where, self._drafting.conversation)
        return Item(kind, text, asked.id if asked else "", finding)

    @work
    async def on_options_chosen(self, event: Options.Chosen) -> None:
        """Goes to the question; a warning can be given its reason instead, and a block be confirmed."""
        item = self._items[int(event.key)]
        question = item.question
        if item.block is not None:
            question = await self._look_at(item.block)
        elif item.finding is not None and item.finding.severity is Severity.WARNING:
            question = await self._weigh(item.finding, item.question)
        if question:
            self.dismiss((self._place, question))

    async def _look_at(self, block: Block) -> str:
        """A block confirmed as a whole, or the question of one of its answers."""
        settled = Option(WITHDRAW, "收回，还要再看") if block.confirmed else Option(CONFIRM, "都核对过了，和去年一样")
        answers = (
            Option(id, f"{label}：{_short(value)}", lead="去改　")
            for label, (id, value) in zip(block.labels, block.spelled.items(), strict=True)
        )
        sentence = (
            f"{_title(block)}：下面 {len(block.turns)} 项和去年的报告一样。没有变就一次核对过；哪一项变了，选它去改。"
        )
        ways = [settled, Option("", "先放着"), *answers]
        way = await self.app.push_screen_wait(ChoiceScreen(sentence, ways, numbered=False))
        if way not in (CONFIRM, WITHDRAW):
            return way
        self._keep(lambda: self._drafting.confirm(block, confirmed=way == CONFIRM))
        return ""

    def _keep(self, change: Callable[[], Said]) -> None:
        """Carries out a change and lists anew; what could not be saved is told."""
        place = self._place
        for said in change():
            if said.tone is Tone.ERROR:
                self.notify(legible(said.text), severity="error", markup=False)
        self._list(place)

    async def _weigh(self, finding: Finding, question: str) -> str:
        """The question of a warning, unless it is explained or left."""
        ways = [Option("edit", "去改"), Option("explain", "就是这样，写一句原因"), Option("", "先放着")]
        way = await self.app.push_screen_wait(ChoiceScreen(self._told(finding), ways))
        if way == "explain":
            await self._explain(finding)
        return question if way == "edit" else ""

    async def _explain(self, finding: Finding) -> None:
        figure = finding.where in self._drafting.conversation.script.form.known_cells
        example = "例：机构改革划入1件" if figure else "写一句原因"
        reason = await self.app.push_screen_wait(ReasonScreen(self._told(finding), example))
        if reason:
            self._keep(lambda: self._drafting.explain(finding, reason))

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_choose(self) -> None:
        """Goes to the item under the cursor."""
        self.query_one(Options).action_choose()

    def action_next(self) -> None:
        """The item below."""
        self.query_one(Options).action_move(1)

    def action_leave(self) -> None:
        """Back to where the drafter was."""
        self.dismiss((self._place, ""))


def _same(kind: str, block: Block) -> Item:
    return Item(kind, f"{_title(block)} {len(block.turns)} 项：{'、'.join(block.labels)}", block=block)


def _title(block: Block) -> str:
    return block.title or "沿用去年的文字"


def _short(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _summary(found: Standing) -> str:
    alike = len(found.alike)
    if not (found.left or found.findings):
        clean = "都答完了，各项勾稽关系都成立，文字和表里的数一致。"
        return f"{clean}和去年一样的还有 {alike} 处，请看一眼。" if alike else clean
    counts = (
        ("对不上", len(found.errors)),
        ("没有答", len(found.open)),
        ("待复核", len(found.stale)),
        ("要确认", len(found.warnings)),
        ("提示", len(found.hints)),
        ("同去年", alike),
    )
    return "　".join(f"{name} {count} 处" for name, count in counts if count)

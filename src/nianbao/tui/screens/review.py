"""Before the report is written out: what is left, what contradicts, what wants a reason; Enter goes to the question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from nianbao.checks import Finding, Severity
from nianbao.interview.asking import Asked
from nianbao.projects.drafting import Drafting
from nianbao.projects.standing import Standing, question_for
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.reason import ReasonScreen
from nianbao.tui.widgets.key_line import Key, KeyLine
from nianbao.tui.widgets.options import Option, Options


@dataclass(frozen=True)
class Item:
    """A line of the review: what it says, the question it leads to, the finding it is about."""

    label: str
    question: str = ""
    finding: Finding | None = None


class ReviewScreen(Screen[str]):
    """Gives the id of the question to go to, "" for none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f5", "leave", show=False)]

    def __init__(self, drafting: Drafting) -> None:
        super().__init__()
        self._drafting = drafting
        self._items: list[Item] = []

    def compose(self) -> ComposeResult:
        """A summary above the items."""
        yield Static("检查", markup=False, id="title")
        yield Static("", markup=False, id="summary")
        yield Options(numbered=False)
        yield KeyLine([Key("回车", "到这一问", "choose"), Key("Esc", "回到对话", "leave")])

    def on_mount(self) -> None:
        """The keys go to the items."""
        self._list()
        self.query_one(Options).focus()

    def _list(self) -> None:
        found = self._drafting.blockers()
        self._items = list(self._itemised(found))
        self.query_one("#summary", Static).update(_summary(found))
        self.query_one(Options).offer(Option(str(number), item.label) for number, item in enumerate(self._items))

    def _itemised(self, found: Standing) -> Iterator[Item]:
        yield from (Item(f"没有答　{asked.label}", asked.id) for asked in found.open)
        yield from (Item(f"待复核　{asked.label}", asked.id) for asked in found.stale)
        for name, findings in (("对不上", found.errors), ("要确认", found.warnings), ("提示　", found.hints)):
            yield from (self._found(f"{name}　{finding.message}", finding) for finding in findings)
        for finding, reason in found.explained:
            yield self._found(f"已说明　{finding.message}原因：{reason}", finding)

    def _found(self, label: str, finding: Finding) -> Item:
        asked: Asked | None = question_for(finding.where, self._drafting.conversation)
        return Item(label, asked.id if asked else "", finding)

    @work
    async def on_options_chosen(self, event: Options.Chosen) -> None:
        """Goes to the question; a warning can be given its reason instead."""
        item = self._items[int(event.key)]
        if item.finding is not None and item.finding.severity is Severity.WARNING:
            ways = [Option("edit", "去改"), Option("explain", "就是这样，写一句原因"), Option("", "先放着")]
            way = await self.app.push_screen_wait(ChoiceScreen(item.finding.message, ways))
            if way == "explain":
                await self._explain(item.finding)
            if way != "edit":
                return
        if item.question:
            self.dismiss(item.question)

    async def _explain(self, finding: Finding) -> None:
        reason = await self.app.push_screen_wait(ReasonScreen(finding.message, "例：机构改革划入1件"))
        if reason:
            self._drafting.explain(finding, reason)
            self._list()

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_choose(self) -> None:
        """Goes to the item under the cursor."""
        self.query_one(Options).action_choose()

    def action_leave(self) -> None:
        """Back to where the drafter was."""
        self.dismiss("")


def _summary(found: Standing) -> str:
    if not (found.left or found.findings):
        return "都答完了，各项勾稽关系都成立，文字和表里的数一致。"
    counts = (
        ("没有答", len(found.open)),
        ("待复核", len(found.stale)),
        ("对不上", len(found.errors)),
        ("要确认", len(found.warnings)),
        ("提示", len(found.hints)),
    )
    return "　".join(f"{name} {count} 处" for name, count in counts if count)

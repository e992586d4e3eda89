"""A front end on session/ alone: a whole draft, its tables, the review and the export, with neither tui nor plain."""

from pathlib import Path

from offices import begun, example
from talking import alone

from nianbao.session.choices import offers
from nianbao.session.drafting import Drafting
from nianbao.session.export_kinds import ExportKind
from nianbao.session.exporting import FINAL, export_as, export_kinds, export_ways, target_of, written
from nianbao.session.progress import what_is_left
from nianbao.session.review import review_items, review_summary
from nianbao.session.table_figures import Figures, take_over

PERMITS = "disclosure.permits"


class Telex:
    """Types what it is given and keeps what it is told."""

    def __init__(self, drafting: Drafting) -> None:
        self.drafting, self.conversation = drafting, drafting.conversation
        self.told: list[str] = []

    def draft(self, answers: dict[str, str]) -> None:
        while (prompt := alone(self.conversation, answers)) is not None:
            choices = [f"{each.lead}{each.label}" for each in offers(self.conversation)]
            self.told += [*choices, what_is_left(self.conversation)]
            self.told += [each.text for each in self.conversation.answer(answers.get(prompt.asked.id, ""))]

    def fill(self, cells: dict[str, int]) -> None:
        figures = Figures(self.conversation.script.form, self.conversation.state.report.cells)
        figures.put(cells)
        self.told += [each.text for each in take_over(figures, self.conversation)]

    def review(self) -> list[str]:
        found = self.drafting.blockers()
        self.told.append(review_summary(found, self.conversation.speech))
        return [f"{each.kind} {each.text}" for each in review_items(found, self.conversation)]

    def export(self) -> Path:
        _, ways = export_ways(self.drafting.blockers(), self.conversation.speech)
        assert not ways or FINAL in [way.key for way in ways]
        kind = next(each.key for each in export_kinds(self.conversation.speech) if each.key == ExportKind.WORD)
        path = export_as(self.drafting, kind, target_of(self.drafting, kind, draft=False), draft=False)
        self.told.append(written(self.drafting, path, kind))
        return path


def test_a_front_end_of_its_own_drafts_fills_reviews_and_exports(tmp_path: Path) -> None:
    with begun(tmp_path) as drafting:
        telex = Telex(drafting)
        telex.draft(example("department-quiet"))
        telex.fill({PERMITS: 4})
        telex.draft({})
        assert drafting.report.cells[PERMITS] == 4
        assert not [line for line in telex.review() if line.startswith("没有答")]
        assert telex.export().read_bytes()[:2] == b"PK"
        assert all(telex.told)

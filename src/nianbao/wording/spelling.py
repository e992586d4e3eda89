"""Whether the names in a text exist: one that is misspelt is found when its file is read, not when it is needed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import nodes

from nianbao.errors import DataFileError
from nianbao.report.format import ReportFormat
from nianbao.report.model import Organ
from nianbao.report.organs import TRAITS
from nianbao.wording.sandbox import parse

WHOLE_NAMES = ("year", "previous_year", "next_year", "problems")
"""The names that have no others below them."""

_AGENCY = (*Organ.model_fields, *TRAITS)


def existing_names(form: ReportFormat, facts: Collection[str]) -> frozenset[str]:
    """Every dotted name of the format's cells, the organ, the year and `facts`, of last year's below `last`; a
    register's cells below `register`, those of subordinate organs below `units`. `last.misstated` is what last year's
    published report says otherwise."""

    agency = (f"agency.{field}" for field in _AGENCY)
    own = (*WHOLE_NAMES, *form.known_cells, *agency, *(f"facts.{fact}" for fact in facts))
    counted = (f"{root}.{cell}" for root in ("register", "units") for cell in form.known_cells)
    besides = ("last.misstated", "register.complete", "units.count")
    return frozenset((*own, *(f"last.{name}" for name in own), *besides, *counted))


def check_names(text: str, where: str, existing: Collection[str]) -> tuple[str, ...]:
    """The names that a text uses; raises DataFileError where it does not parse or uses one that does not exist."""
    used = used_names(text, where)
    for name in used:
        parts = name.split(".")
        # What comes after an existing name belongs to its value: `last.problems.0`.
        if not any(".".join(parts[:end]) in existing for end in range(1, len(parts) + 1)):
            raise DataFileError(f"没有“{name}”这个名称", where=where, remedy="请检查拼写，或先在 facts.yaml 里登记。")
    return used


def used_names(text: str, where: str) -> tuple[str, ...]:
    """The dotted names that a text looks up, without those that it sets itself; raises DataFileError.

    A name that ends in a computed key (`facts["last_problem_" ~ n]`) can only be found out by running the text.
    """
    tree = parse(text, where)
    own = {"loop", *(name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")}
    own.update(macro.name for macro in tree.find_all(nodes.Macro))
    return tuple(name for name in dict.fromkeys(_chains(tree)) if name.partition(".")[0] not in own)


def _chains(node: nodes.Node) -> Iterator[str]:
    name = _dotted(node)
    if name is not None:
        yield name
        return
    below = node.iter_child_nodes()
    if isinstance(node, nodes.Getitem) and _dotted(node.node) is not None:
        below = iter((node.arg,))
    for child in below:
        yield from _chains(child)


def _dotted(node: nodes.Node) -> str | None:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            key: object = node.attr
        case nodes.Getitem(arg=nodes.Const(value=value)):
            key = value
        case _:
            return None
    before = _dotted(node.node)
    return None if before is None else f"{before}.{key}"

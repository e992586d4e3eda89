"""A project's file as JSON: readable, with everything that the drafter said, and strict about what it takes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nianbao.errors import ProjectError
from nianbao.interview.answers import Answer, AnswerChange
from nianbao.interview.memory import Memory
from nianbao.plain_files import read_plain
from nianbao.report import Report
from nianbao.report.provenance import Moment
from nianbao.storage.bounded_json import as_it_stood, read_json, write_json
from nianbao.storage.faults import disk_fault
from nianbao.storage.issues import Issues
from nianbao.storage.migrations import SCHEMA, migrated
from nianbao.storage.safe_file import LARGEST, backup_of, digest

_Plain = dict[str, Any]


class DamagedError(ProjectError):
    """A project file that cannot be read; `backup` is the last good copy, None where there is none."""

    def __init__(self, what: str, path: Path, backup: Path | None) -> None:
        remedy = "上一次保存的副本是好的，可以恢复。" if backup else "也没有找到完好的副本；文件没有动过。"
        super().__init__(what, where=str(path), remedy=remedy)
        self.path = path
        self.backup = backup


@dataclass(frozen=True)
class Document:
    """What a project file holds: `written` are the digests of the files that were exported, by their names.

    `issues` are the files that were issued as final, and each time the draft was opened again after that. `more` are
    keys that this version does not know: they are kept as they are.
    """

    memory: Memory = field(default_factory=Memory)
    organ: str = ""
    year: int | None = None
    created: datetime | None = None
    saved: datetime | None = None
    written: Mapping[str, str] = field(default_factory=dict)
    issues: Issues = ()
    more: Mapping[str, Any] = field(default_factory=dict)


class _File(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    schema_: int = Field(alias="schema")
    organ: str
    year: int | None
    created: Moment
    saved: Moment
    answers: dict[str, Answer]
    history: tuple[AnswerChange, ...]
    read: dict[str, Report]
    confirmed: dict[str, dict[str, str]] = Field(default_factory=dict)
    written: dict[str, str] = Field(default_factory=dict)
    issues: Issues = ()


def to_bytes(document: Document) -> bytes:
    """The document as the bytes of its file; raises ProjectError where something in it cannot be written as JSON."""
    memory = document.memory
    plain: _Plain = {
        "schema": SCHEMA,
        "organ": document.organ,
        "year": document.year,
        "created": document.created,
        "saved": document.saved,
        "answers": {id: _dumped(answer) for id, answer in memory.answers.items()},
        "history": [_dumped(change) for change in memory.history],
        "read": {path: _plain_report(report) for path, report in memory.read.items()},
        "confirmed": memory.confirmed,
        "written": document.written,
        "issues": [_dumped(issue) for issue in document.issues],
    }
    try:
        return write_json({**plain, **document.more}) + b"\n"
    except (ValueError, RecursionError) as error:
        raise ProjectError(
            "回答里有存不下来的内容", remedy="请用“/撤销”退回上一步，换一种写法；文件没有动过。"
        ) from error


def _dumped(model: BaseModel) -> _Plain:
    return model.model_dump(mode="json", exclude_defaults=True)


def _plain_report(report: Report) -> _Plain:
    """A report as JSON. Money among the facts is a number, so that it is not taken for words when it is read back."""
    return {
        "format": report.format,
        "year": report.year,
        "title": report.title,
        "organ": _dumped(report.organ),
        "cells": {key: str(value) if isinstance(value, Decimal) else value for key, value in report.cells.items()},
        "facts": {key: float(value) if isinstance(value, Decimal) else value for key, value in report.facts.items()},
        "problems": [_dumped(problem) for problem in report.problems],
        "passages": dict(report.passages),
        "sources": {key: _dumped(source) for key, source in report.sources.items()},
    }


def load(path: Path) -> Document:
    """The document in a project file; raises DamagedError, or ProjectError where it is of no version known here."""
    return load_with_digest(path)[0]


def load_with_digest(path: Path) -> tuple[Document, str]:
    """The document in a project file, and the digest of its bytes; raises what `load` raises."""
    try:
        data = _read(path)
        return _parsed(data, path), digest(data)
    except _Damage as damage:
        raise DamagedError(str(damage), path, _good_backup(path)) from damage


class _Damage(Exception):  # noqa: N818 - carries the sentence to where the backup is known
    pass


def _read(path: Path) -> bytes:
    try:
        data = read_plain(path, LARGEST)
    except FileNotFoundError as error:
        if backup_of(path).exists():
            raise _Damage("草稿文件不见了") from error
        raise disk_fault(path, error) from error
    except (OSError, ValueError) as error:
        raise disk_fault(path, error) from error
    if len(data) > LARGEST:
        raise ProjectError("文件太大，不会是年报草稿", where=str(path), remedy="请检查是不是选错了文件。")
    return data


def _parsed(data: bytes, path: Path) -> Document:
    plain = migrated(_mapping(data), str(path))
    try:
        file = _File.model_validate(plain)
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise _Damage(f"草稿文件里“{key}”这一项不对") from error
    return Document(
        memory=Memory(file.answers, file.history, file.read, file.confirmed),
        organ=file.organ,
        year=file.year,
        created=file.created,
        saved=file.saved,
        written=file.written,
        issues=file.issues,
        more=as_it_stood(file.model_extra or {}),
    )


def _mapping(data: bytes) -> _Plain:
    try:
        return read_json(data)
    except ValueError as error:
        raise _Damage("草稿文件不完整，或者被别的程序改坏了") from error


def _good_backup(path: Path) -> Path | None:
    backup = backup_of(path)
    try:
        _parsed(_read(backup), backup)
    except (ProjectError, _Damage):
        return None
    return backup

"""The check sheet of a draft, written beside its Word file for whoever signs the report."""

from __future__ import annotations

from pathlib import Path

from nianbao.data_files import DataFiles
from nianbao.interview.conversation import Conversation
from nianbao.plain_files import read_plain
from nianbao.session.standing import standing
from nianbao.storage.naming import file_stem
from nianbao.storage.safe_file import LARGEST


def save_sheet_beside(word: Path, conversation: Conversation, files: DataFiles, *, draft: bool = False) -> Path:
    """Write the check sheet of a conversation's report beside its Word file, and give where it stands.

    Raises WritingError, and DataFileError where the layout of the sheet is at fault.
    """
    from nianbao.session.two_years import years_of
    from nianbao.writing.check_sheet import Grounds, save_check_sheet
    from nianbao.writing.page_proof import page_findings

    script, stands = conversation.script, standing(conversation)
    labels = {question.id: question.label for _, question in script}
    grounds = Grounds(
        words=script.check_words,
        last=conversation.last_year,
        findings=(*((finding, "") for finding in (*stands.errors, *stands.warnings)), *stands.explained),
        questions=labels | {asked.id: asked.label for asked in conversation.state.reached},
        page=page_findings(read_plain(word, LARGEST), files),
        changes=years.explanations if (years := years_of(conversation)) else {},
    )
    return save_check_sheet(conversation.state.report, sheet_path(word, files), files, grounds, draft=draft)


def sheet_path(word: Path, files: DataFiles) -> Path:
    """Where the check sheet of a Word file stands; raises DataFileError where the layout of the sheet is at fault."""
    from nianbao.writing.sheet_layout import sheet_layout

    return word.with_name(f"{file_stem(word.stem, sheet_layout(files).words.file_mark)}.docx")

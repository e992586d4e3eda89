"""A published report in: docx, HTML, PDF or text, as blocks, recognised as a report."""

from nianbao.reading.blocks import Block, Cell, Paragraph, Table
from nianbao.reading.file import read_blocks, read_report
from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.text import read_text
from nianbao.report import Unread

__all__ = [
    "Block",
    "Cell",
    "Paragraph",
    "Reading",
    "Table",
    "Unread",
    "read_blocks",
    "read_report",
    "read_text",
    "recognise",
]

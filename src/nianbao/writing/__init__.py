"""A report out: Word, web page, check sheet; and the read-back that proves a written Word file."""

from nianbao.writing.files import save_web_page, save_word, write_whole
from nianbao.writing.web_page import web_page
from nianbao.writing.word import word_document

__all__ = ["save_web_page", "save_word", "web_page", "word_document", "write_whole"]

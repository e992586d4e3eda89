"""A report out: Word, web page, PDF, page at a glance, check sheet; the read-back and the proof of the page."""

from nianbao.writing.files import save_glance, save_pdf, save_web_page, save_word, write_whole
from nianbao.writing.web_page import web_page
from nianbao.writing.word import word_document

__all__ = ["save_glance", "save_pdf", "save_web_page", "save_word", "web_page", "word_document", "write_whole"]

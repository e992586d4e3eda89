"""A report out: Word, web page, PDF, page at a glance, check sheet; the read-back and the proof of the page."""

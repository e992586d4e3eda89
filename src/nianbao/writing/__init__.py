"""A report out: Word, web page, check sheet; and the read-back that proves a written Word file."""

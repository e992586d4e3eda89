"""A published report in: docx, HTML, PDF or text, as blocks, recognised as a report."""

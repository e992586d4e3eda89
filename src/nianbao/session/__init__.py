"""What every front end does with an open draft: what stands in its way, what can be chosen, tables, reports, files."""

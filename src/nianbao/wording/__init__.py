"""Proposals for every passage of the report, from the facts."""

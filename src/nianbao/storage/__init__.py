"""The drafter's files: one project per organ and year, saved after every answer; settings, names, locks."""

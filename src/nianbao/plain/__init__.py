"""The conversation line by line: pipes, screen readers, old consoles, scripts."""

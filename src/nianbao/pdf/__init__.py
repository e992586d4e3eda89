"""A PDF taken apart in a process of its own: it imports hardly anything else of nianbao, so that it starts fast."""

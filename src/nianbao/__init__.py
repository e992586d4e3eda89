"""nianbao: a conversation in the terminal that drafts the annual report on the disclosure of government information."""

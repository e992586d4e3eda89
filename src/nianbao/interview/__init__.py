"""The conversation: script, understanding of answers, replay. Knows no screen."""

"""The widgets of the app, each with its style sheet beside it; none of them knows the conversation."""

from pathlib import Path

STYLES = tuple(sorted(Path(__file__).parent.glob("*.tcss")))
"""The style sheets of the widgets, for the app's CSS_PATH."""

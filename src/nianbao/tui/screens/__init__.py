"""The screens of the app, each with its style sheet beside it."""

from pathlib import Path

STYLES = tuple(sorted(Path(__file__).parent.glob("*.tcss")))
"""The style sheets of the screens, for the app's CSS_PATH."""

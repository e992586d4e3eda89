"""The app: the same conversation on a full screen."""

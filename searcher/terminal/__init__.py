"""What is shown at a terminal: the one door of rich."""

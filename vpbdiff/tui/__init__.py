"""Reviewing in the terminal: screens and widgets that show a finished case and say what the user wants."""

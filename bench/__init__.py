"""How fast the assistant is, as ratios to an empty Rasa bot on the same machine in the same run."""

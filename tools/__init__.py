"""Habits that look at the assistant from outside: checks of the data, evaluation of the understanding."""

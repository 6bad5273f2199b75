"""Inputs that nobody wrote: tens of thousands a run, made by hypothesis. docs/fuzzing.md tells how and why."""

"""The habits of this repository: what make and CI call."""

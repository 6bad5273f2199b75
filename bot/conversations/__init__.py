"""What is kept of a conversation, for how long, and who may speak in it at a time."""

"""The doors to the assistant: what a client may send, and what it gets back."""

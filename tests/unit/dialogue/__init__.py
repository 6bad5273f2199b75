"""The thread of a conversation, without a model: readings are made by hand."""

"""The programme assistant: project database, understanding, dialogue, answers and channel."""

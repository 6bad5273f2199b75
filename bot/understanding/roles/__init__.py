"""What each name in a message is there for: wanted, excluded, the speaker's own town, compared ..."""

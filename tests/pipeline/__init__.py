"""The trained model, the dialogue and the answers together, without servers."""

"""How well messages are understood: cross-validation, held-out sentences, contribution of each part."""

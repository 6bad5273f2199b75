"""Words, names, spelling, quantities, facets and cues, each on its own."""

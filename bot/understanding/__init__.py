"""From a German sentence to what it speaks of: names, quantities, facets, intent."""

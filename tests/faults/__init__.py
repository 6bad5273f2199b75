"""Things are broken for real while visitors ask; the tests look at what visitors get, then and afterwards."""

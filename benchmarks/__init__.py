"""How fast the package is, and how that depends on the number of events."""

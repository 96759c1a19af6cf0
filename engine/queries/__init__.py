"""Questions: they read and return plain rows, and never act."""

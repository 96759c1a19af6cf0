"""Forms: reading, checking, describing."""

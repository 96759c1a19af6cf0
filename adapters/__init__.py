"""The outside world: what leaves the house and what comes in."""

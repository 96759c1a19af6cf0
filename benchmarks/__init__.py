"""Measured speed, with ratios in one run."""

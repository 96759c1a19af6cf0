"""Scenarios in Vietnamese: what an official recognises, told on the product's own verbs."""

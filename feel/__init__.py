"""The one expression language: a documented subset of FEEL, its values, and text folding. Imports nothing of ours."""

"""Tests of the diagram: reading, rules, foreign dialects, decisions and procedure folders."""

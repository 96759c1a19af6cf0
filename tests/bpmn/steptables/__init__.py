"""Tests of the step tables; a package so that its files may share names with others."""

"""The product's own engine, driven from outside by cases with known results."""

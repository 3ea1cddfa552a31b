"""Sitreps for people to read."""

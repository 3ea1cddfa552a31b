"""Labelled pairs of a source and a summary sentence; README.md says what the labels mean."""

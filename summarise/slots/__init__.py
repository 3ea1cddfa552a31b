"""Rule-based slot fillers."""

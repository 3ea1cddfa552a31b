"""The transformer summary and its stand-ins."""

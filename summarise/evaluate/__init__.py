"""How good a summary or a report is: measured against its source, a reference, and an annotation."""

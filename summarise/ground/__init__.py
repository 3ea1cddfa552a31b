"""What facts stand on: places, dates, background, and who said it."""

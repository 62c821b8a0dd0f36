"""How things are worded for people: Dutch for advisers, dates, marked changes."""

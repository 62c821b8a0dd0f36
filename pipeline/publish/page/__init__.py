"""The same table as one self-contained web page."""

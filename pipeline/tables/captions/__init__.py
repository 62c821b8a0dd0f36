"""What stands by a table: its caption with label and n, and what the report says of its figures."""

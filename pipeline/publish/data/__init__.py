"""What programs read: JSON, CSV, the database, and the description of their columns."""

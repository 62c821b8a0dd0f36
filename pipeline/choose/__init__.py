"""What looks at several documents to pick statements: last period's table, likeness, white spots."""

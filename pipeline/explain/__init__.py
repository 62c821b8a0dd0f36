"""What a change of rules would do to each clause, and why not: a run that keeps nothing."""

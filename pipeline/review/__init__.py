"""Room for the review page and the store of decisions; empty until they are built."""

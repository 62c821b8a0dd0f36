"""Letters to words that exist: hyphens at line ends, lost ligatures, spelling."""

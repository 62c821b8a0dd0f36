"""One page of a PDF as a library sees it: words, rules, fills, curves and images, upright, origin top left."""

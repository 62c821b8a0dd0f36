"""Where on a page a table may be: told by drawn lines, or by alignment alone."""

"""A region with its texts: what is a table, whose caption it has, and how parts on several pages become one."""

"""A second reading of tables, from drawn lines and fills alone: grids whose cells are closed on all sides."""

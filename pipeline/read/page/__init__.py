"""Words of a page to text rows, columns, paragraphs and the part that each line plays."""

"""Everything the server holds about her hours, for her to keep: as data, and as a page to print."""

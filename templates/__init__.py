"""What is written: the tables, the page, the wording and the web page, as data."""

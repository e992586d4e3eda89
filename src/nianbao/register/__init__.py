"""The office's register of applications: its sheets and columns, each line's place in 表三 and 表四, its deadlines."""

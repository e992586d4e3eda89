"""Many reports: the sum of subordinate organs, who has handed in, and one function run over a folder of files."""

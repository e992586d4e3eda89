"""What is asked: one YAML file for each part of the report, in the order of asking."""

"""What must hold in a report, and between two years. Pure functions: report in, findings out."""

"""Chinese as a language: numerals, forms of the same sign, widths and line breaking. Knows no report."""

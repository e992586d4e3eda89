"""The commands of `nianbao`, one module each; every one gives its exit code."""

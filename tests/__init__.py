"""The tests mirror the packages; what they share stands beside this file."""

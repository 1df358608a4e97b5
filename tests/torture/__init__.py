"""What is tried at length, outside the suite: `make torture`."""

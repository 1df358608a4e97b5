"""What the house measures of itself: real server processes, loaded from outside. Not part of the suite."""

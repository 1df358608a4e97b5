"""A client of the public protocol that holds whole sessions, as real as they come. It imports nothing of the rules."""

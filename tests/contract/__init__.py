"""The contract of the machine, held by every database."""

"""Offices filled by election: proposed by a session that elected somebody, held from swearing-in. Not the vote."""

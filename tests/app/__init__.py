"""Tests of the edge: real servers, real clients."""

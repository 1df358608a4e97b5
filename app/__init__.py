"""The edge: the only place that knows HTTP, sockets, environment, clock and templates. Imported by nobody of ours."""

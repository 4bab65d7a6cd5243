"""A module a yardstick: `python -m benchmarks.NAME PATH` prints one JSON line of figures, last on standard output; shares are of one."""

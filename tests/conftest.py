"""Makes the helpers beside this file (`parses`, `small`) importable from every folder of tests.

Hypothesis has no deadline: how long an example takes says more of the machine than of the code. Benchmarks measure time.
"""

from hypothesis import settings

settings.register_profile("araz", deadline=None)
settings.load_profile("araz")

"""Makes the helpers beside this file (`parses`, `small`) importable from every folder of tests."""

"""The parts of tools/fuzz.py; docs/fuzzing.md says how they fit together."""

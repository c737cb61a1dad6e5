"""The parts of tools/histories.py; docs/histories.md says how they fit together."""

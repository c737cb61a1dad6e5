#!/usr/bin/env python3
"""Sends a running server hundreds of random operations at once, and checks that it comes to the rest that they lead to.

usage: tools/histories.py --server https://127.0.0.1:7443 --token T [--seed 7] [--operations 400] [--story jobs]

docs/histories.md says what is sent and what is checked. The same seed makes the same operations; how they meet is a
matter of moments.
"""
import argparse
import sys

sys.dont_write_bytecode = True
from histories import jobs, surroundings, workloads
from histories.client import Client
from histories.history import History
from histories.operation import draw

STORIES = {
    "workloads": (workloads, surroundings),
    "jobs": (jobs, surroundings),
    "all": (workloads, jobs, surroundings),
}
# The namespace of every fifth history goes while all is in motion.
ABRUPT = 5
MOST_REPORTED = 10


def operations(story, seed, count):
    """The operations of a story: of all its parts alike."""
    parts = STORIES[story]

    def first(rng):
        return [operation for part in parts for operation in part.first(rng)]
    return draw(seed, count, first, [drawn for part in parts for drawn in part.DRAWS])


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--server", required=True, help="with simulated nodes and nothing else to do")
    parser.add_argument("--token", required=True, help="of somebody who may do everything")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--operations", type=int, default=400)
    parser.add_argument("--story", choices=STORIES, default="all")
    parser.add_argument("--settle-seconds", type=float, default=60, help="until all is as it should be, at most")
    parser.add_argument("--list", action="store_true", help="only print the operations")
    return parser.parse_args()


def play(options, drawn):
    """The exit status of a history, after telling what came of it."""
    client = Client(options.server, options.token)
    history = History(client, f"history-{options.story}-{options.seed}", drawn, options.settle_seconds)
    found, told = history.run(settles=options.seed % ABRUPT != 0)
    print(f"seed {options.seed} of {options.story}: {told}")
    for violation in found[:MOST_REPORTED]:
        print(f"\nVIOLATION {violation.report(history.sent)}")
    if found:
        print(f"\n{len(found)} violations with --story {options.story} --seed {options.seed} "
              f"--operations {options.operations}; the namespace {history.namespace} is left as it is")
    return 1 if found else 0


def main():
    options = _options()
    drawn = operations(options.story, options.seed, options.operations)
    if options.list:
        print("\n".join(f"#{number} {operation}" for number, operation in enumerate(drawn)))
        return 0
    try:
        return play(options, drawn)
    except (OSError, RuntimeError) as error:
        print(f"seed {options.seed} of {options.story}: the server does not answer: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())

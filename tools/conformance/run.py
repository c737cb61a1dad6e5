#!/usr/bin/env python3
"""Runs the conformance programs of this folder against a cluster that is up.

    run.py --server https://127.0.0.1:6443 --token T [WORD ...]
    run.py --kubeconfig FILE [WORD ...]

With words, only tests whose area or name contains one of them are run. One line per test: ok, FAILED or skipped."""
import argparse
import importlib
import pathlib
import sys
import time
import traceback

import urllib3

sys.dont_write_bytecode = True
from harness import TESTS, Skipped, Test, connect


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only tests whose area or name contains one of these")
    parser.add_argument("--server")
    parser.add_argument("--token")
    parser.add_argument("--kubeconfig")
    parser.add_argument("--needs", help="only tests that need nodes of this kind: processes")
    parser.add_argument("--keep", action="store_true", help="leave the namespaces of tests that failed")
    parser.add_argument("--list", action="store_true", help="only print names, with the reasons of what is skipped")
    chosen = parser.parse_args()
    if not (chosen.list or chosen.kubeconfig or (chosen.server and chosen.token)):
        parser.error("say --kubeconfig, or --server and --token")
    return chosen


def load_tests(words, needs=None):
    here = pathlib.Path(__file__).parent
    for file in sorted(here.glob("*.py")):
        if file.stem not in ("run", "harness"):
            importlib.import_module(file.stem)
    chosen = [case for case in TESTS
              if needs in (None, case.needs)
              and (not words or any(word.lower() in f"{case.area}: {case.name}".lower() for word in words))]
    return sorted(chosen, key=lambda case: case.serial)


def kind_of_nodes(api):
    """"simulated" or "processes"."""
    nodes = Test(api).list("nodes", namespace=None)
    simulated = all(node["status"]["nodeInfo"]["containerRuntimeVersion"].startswith("simulated") for node in nodes)
    return "simulated" if simulated else "processes"


def run(case, api, keep):
    """None, or why it failed."""
    test, failure = Test(api), None
    try:
        test.begin()
        case.function(test)
    except Skipped:
        raise
    except Exception as error:  # a test may fail in any way
        last = traceback.extract_tb(error.__traceback__)
        places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in last]
        body = getattr(error, "body", None)
        failure = f"{type(error).__name__}: {body or error} ({' '.join(places)}, {test.namespace})"
    finally:
        if not (keep and failure):
            test.end()
    return failure


def run_all(chosen):
    api = connect(chosen.server, chosen.token, chosen.kubeconfig)
    nodes = kind_of_nodes(api)
    counts = {"ok": 0, "FAILED": 0, "skipped": 0}
    for case in load_tests(chosen.words, chosen.needs):
        began = time.monotonic()
        reason = case.skip or (case.needs not in (None, nodes) and f"needs nodes of the kind {case.needs}")
        result, more = "skipped", reason
        if not reason:
            try:
                more = run(case, api, chosen.keep)
                result = "FAILED" if more else "ok"
            except Skipped as skipped:
                more = str(skipped)
        counts[result] += 1
        took = f" ({time.monotonic() - began:.1f} s)" if result != "skipped" else ""
        print(f"{result:7} {case.area}: {case.name}{took}" + (f"\n        {more}" if more else ""), flush=True)
    print(", ".join(f"{count} {result}" for result, count in counts.items()))
    return counts["FAILED"] == 0


def main():
    urllib3.disable_warnings()
    chosen = arguments()
    if chosen.list:
        for case in load_tests(chosen.words, chosen.needs):
            print(f"{case.area}: {case.name}" + (f" (skipped: {case.skip})" if case.skip else ""))
        return
    sys.exit(0 if run_all(chosen) else 1)


if __name__ == "__main__":
    main()

"""Runs the conformance tests: run.py --kubeconfig FILE [--only WORD] [MODULE...]"""
import argparse
import importlib
import pathlib
import sys
import time
import traceback

from kubernetes import client, config

import harness


def run(name, function, api, verbose):
    context = harness.Context(api)
    begin = time.monotonic()
    try:
        function(context)
        verdict = "ok"
    except harness.Skip as reason:
        verdict = f"skipped ({reason})"
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)
        where = next((each for each in reversed(last) if "/conformance/api_" in each.filename), last[-1])
        verdict = f"FAILED {pathlib.Path(where.filename).name}:{where.lineno} {type(error).__name__}: {error}"
        if verbose:
            traceback.print_exc()
    finally:
        context.close()
    print(f"{verdict if verdict != 'ok' else 'ok'}: {name} ({time.monotonic() - begin:.1f} s)", flush=True)
    return verdict.split()[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kubeconfig", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("modules", nargs="*")
    words = parser.parse_args()
    folder = pathlib.Path(__file__).parent
    for module in words.modules or sorted(each.stem for each in folder.glob("api_*.py")):
        importlib.import_module(module)
    config.load_kube_config(words.kubeconfig)
    api = client.ApiClient()
    chosen = [each for each in harness.TESTS if words.only.lower() in each[0].lower()]
    verdicts = [run(*each, api, words.v) for each in chosen]
    print({each: verdicts.count(each) for each in set(verdicts)})
    sys.exit("FAILED" in verdicts)


if __name__ == "__main__":
    main()

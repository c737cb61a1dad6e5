"""Makes a failing case small: fewer requests, fewer fields, shorter values, as long as it fails in the same way."""
import copy
import time

from .mutate import at, places
from .values import Pairs


def minimised(steps, fails, seconds=40):
    """The smallest case found within some seconds; `fails` says whether one still fails as the first did."""
    end = time.monotonic() + seconds
    steps = _fewer_steps(list(steps), fails, end)
    for step in steps:
        if isinstance(step.tree, Pairs):
            continue
        if step.given is None and isinstance(step.tree, (dict, list)):
            _fewer_fields(steps, step, fails, end)
        elif step.given and step.raw is None:
            _fewer_bytes(steps, step, fails, end)
        for key in list(step.headers):
            value = step.headers.pop(key)
            if time.monotonic() > end or not fails(steps):
                step.headers[key] = value
    return steps


def _fewer_steps(steps, fails, end):
    for index in reversed(range(len(steps))):
        if len(steps) > 1 and time.monotonic() < end:
            fewer = steps[:index] + steps[index + 1:]
            if fails(fewer):
                steps = fewer
    return steps


def _fewer_fields(steps, step, fails, end):
    """Drops members, largest first, then shortens strings and lists."""
    changed = True
    while changed and time.monotonic() < end:
        changed = False
        for path in sorted(places(step.tree), key=len):
            if time.monotonic() > end:
                return
            before = step.tree
            after = copy.deepcopy(before)
            try:
                owner = at(after, path[:-1])
                del owner[path[-1]]
            except (KeyError, IndexError, TypeError):
                continue
            step.tree = after
            if fails(steps):
                changed = True
            else:
                step.tree = before
                changed |= _shorter(steps, step, path, fails)


def _shorter(steps, step, path, fails):
    """Half the string, if that still fails."""
    before = step.tree
    value = at(before, path)
    if not isinstance(value, str) or len(value) < 40:
        return False
    step.tree = copy.deepcopy(before)
    at(step.tree, path[:-1])[path[-1]] = value[:len(value) // 2]
    if fails(steps):
        return True
    step.tree = before
    return False


def _fewer_bytes(steps, step, fails, end):
    """Cuts pieces out of a body that is no tree."""
    size = max(1, len(step.given) // 2)
    while size >= 1 and time.monotonic() < end:
        place = 0
        while place < len(step.given) and time.monotonic() < end:
            before = step.given
            step.given = before[:place] + before[place + size:]
            if not fails(steps):
                step.given = before
                place += size
        size //= 2

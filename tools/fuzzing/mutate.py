"""Valid trees with something wrong in them."""
import copy

from . import values
from .values import Pairs, Raw


def places(tree, path=()):
    """The paths of all members and elements."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield path + (key,)
            yield from places(value, path + (key,))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield path + (index,)
            yield from places(value, path + (index,))


def at(tree, path):
    for step in path:
        tree = tree.pairs[step][1] if isinstance(tree, Pairs) else tree[step]
    return tree


def mutated(rng, tree, schema, definition, count=None):
    """The tree with one or a few changes. The schema tells what could be added where."""
    tree = copy.deepcopy(tree)
    for _ in range(count if count is not None else rng.choice([1, 1, 1, 2, 3, 6])):
        paths = [path for path in places(tree) if path not in (("apiVersion",), ("kind",)) or rng.random() < 0.1]
        if paths:
            _change(rng, tree, rng.choice(paths), schema, definition)
    if rng.random() < 0.03:
        tree = _repeated(rng, tree)
    return tree


def _definition(schema, definition, path):
    for step in path:
        definition = schema.child(definition, step)
    return definition


def _change(rng, tree, path, schema, definition):
    owner, step = at(tree, path[:-1]), path[-1]
    if not isinstance(owner, (dict, list)):
        return
    value = owner[step]
    here = _definition(schema, definition, path)
    kind = rng.randrange(14)
    if kind < 4:
        name = step if isinstance(step, str) else path[-2] if len(path) > 1 else ""
        owner[step] = values.for_field(rng, name, here.get("format", ""), value)
    elif kind < 6:
        _add_member(rng, value if isinstance(value, dict) else owner, schema,
                    here if isinstance(value, dict) else _definition(schema, definition, path[:-1]))
    elif kind == 6:
        del owner[step]
    elif kind == 7:
        owner[step] = schema.make(rng, here, str(step), 2)
    elif kind == 8 and rng.random() < 0.3:
        owner[step] = values.anything(rng)
    elif kind == 9 and rng.random() < 0.4:
        owner[step] = rng.choice([None, [value], {"a": value}, str(value), {}, []])
    elif kind == 10 and isinstance(value, list):
        owner[step] = rng.choice([value * 2, value[::-1], value + [None], value * 50, value[:0]])
    elif kind == 11 and isinstance(owner, dict) and isinstance(step, str):
        owner[rng.choice([step.upper(), step + "x", step.capitalize(), "", step * 100, "x-" + step,
            "$patch"])] = owner.pop(step)
    elif kind == 12 and isinstance(value, str):
        owner[step] = rng.choice([value + value, value * 5000, value.upper(), value + "\u0000", value[:-1],
            " " + value, value + "é"])
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        owner[step] = rng.choice([-value, value + 1, value * 10 ** 9, str(value),
            value * 1.0 if abs(value) < 10 ** 300 else 1.5,
            Raw(b"%d.0" % int(value)), Raw(b"%de0" % int(value))])
    else:
        other = list(places(tree))
        owner[step] = copy.deepcopy(at(tree, rng.choice(other))) if other else None


def _add_member(rng, owner, schema, definition):
    members = definition.get("properties", {}) if definition else {}
    if isinstance(owner, list):
        owner.append(schema.make(rng, definition.get("items", {}), "", 2))
    elif members and rng.random() < 0.9:
        key = rng.choice(sorted(members))
        owner[key] = schema.make(rng, members[key], key, 2)
    else:
        owner[rng.choice(values.NAMES + ["nope", "status", "spec", "metadata"])] = values.anything(rng)


def _repeated(rng, tree):
    """A copy in which some object has a key twice."""
    if not isinstance(tree, dict) or not tree:
        return tree
    pairs = [(key, value) for key, value in tree.items()]
    index = rng.randrange(len(pairs))
    if rng.random() < 0.6 and isinstance(pairs[index][1], dict):
        pairs[index] = (pairs[index][0], _repeated(rng, pairs[index][1]))
    else:
        pairs.append((pairs[index][0], rng.choice([pairs[index][1], None, values.anything(rng)])))
    return Pairs(pairs)


def json_pointer(path):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def json_patch(rng, tree):
    """Operations on a tree, most of which make sense."""
    paths = [path for path in places(tree)] or [("metadata",)]
    operations = []
    for _ in range(rng.choice([1, 1, 2, 3, 8])):
        pointer = json_pointer(rng.choice(paths))
        if rng.random() < 0.25:
            pointer = rng.choice([
                pointer + "/-", pointer + "/0", pointer + "/99999999999999999999", pointer + "/-1", pointer + "/x",
                "", "/", "//", pointer[1:], "/~2", "~", pointer + "/01",
                "/metadata/labels/é", pointer * 200, "/metadata/annotations/a~1b", pointer + "/+1"])
        operation = {"op": rng.choice(["add", "replace", "remove", "move", "copy", "test", "add", "replace"]),
            "path": pointer}
        if operation["op"] in ("move", "copy"):
            operation["from"] = json_pointer(rng.choice(paths))
        if operation["op"] in ("add", "replace", "test") and rng.random() < 0.95:
            operation["value"] = values.for_field(rng, pointer.rsplit("/", 1)[-1])
        if rng.random() < 0.05:
            operation[rng.choice(["op", "path", "value", "from", "x"])] = values.anything(rng)
        operations.append(operation)
    if rng.random() < 0.03:
        operations = [{"op": "copy", "from": "/metadata", "path": "/metadata/annotations"}] * rng.choice([20, 200,
            20000])
    if rng.random() < 0.03:
        return values.anything(rng)
    return operations


DIRECTIVES = [
    ("$patch", ["delete", "replace", "merge", "explode", 1, None, {}]),
    ("$retainKeys", [["type"], [], "x", [1], None]), ("$setElementOrder/containers", [[{"name": "c"}], [], "x", [1],
        [{}]]),
    ("$deleteFromPrimitiveList/finalizers", [["a"], "x", None, [None]]),
    ("$setElementOrder/finalizers", [["a"], [1]]), ("$setElementOrder/ports", [[{"port": 80}],
        [{"containerPort": "x"}]]),
    ("$setElementOrder/", [[]]), ("$deleteFromPrimitiveList", [[]]), ("$", [1]),
]


def merge_patch(rng, tree, schema, definition, directives):
    """A part of the tree, changed; with the directives of strategic merge patch if asked."""
    tree = mutated(rng, tree, schema, definition)
    if isinstance(tree, dict):
        for key in [key for key in tree if rng.random() < 0.3]:
            if key not in ("apiVersion", "kind"):
                del tree[key]
        for path in list(places(tree)):
            if directives and rng.random() < 0.05:
                try:
                    owner = at(tree, path)
                except (KeyError, IndexError, TypeError):
                    continue
                if isinstance(owner, dict):
                    key, choices = rng.choice(DIRECTIVES)
                    owner[key] = rng.choice(choices)
    return tree

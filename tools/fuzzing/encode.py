"""Trees as JSON, YAML and protobuf; also such as no encoder would write."""
import json

from .values import Pairs, Raw

PROTOBUF = "application/vnd.kubernetes.protobuf"


def to_json(tree) -> bytes:
    if isinstance(tree, Raw):
        return tree.data
    if isinstance(tree, Pairs):
        return b"{" + b",".join(to_json(key) + b":" + to_json(value) for key, value in tree.pairs) + b"}"
    if isinstance(tree, dict):
        return to_json(Pairs(list(tree.items())))
    if isinstance(tree, (list, tuple)):
        return b"[" + b",".join(to_json(item) for item in tree) + b"]"
    if isinstance(tree, str):
        return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return json.dumps(tree).encode()


def to_yaml(tree, indent=0) -> bytes:
    """Block style for what has members, JSON's flow style for the rest."""
    pairs = list(tree.items()) if isinstance(tree, dict) else tree.pairs if isinstance(tree, Pairs) else None
    space = b" " * indent
    if pairs:
        lines = []
        for key, value in pairs:
            head = space + to_json(str(key)) + b":"
            if isinstance(value, (dict, list, Pairs)) and (value.pairs if isinstance(value, Pairs) else value):
                lines.append(head + b"\n" + to_yaml(value, indent + 2))
            else:
                lines.append(head + b" " + to_json(value) + b"\n")
        return b"".join(lines)
    if isinstance(tree, list) and tree:
        return b"".join(space + b"- " + to_yaml(item, indent + 2).lstrip(b" ") for item in tree)
    return to_json(tree) + b"\n"


# Each line is nine times as long as the one before.
ALIASES = b"a: &a [x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (name, name, b",".join([b"*%c" % (name - 1)] * 9)) for name in range(ord("b"), ord("j")))
YAML_ODDITIES = [
    ALIASES,
    b"a: &a\n  b: *a\n", b"? [a, b]\n: c\n", b"<<: {a: 1}\n", b"<<: *x\n", b"---\n---\n", b"--- x\n...\n--- y\n",
    b"%YAML 9.9\n---\na: 1\n", b"%TAG ! tag:x,2000:\n---\n!x a\n",
    b"a: !!binary \"!!!\"\n", b"a: !!int x\n", b"a: !!str 1\n", b"a: !!timestamp 2020-01-01\n",
    b"a: 0o17\nb: 017\nc: 0x1F\nd: 0b11\ne: 1_000\nf: .inf\ng: .nan\nh: 1:30\ni: yes\nj: ~\nk: 1e3\n",
    b"a:\n\t- b\n", b"a: |\n  x\n b\n", b"a: >-9\n  x\n", b"- - - - - - a\n", b"[" * 20000, b"{a: " * 20000,
    b"- " * 20000, b"a: 'x\n", b"a: \"\\xff\\u12\"\n", b"\xff\xfea\x00:\x00", b"\xef\xbb\xbfa: 1\n",
    b"a: @x\n", b"a: `x\n", b"a: b: c\n", b"&a &b c\n", b"*a\n", b"!\n", b"!<\n", b"!!\n", b"? \n", b"a: [\n",
    b"# only\n", b"", b"\x00", b"\x85a: 1", b"null\n", b"1\n", b"\"x\"\n", b"[]\n", b"a: 1\na: 2\n", b"? a\n? b\n",
]


def varint(number) -> bytes:
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number, data) -> bytes:
    return varint(number << 3 | 2) + varint(len(data)) + data


def envelope(api_version, kind, raw) -> bytes:
    """The bytes of a message as Kubernetes wraps them: magic, then runtime.Unknown."""
    return b"k8s\x00" + field(1, field(1, api_version.encode()) + field(2, kind.encode())) + field(2, raw)


PROTOBUF_ODDITIES = [
    b"", b"k8s", b"k8s\x00", b"k8s\x01", b"k8s\x00" + b"\xff" * 20,
    b"k8s\x00\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7f", b"k8s\x00\x12\xff\xff\xff\xff\x0f",
    b"k8s\x00" + b"\x0b" * 20000,
    b"k8s\x00" + b"\x12\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", b"k8s\x00\x00", b"k8s\x00\x07",
    b"k8s\x00\x0c", b"k8s\x00\xf8\xff\xff\xff\xff\xff\xff\xff\xff\x01\x01",
]


def nested(kind_field, depth) -> bytes:
    """A message in a message in a message."""
    data = b""
    for _ in range(depth):
        data = field(kind_field, data)
        if len(data) > 200000:
            break
    return data


def mutated_bytes(rng, data) -> bytes:
    """Real bytes with something wrong: flipped, cut, doubled, lengths that lie."""
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 1, 2, 4, 16])):
        place = rng.randrange(len(data)) if data else 0
        kind = rng.randrange(8)
        if kind == 0 and data:
            data[place] ^= 1 << rng.randrange(8)
        elif kind == 1 and data:
            data[place] = rng.choice([0, 1, 127, 128, 255, rng.randrange(256)])
        elif kind == 2:
            del data[place:]
        elif kind == 3:
            del data[place:place + rng.choice([1, 2, 10, 100])]
        elif kind == 4:
            data[place:place] = bytes(rng.randrange(256) for _ in range(rng.choice([1, 2, 10])))
        elif kind == 5:
            data[place:place] = data[place:place + rng.choice([4, 50, 500])]
        elif kind == 6:
            data[place:place + 1] = rng.choice([b"\xff\xff\xff\xff\x0f", b"\xff" * 9 + b"\x01",
                b"\x80" * 11 + b"\x01", b"\x80\x80\x80\x80\x10"])
        else:
            data += rng.choice([b"\x00", b"\x12\x00", b"\x0b" * 100, b"\x22\x01a", b"\x1a\x04gzip"])
    return bytes(data)

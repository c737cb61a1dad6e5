"""Values that have been trouble somewhere: by what a field holds, and for any field."""
import random

QUANTITIES = [
    "1", "100m", "1Gi", "1.5", "0", "-1", "1e3", "1E3", "1e-3", "1n", "1u", ".5", "5.", "+1", "1Ki", "1ki", "1e",
    "1e99",
    "1e-99", "1e999999999", "1e9223372036854775807", "1e99999999999999999999", "-1e-99999999999",
    "9223372036854775807", "9223372036854775808",
    "999999999999999999999999999999999999", "9" * 1000, "0." + "0" * 500 + "1", "0.0000000001", "1Ei", "16Ei", "8Ei",
    "7999999999E", "1 Gi", "Gi",
    "", " 1", "1mm", "١", "0x10", "1_000", "NaN", "Infinity", "-0", "1.1.1", "--1", "1e+3",
    "1.0000000000000000001Ei", "18446744073709551616m",
]
DURATIONS = ["1s", "1h30m", "0", "-1s", "1.5h", "9223372036854775807ns", "9223372036s", "1e9s", "1d", "", "1µs",
    "99999999999h", "s", ".s"]
SCHEDULES = [
    "* * * * *", "@hourly", "@every 1h", "@every 0s", "@every -1h", "@every 99999999999h", "@reboot", "@",
    "0 0 31 2 *", "0 0 30 2 *", "0 0 29 2 *",
    "*/0 * * * *", "*/61 * * * *", "*/99999999999999999999 * * * *", "60 * * * *", "-1 * * * *", "1-0 * * * *",
    "0-59/59 * * * *", "1,,2 * * * *",
    "? ? ? ? ?", "* * * *", "* * * * * *", "* * * JAN-DEC SUN-SAT", "* * * FOO *", "0 0 L * *", "0 0 1W * *",
    "0 0 * * 5#3", "0 0 * * 7", "TZ=UTC * * * * *",
    "CRON_TZ=Europe/Berlin 0 0 * * *", "TZ=../../etc/passwd * * * * *", "TZ=", "TZ= * * * * *", "TZ=UTC", "CRON_TZ=",
    ",".join(["0-59"] * 5000) + " * * * *",
    "0 0 1 1 *", "1-2-3 * * * *", "*/1/1 * * * *", "1/ * * * *", "/1 * * * *", "- * * * *", "\t*\t*\t*\t*\t*",
    "４ * * * *", "*,* * * * *", "0 0 1-31 */13 *",
]
ZONES = ["UTC", "Europe/Berlin", "Local", "", "America/Nowhere", "../../etc/passwd", "/etc/localtime", "UTC\u0000",
    "europe/berlin", "A" * 10000, "."]
TIMES = [
    "2020-01-01T00:00:00Z", "2020-02-30T00:00:00Z", "2020-01-01T24:00:00Z", "2020-01-01T23:59:60Z",
    "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2020-01-01T00:00:00+14:00",
    "2020-01-01T00:00:00+99:99",
    "2020-01-01T00:00:00.123456789123Z", "2020-01-01T00:00:00." + "1" * 1000 + "Z", "2020-01-01",
    "2020-01-01t00:00:00z", "2020-01-01 00:00:00Z", "", "now",
    "2020-13-01T00:00:00Z", "2020-00-00T00:00:00Z", "9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59",
    "２020-01-01T00:00:00Z", "2020-01-01T00:00:00.Z",
    "2020-01-01T00:00:00,5Z", "2020-1-1T0:0:0Z", "2262-04-11T23:47:16.854775808Z", "1677-09-21T00:12:43.145224191Z",
]
SELECTORS = [
    "a=b", "a==b", "a!=b", "a in (b,c)", "a notin (b)", "a", "!a", "a>1", "a<1", "a>x", "a in ()", "a in (,)",
    "a in (b", "a in b)", "a=b,", ",", "=", "!", "a=",
    "=b", "a=b=c", "a in (b,c),d notin (e),f,!g", "!!a", "! a", "a,!a", "in in (in)", "notin notin (notin)", "a=-b",
    "-a=b", "a/b/c=d", "/a=b", "a/=b", "a" * 64 + "=b",
    "a=" + "b" * 64, "a=b c", "a in (" + ",".join(f"v{n}" for n in range(5000)) + ")",
    ",".join(f"k{n}=v" for n in range(2000)), "é=b", "a\u0000=b", "a>9223372036854775808",
    "a>-1", "(a=b)", "a in (((((", "x in (a),", "a  =  b", "a gt 1", "a=%", "a\n=b", "a in (b)c", "a in (b) c",
    "a\\=b",
]
FIELD_SELECTORS = [
    "metadata.name=x", "metadata.namespace=fuzz", "metadata.name!=x", "spec.nodeName=", "status.phase=Running",
    "status.phase!=Running,status.phase!=Failed", "spec.foo=1",
    "metadata.name==x", "metadata.name", "=", "!=", ",", "metadata.name=x,", "metadata.name=a\\,b",
    "metadata.name=a\\=b", "metadata.name=a\\", "metadata.name=\\x",
    "metadata.name in (x)", "metadata.name=x=y", "metadata.labels=x", "type=Opaque", "spec.unschedulable=true",
    "status.successful=1", "involvedObject.kind=Pod",
    "metadata.name=" + "x" * 100000, "\u0000=x", "metadata.name=x,metadata.name=y", "reason=",
    "spec.restartPolicy=Never", "status.podIP=", "!metadata.name=x",
]
FIELD_PATHS = [
    "metadata.name", "metadata.labels['a']", "metadata.labels['a/b']", "metadata.labels['']", "metadata.labels[''']",
    "metadata.labels['a", "metadata.annotations['x'][0]",
    "spec.nodeName", "status.podIPs", "status.hostIP", "metadata", "", ".", "..", "metadata..name",
    "spec.containers[0].image", "metadata.labels", "metadata.labels[]", "['a']",
    "limits.cpu", "requests.memory", "limits.hugepages-2Mi", "requests.", "spec.containers{c}", "metadata.uid",
    "metadata.namespace", "metadata.labels['" + "a" * 10000 + "']",
]
ADDRESSES = [
    "10.0.0.1", "10.96.0.1", "10.96.0.77", "::1", "fd00::1", "256.1.1.1", "1.2.3", "01.2.3.4", "::ffff:1.2.3.4",
    "10.0.0.0/8", "0.0.0.0/0", "::/0", "10.0.0.1/33", "10.0.0.1/-1", "10.0.0.1/08",
    "fe80::1%eth0", "None", "", "1.2.3.4.5", "::", "0.0.0.0", "255.255.255.255", "1:2:3:4:5:6:7:8:9", ":::",
    "10.0.0.1/99999999999999999999", "[::1]", "127.0.0.1", "169.254.169.254", "224.0.0.1",
]
NAMES = [
    "x", "a" * 63, "a" * 64, "a" * 253, "a" * 254, "A", "-a", "a-", "a.b", "a..b", ".", "..", "a/b", "a%b", "a b",
    "", "é", "a_b", "0", "a\u0000", "a\n", "xn--", "A" * 100000, "%2e%2e", "a.",
    "kubernetes.io/x", "example.com/" + "a" * 64, "a/b/c", "/a", "a/", "1.example.com",
]
INT_OR_STRING = ["50%", "0%", "100%", "101%", "-1%", "%", "1", "http", "99999999999999999999%", "5 %", "٣%", "1.5%",
    "0x1%", 0, -1, 65535, 65536, 2147483647, 2147483648, "a" * 16, "--", "1-a"]
PATTERNS = ["^a$", "(a+)+$", "[", "(", "a{1000}", "a{1001}", "(a{1000}){1000}", "\\", "(?P<x>a)", "\\pL", "(?i)a",
    "a**", "(?=a)", "((((((((((a))))))))))" * 50, "x{2,1}", "[[:alpha:]]", "\\Q", "(?s:.)" * 2000]
CEL = [
    "true", "object.metadata.name == 'x'", "1/0 == 0", "self", "[1,2,3].all(x, x > 0)",
    "(" * 5000 + "1" + ")" * 5000, "-" * 5000 + "1", "!" * 5000 + "true", "1" + "+1" * 5000, "'" + "a" * 100000 + "'",
    "'a'.matches('(a+)+$')", "[[[[[[[[]]]]]]]]", "object.?a.orValue(1)", "a.b.c.d", "x ? y : z", "{'a': 1}['b']",
    "has(object.a)", "'\\u0000'", "9223372036854775808", "-9223372036854775808 - 1", "size('é')",
    "[1,2,3].map(a, [1,2,3].map(b, [1,2,3].map(c, [1,2,3].map(d, a+b+c+d))))", "'abc'.substring(5)",
    "duration('1h')", "timestamp('x')", "quantity('1e999999999')", "ip('1')", "type(1)", "\u0000", "//", "b'\\xff'",
    "in", "1 in", ".a", "a.",
]
STRINGS = [
    "", " ", "x" * 300, "y" * 70000, "\u0000", "a\u0000b", "é", "\U0001f600", "\ud800", "e\u0301", "\u202e",
    "\ufeff", "\r\n", "\t", "null", "true", "{}", "[]", "0", "-1", "$(X)", "${jndi:x}", "%s%n", "../../etc/passwd",
    "<script>", "'", '"', "\\", "`", "{{.}}", "~", "/", "k8s.io/x", "\x7f", "\x1b[31m", "\u2028", "$patch", "*", "?",
]
NUMBERS = [
    0, -1, 1, 2, 100, 65535, 65536, 2147483647, 2147483648, -2147483648, -2147483649, 9223372036854775807,
    9223372036854775808, -9223372036854775808, -9223372036854775809, 18446744073709551615,
    18446744073709551616, 10 ** 30, 10 ** 1000, 0.5, -0.0, 1.0, 1e20, 1.7976931348623157e308, 5e-324, 2147483647.5,
]
RAW_NUMBERS = [b"1e400", b"-1e400", b"1e-400", b"1E5", b"1.0e3", b"01", b"+1", b".5", b"5.", b"0x10", b"NaN",
    b"Infinity", b"-", b"--1", b"1e", b"-0", b"1e2147483648", b"1e99999999999999999999", b"9" * 5000, b"1.50",
    b"1" + b"0" * 400 + b".5"]
RAW_TEXT = [b'"\xff"', b'"\xc0\x80"', b'"\xed\xa0\x80"', b'"\\ud800"', b'"\\udc00\\ud800"', b'"\\u12"', b'"\\x41"',
    b'"\n"', b'"\xf4\x90\x80\x80"', b"'a'", b'"unclosed', b"tru", b"nul", b'"\\u0000"', b"/*x*/1", b"1,", b"{,}",
    b"[1,]", b'{"a":1,}', b'{1:2}', b'{"a" 1}', b"]", b"}", b"\xef\xbb\xbf1"]
BY_NAME = {
    "schedule": SCHEDULES, "timezone": ZONES, "fieldpath": FIELD_PATHS, "resource": FIELD_PATHS + NAMES,
    "expression": CEL, "rule": CEL, "messageexpression": CEL, "pattern": PATTERNS, "divisor": QUANTITIES,
    "cidr": ADDRESSES, "podcidr": ADDRESSES, "clusterip": ADDRESSES, "ip": ADDRESSES, "addresses": ADDRESSES,
    "externalips": ADDRESSES, "cidrs": ADDRESSES, "except": ADDRESSES, "hostip": ADDRESSES,
    "podip": ADDRESSES, "name": NAMES, "namespace": NAMES, "generatename": NAMES, "host": NAMES, "hostname": NAMES,
    "key": NAMES, "port": INT_OR_STRING + NUMBERS, "targetport": INT_OR_STRING,
    "maxsurge": INT_OR_STRING, "maxunavailable": INT_OR_STRING, "minavailable": INT_OR_STRING,
    "resourceversion": ["0", "1", "-1", "x", "99999999999999999999", ""],
    "completedindexes": ["1", "0-3", "3-1", "0,2-4", "a", "-1", "0-99999999999"],
    "succeededindexes": ["0-5", "5-0", "x", "", "0-99999999999999999999"], "failedindexes": ["0", "0-5"],
    "maxfailedindexes": NUMBERS, "preferencepolicy": STRINGS, "key64": ["====", "YQ==", "!"],
}


def for_field(rng: random.Random, name, schema_format="", old=None):
    """A value for a field of this name; often one of its own kind, sometimes anything."""
    lowered = str(name).lower()
    if schema_format == "date-time" or lowered.endswith(("timestamp", "time")) and rng.random() < 0.8:
        return rng.choice(TIMES)
    if lowered in BY_NAME and rng.random() < 0.85:
        return rng.choice(BY_NAME[lowered])
    if lowered in ("cpu", "memory", "storage", "pods", "ephemeral-storage") or lowered.startswith(("requests",
        "limits", "count/")):
        return rng.choice(QUANTITIES) if rng.random() < 0.9 else rng.choice(NUMBERS)
    return like(rng, old) if old is not None and rng.random() < 0.8 else anything(rng)


def like(rng: random.Random, old):
    """Another value of the same type."""
    if isinstance(old, bool):
        return not old
    if isinstance(old, (int, float)):
        return rng.choice([old + 1, old - 1, -old, 0, 1, 2147483647, -2147483648, 65536, 2147483646,
            rng.choice(NUMBERS)])
    if isinstance(old, str):
        return rng.choice(rng.choice([STRINGS, NAMES, [old + "x", old.upper(), old + "/" + old, old[:1]], ADDRESSES,
            QUANTITIES, SELECTORS, FIELD_PATHS]))
    if isinstance(old, list):
        return rng.choice([[], old + old[:1], old[::-1], old * 20, old[:1]])
    return {} if isinstance(old, dict) else anything(rng)


def anything(rng: random.Random):
    kind = rng.choice([0, 1, 2, 3, 4, 5, 9, 9, 9, 0, 3, 5, rng.choice([6, 7, 8])])
    if kind < 3:
        return rng.choice(STRINGS)
    if kind < 5:
        return rng.choice(NUMBERS)
    if kind == 5:
        return rng.choice([None, True, False, [], {}, [None], [[]], {"": ""}, [{}], {"a": None}, [""],
            {"a": {"b": {"c": []}}}])
    if kind == 6:
        return Raw(rng.choice(RAW_NUMBERS))
    if kind == 7:
        return Raw(rng.choice(RAW_TEXT))
    if kind == 8:
        depth = rng.choice([50, 300, 5000, 100000])
        opened, closed = rng.choice([(b"[", b"]"), (b'{"a":', b"}"), (b'{"spec":', b"}"), (b'[{"name":', b"}]")])
        return Raw(opened * depth + b"1" + closed * depth)
    lists = [QUANTITIES, DURATIONS, SCHEDULES, TIMES, SELECTORS, FIELD_PATHS, ADDRESSES, NAMES, INT_OR_STRING,
        PATTERNS, CEL]
    return rng.choice(rng.choice(lists))


class Raw:
    """Bytes that stand in JSON as they are."""

    def __init__(self, data):
        self.data = data


class Pairs:
    """An object whose keys may repeat."""

    def __init__(self, pairs):
        self.pairs = pairs

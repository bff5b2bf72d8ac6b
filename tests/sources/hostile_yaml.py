"""Short YAML that would become huge or endless if it were read as it says."""

BOMB = b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 10)) for n in range(8))
ALIASES_IN_SETTINGS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + BOMB.decode()
DEEP_ALIASES = b"".join(b"a%d: &a%d %s*a%d %s\n" % (n, n, b"[" * 40, n - 1, b"]" * 40) for n in range(1, 50))

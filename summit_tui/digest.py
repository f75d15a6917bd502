"""The digest that names a file or a deck by what it holds (SHA-256, FIPS 180-4).

Python's `hashlib` takes OpenSSL: 4 MB, and 2 ms of every start, for the name of one file.  Python
has the same digest of its own, which is fast enough for all but large decks.
"""

try:
    from _sha2 import sha256  # type: ignore[import-not-found]  # since Python 3.12
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256

LARGE = 100_000
"""Bytes from which on OpenSSL, which takes a tenth of the time, is worth being loaded."""


def sha256_of(data: bytes) -> str:
    """Return the digest of `data` in hexadecimal."""
    if len(data) < LARGE:
        return str(sha256(data).hexdigest())
    import hashlib  # deferred: see above

    return hashlib.sha256(data).hexdigest()

"""Sealing bytes with a key, and keys with other keys.

AES-256-GCM. What a sealed value is for goes into the seal ("place"), so that one value cannot be put in the place of
another. A passphrase becomes a key by scrypt (RFC 7914, with the interactive costs that OWASP recommends).
"""

import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KEY = 32  # bytes
_NONCE = 12
_SALT = 16
_VERSION = b"\x01"


class Broken(Exception):
    """A sealed value does not open: another key, or damaged."""


def new_key() -> bytes:
    """A random key."""
    return secrets.token_bytes(KEY)


def seal(key: bytes, data: bytes, place: str) -> bytes:
    """The data, sealed for one place."""
    nonce = secrets.token_bytes(_NONCE)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, data, place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """The data again. Raises Broken for another key, another place, or damage."""
    if sealed[:1] != _VERSION:
        raise Broken(place)
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], place.encode())
    except InvalidTag:
        raise Broken(place) from None


def derived(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, such as one file."""
    return HKDF(SHA256(), KEY, salt=None, info=purpose.encode()).derive(key)


def new_salt() -> bytes:
    """Random bytes that make the same passphrase another key for each person."""
    return secrets.token_bytes(_SALT)


def passphrase_key(passphrase: str, salt: bytes) -> bytes:
    """The key that a passphrase stands for: about 0.4 s and 128 MB, so that guessing is dear."""
    return Scrypt(salt=salt, length=KEY, n=2**17, r=8, p=1).derive(unicodedata.normalize("NFKC", passphrase).encode())

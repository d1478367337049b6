"""ECDSA over P-256 with SHA-256 (FIPS 186-5), checking only, for a checker that has nothing but Python's own library."""
import base64
import hashlib
import re
from collections import namedtuple

P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff
N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b
G = (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,
     0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5)
# SubjectPublicKeyInfo of an uncompressed point: what stands before the 64 bytes of x and y (RFC 5480).
SPKI = bytes.fromhex('3059301306072a8648ce3d020106082a8648ce3d03010703420004')

Key = namedtuple('Key', 'der point')


def key_of_pem(data):
    """The key of a PEM file, or None where it holds no point of the curve."""
    match = re.fullmatch(rb'-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)-----END PUBLIC KEY-----\n', data)
    try:
        der = base64.b64decode(match[1]) if match else b''
    except ValueError:
        return None
    if len(der) != 91 or not der.startswith(SPKI):
        return None
    x, y = int.from_bytes(der[27:59], 'big'), int.from_bytes(der[59:], 'big')
    on_curve = x < P and y < P and (y * y - (x * x * x - 3 * x + B)) % P == 0
    return Key(der, (x, y)) if on_curve else None


def verifies(key, data, signature):
    """Whether a DER signature is this key's over these bytes."""
    pair = integers_of(signature)
    if pair is None:
        return False
    r, s = pair
    if not (0 < r < N and 0 < s < N):
        return False
    digest = int.from_bytes(hashlib.sha256(data).digest(), 'big')
    inverse = pow(s, -1, N)
    point = added(times(digest * inverse % N, G), times(r * inverse % N, key.point))
    return point is not None and point[0] % N == r


def integers_of(der):
    """r and s of SEQUENCE {INTEGER, INTEGER} in strict DER, or None."""
    if len(der) < 8 or der[0] != 0x30 or der[1] != len(der) - 2 or der[1] > 127:
        return None
    numbers, at = [], 2
    for _ in range(2):
        if at + 2 > len(der) or der[at] != 2:
            return None
        length = der[at + 1]
        value = der[at + 2:at + 2 + length]
        if length == 0 or len(value) != length or value[0] & 0x80:
            return None
        if length > 1 and value[0] == 0 and not value[1] & 0x80:
            return None
        numbers.append(int.from_bytes(value, 'big'))
        at += 2 + length
    return tuple(numbers) if at == len(der) else None


def added(one, other):
    if one is None or other is None:
        return one or other
    if one[0] == other[0]:
        if (one[1] + other[1]) % P == 0:
            return None
        slope = (3 * one[0] * one[0] - 3) * pow(2 * one[1], -1, P) % P
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P) % P
    x = (slope * slope - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def times(number, point):
    result = None
    while number:
        if number & 1:
            result = added(result, point)
        point = added(point, point)
        number >>= 1
    return result

"""Section 11 of docs/format.md: copies with places masked, checked against the roots that their originals were sealed with.

Nothing but the standard library: a PNG is taken apart with zlib.
"""
import base64
import hashlib
import json
import re
import struct
import zlib

MASK = bytes([0x80, 0x80, 0x80, 0xff])
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
SALT = re.compile(r'[A-Za-z0-9+/]{22}==\Z')
HASH = re.compile(r'[0-9a-f]{64}\Z')


class Wrong(Exception):
    """The copy does not fit its original."""


def sha(*pieces):
    return hashlib.sha256(b''.join(pieces)).digest()


def root_of(row):
    while len(row) > 1:
        row = [sha(b'\1', *row[i:i + 2]) if i + 1 < len(row) else row[i] for i in range(0, len(row), 2)]
    return row[0].hex() if row else sha().hex()


def canonical(value):
    """The canonical JSON of a value that came out of JSON; member names are ordered by UTF-16."""
    def ordered(one):
        if isinstance(one, dict):
            return {key: ordered(one[key]) for key in sorted(one, key=utf16)}
        return [ordered(item) for item in one] if isinstance(one, list) else one
    return json.dumps(ordered(value), ensure_ascii=False, separators=(',', ':')).encode('utf-8')


def utf16(key):
    return key.encode('utf-16-be', 'surrogatepass')


# --- Pictures -------------------------------------------------------------------------------------------------------

def png_of(data, plain):
    """(width, height, rows of RGBA). `plain`: no chunk but the three that make a picture."""
    if data[:8] != b'\x89PNG\r\n\x1a\n':
        raise Wrong('no PNG')
    at, chunks = 8, []
    while at + 12 <= len(data):
        length = struct.unpack('>L', data[at:at + 4])[0]
        kind, body = data[at + 4:at + 8], data[at + 8:at + 8 + length]
        if data[at + 8 + length:at + 12 + length] != struct.pack('>L', zlib.crc32(kind + body)):
            raise Wrong('a checksum')
        chunks.append((kind, body))
        at += 12 + length
        if kind == b'IEND':
            break
    names = [kind for kind, _ in chunks]
    if at != len(data) or names[:1] != [b'IHDR'] or names[-1] != b'IEND' or names.count(b'IHDR') != 1:
        raise Wrong('not whole')
    if plain and set(names) - {b'IHDR', b'IDAT', b'IEND'}:
        raise Wrong('more than pixels')
    found = dict(chunks)
    width, height, depth, colour, *rest = struct.unpack('>2L5B', found[b'IHDR'])
    if depth != 8 or colour not in SAMPLES or rest != [0, 0, 0] or (b'tRNS' in found and colour != 3):
        raise Wrong('another kind')
    try:
        raw = zlib.decompress(b''.join(body for kind, body in chunks if kind == b'IDAT'))
    except zlib.error:
        raise Wrong('damaged') from None
    return width, height, rows_of(raw, width, height, colour, found)


def rows_of(raw, width, height, colour, found):
    step = SAMPLES[colour]
    stride = width * step
    if len(raw) != (stride + 1) * height:
        raise Wrong('another number of rows')
    rows, above = [], bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + stride]), above, step)
        rows.append(rgba(row, colour, found))
        above = row
    return rows


def unfiltered(kind, row, above, step):
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + above[i]) & 255
        elif kind == 3:
            row[i] = (row[i] + ((left + above[i]) >> 1)) & 255
        elif kind == 4:
            row[i] = (row[i] + paeth(left, above[i], corner)) & 255
        elif kind:
            raise Wrong('an unknown filter')
    return row


def paeth(left, up, corner):
    guess = left + up - corner
    return min(((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner)))[2]


def rgba(row, colour, found):
    if colour == 6:
        return bytes(row)
    if colour == 2:
        return b''.join(bytes(row[i:i + 3]) + b'\xff' for i in range(0, len(row), 3))
    if colour == 0:
        return b''.join(bytes([v, v, v, 255]) for v in row)
    if colour == 4:
        return b''.join(bytes([row[i]] * 3 + [row[i + 1]]) for i in range(0, len(row), 2))
    palette, alphas = found.get(b'PLTE', b''), found.get(b'tRNS', b'')
    if any(v * 3 + 2 >= len(palette) for v in row):
        raise Wrong('a colour that is not there')
    return b''.join(palette[v * 3:v * 3 + 3] + bytes([alphas[v] if v < len(alphas) else 255]) for v in row)


def tile_for(width, height):
    tile = 32
    while -(-width // tile) * -(-height // tile) > 16384:
        tile *= 2
    return tile


def touched(rects, width, height, tile):
    columns, lines = -(-width // tile), -(-height // tile)
    found = set()
    for rect in rects:
        x, y, w, h = (rect[name] for name in ('x', 'y', 'width', 'height'))
        if w <= 0 or h <= 0:
            continue
        for line in range(max(0, y // tile), min(lines, -(-(y + h) // tile))):
            for column in range(max(0, x // tile), min(columns, -(-(x + w) // tile))):
                found.add(line * columns + column)
    return found


def one_form(tiles, width, height, tile):
    """The rects that stand for these tiles."""
    columns, rects, order = -(-width // tile), [], sorted(tiles)
    while order:
        run = [order.pop(0)]
        while order and order[0] == run[-1] + 1 and order[0] % columns:
            run.append(order.pop(0))
        x, y = run[0] % columns * tile, run[0] // columns * tile
        w, h = min((run[-1] % columns + 1) * tile, width) - x, min(tile, height - y)
        above = [r for r in rects if (r['x'], r['width'], r['y'] + r['height']) == (x, w, y)]
        if above:
            above[0]['height'] += h
        else:
            rects.append({'x': x, 'y': y, 'width': w, 'height': h})
    return rects


def tile_leaf(rows, index, width, height, tile, salt):
    columns = -(-width // tile)
    column, line = index % columns, index // columns
    w, h = min(tile, width - column * tile), min(tile, height - line * tile)
    pixels = b''.join(rows[line * tile + i][column * tile * 4:(column * tile + w) * 4] for i in range(h))
    return sha(b'\0', salt, struct.pack('>4L', column, line, w, h), pixels)


def check_picture(data, copy, part, proof, original):
    width, height, rows = png_of(data, True)
    if any(one not in (None, size) for one, size in ((part.get('width'), width), (part.get('height'), height))):
        raise Wrong('another size')
    if (copy.get('width'), copy.get('height')) != (width, height):
        raise Wrong('another size')
    sealed = part.get('pixels')
    tile = sealed['tile'] if sealed else tile_for(width, height)
    masked = touched(copy['rects'], width, height, tile)
    if one_form(masked, width, height, tile) != copy['rects']:
        raise Wrong('rects')
    columns = -(-width // tile)
    for index in masked:
        x, y = index % columns * tile, index // columns * tile
        for row in rows[y:y + tile]:
            if row[x * 4:(x + tile) * 4] != MASK * (len(row[x * 4:(x + tile) * 4]) // 4):
                raise Wrong('not flat')
    if proof is None:
        return
    count = columns * -(-height // tile)
    leaves = proof['leaves']
    if proof['of'] != part['sha256'] or not sealed or (sealed['columns'] * sealed['rows'], len(leaves)) != (count, count):
        raise Wrong('another proof')
    if not all((HASH if i in masked else SALT).match(leaf) for i, leaf in enumerate(leaves)):
        raise Wrong('leaves')
    compare_tiles(rows, width, height, tile, leaves, masked, sealed['root'])
    if original is not None:
        other_width, other_height, other = png_of(original, False)
        if (other_width, other_height) != (width, height):
            raise Wrong('the original')
        compare_tiles(other, width, height, tile, leaves, masked, sealed['root'])


def compare_tiles(rows, width, height, tile, leaves, masked, root):
    made = [bytes.fromhex(leaf) if i in masked else tile_leaf(rows, i, width, height, tile, base64.b64decode(leaf))
            for i, leaf in enumerate(leaves)]
    if root_of(made) != root:
        raise Wrong('other pixels')


# --- Words ----------------------------------------------------------------------------------------------------------

def is_single(c):
    return 0x2e80 <= ord(c) <= 0x9fff or 0xf900 <= ord(c) <= 0xfaff or 0x20000 <= ord(c) <= 0x3ffff


def pieces_of(text):
    pieces, piece, others, ends = [], '', 0, False
    for c in text:
        blank = c in ' \t\n\r'
        if piece and not blank and (ends or others == 8 or is_single(c)):
            pieces.append(piece)
            piece, others, ends = '', 0, False
        piece += c
        if blank or is_single(c):
            ends = True
        else:
            others += 1
    if piece:
        pieces.append(piece)
    together = -(-len(pieces) // 4096)
    return pieces if together <= 1 else [''.join(pieces[i:i + together]) for i in range(0, len(pieces), together)]


def is_masked(value):
    inside = value.get('redacted') if isinstance(value, dict) and len(value) == 1 else None
    return isinstance(inside, list) and None in inside and all(one is None or isinstance(one, str) for one in inside)


def leaves_of(value, path=''):
    """(path, at, of, value or None, masked) of every leaf in its order."""
    if is_masked(value):
        inside = value['redacted']
        for at, one in enumerate(inside):
            yield path, at, len(inside), one, one is None
    elif isinstance(value, str) and value:
        pieces = pieces_of(value)
        for at, one in enumerate(pieces):
            yield path, at, len(pieces), one, False
    elif isinstance(value, list) and value:
        for i, one in enumerate(value):
            yield from leaves_of(one, f'{path}/{i}')
    elif isinstance(value, dict) and value:
        for key in sorted(value, key=utf16):
            yield from leaves_of(value[key], f'{path}/{key.replace("~", "~0").replace("/", "~1")}')
    else:
        yield path, 0, 1, value, False


def check_words(words, part, proof, original):
    leaves = list(leaves_of(words['record']))
    removed = list(dict.fromkeys(path for path, _, _, _, masked in leaves if masked))
    if words['redactedFrom'] != part['sha256'] or words['removed'] != removed:
        raise Wrong('what was removed')
    if any(path == '/salt' and not masked for path, _, _, _, masked in leaves):
        raise Wrong('the salt')
    if proof is None:
        return
    sealed = part.get('words')
    if proof['of'] != part['sha256'] or not sealed or not len(leaves) == len(proof['leaves']) == sealed['leaves']:
        raise Wrong('another proof')
    compare_words(leaves, proof['leaves'], sealed['root'])
    if original is not None:
        whole = list(leaves_of(original))
        if len(whole) != len(leaves):
            raise Wrong('the original')
        compare_words([(*one[:4], leaves[i][4]) for i, one in enumerate(whole)], proof['leaves'], sealed['root'])


def compare_words(leaves, proofs, root):
    made = []
    for (path, at, of, value, masked), proof in zip(leaves, proofs):
        if not (HASH if masked else SALT).match(proof):
            raise Wrong('leaves')
        hidden = proof if masked else sha(base64.b64decode(proof), canonical(value)).hex()
        made.append(sha(b'\0', canonical({'at': at, 'of': of, 'path': path, 'value': hidden})))
    if root_of(made) != root:
        raise Wrong('other words')

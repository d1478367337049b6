#!/usr/bin/env python3
"""A second checker of evidence packs, written from docs/format.md alone, with nothing but Python's standard library.

    python3 verify_pack.py PACK [PART ...] [--key HEX64] [--seal-code HEX64] [--receipt FILE ...] [--earlier PACK ...]

PACK is a ZIP or its unpacked folder; of a pack in parts, any of them. Prints {"outcome", "codes"} as JSON: the codes of section 7 without those that only
inform. Ends with 0 (verified), 1 (not verified) or 2 (could not be read). Section numbers are those of the format.
"""
import argparse
import base64
import hashlib
import json
import os
import re
import struct
import sys
import zlib

import p256
import redaction

HEX64 = re.compile(r'[0-9a-f]{64}\Z')
UUID4 = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z')
INSTANT = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z')
TAG_FILES = ['READ-ME-FIRST.txt', 'bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'verify.html']
SEALED = ['bagit.txt', 'data/log/checkpoint.json', 'manifest-sha256.txt', 'seal/seal.json', 'tagmanifest-sha256.txt']
SEAL_FILES = ['seal/seal.json', 'seal/seal.sha256', 'seal/seal.sig', 'seal/device-key.pem']
MAKES = {'case.opened': 'case', 'case.revised': 'case', 'exhibit.sealed': 'exhibit', 'redaction.made': 'redaction',
         'incident.written': 'incident', 'incident.revised': 'incident',
         'subject.added': 'subject', 'subject.revised': 'subject'}
GIB = 1 << 30


class Unreadable(Exception):
    """The archive cannot be taken apart, or may not be (section 1)."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# --- Section 1: the archive and its names ---------------------------------------------------------------------------

DEVICE = re.compile(r'(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?\Z')


def name_is_fine(path):
    if path in ('READ-ME-FIRST.txt', 'HOW-TO-CHECK.txt'):
        return True
    if len(path) > 120 or not re.fullmatch(r'[a-z0-9._/-]+', path):
        return False
    return all(part and part[0] not in '.-' and part[-1] != '.' and not DEVICE.match(part) for part in path.split('/'))


def read_zip(data):
    """{path without the top folder: bytes}. Every byte of the archive must belong to an entry or the directory."""
    end = len(data) - 22
    if end < 0 or data[end:end + 4] != b'PK\5\6' or data[end + 20:] != b'\0\0':
        raise Unreadable('archiveUnreadable')
    disk, first_disk, here, count, size, start, _ = struct.unpack('<4H2LH', data[end + 4:])
    if disk or first_disk or here != count:
        raise Unreadable('archiveUnreadable')
    if end >= 76 and data[end - 20:end - 16] == b'PK\6\7':
        (count, size, start), end = far_end(data, end, (count, size, start)), end - 76
    if start + size != end:
        raise Unreadable('archiveUnreadable')
    entries, at = [], start
    while at < end:
        entry = read_header(data, at, b'PK\1\2', '<6H3L5H2L', 46)
        (_, _, flags, method, _, _, crc, packed, full, names, extras, comments, volume, _, mode, place) = entry
        if volume:
            raise Unreadable('archiveUnreadable')
        name, extra = data[at + 46:at + 46 + names], data[at + 46 + names:at + 46 + names + extras]
        full, packed, place = far_numbers([full, packed, place], extra)
        entries.append((place, name, extra, flags, method, crc, packed, full, mode))
        at += 46 + names + extras + comments
    if at != end or len(entries) != count:
        raise Unreadable('archiveUnreadable')
    return unpacked(data, sorted(entries), start)


FULL = 0xffffffff


def far_end(data, end, near):
    """The numbers of the record for more than 4 GiB. Those of the end record are the same, or all ones."""
    disk, place, disks = struct.unpack('<LQL', data[end - 16:end])
    mark, length, _, _, here_disk, first_disk, here, *far = struct.unpack('<4sQHHLLQQQQ', data[end - 76:end - 20])
    fits = all(one in (other, full) for one, other, full in zip(near, far, (0xffff, FULL, FULL)))
    if (disk, disks, place) != (0, 1, end - 76) or (mark, length) != (b'PK\6\6', 44):
        raise Unreadable('archiveUnreadable')
    if here_disk or first_disk or here != far[0] or not fits:
        raise Unreadable('archiveUnreadable')
    return far


def far_numbers(near, extra):
    """Sizes and places out of field 0x0001: those that are all ones, or all from the first on."""
    fields = [content for kind, content in extra_fields(extra) if kind == 1]
    marked = near.count(FULL)
    if not fields and not marked:
        return near
    if len(fields) != 1:
        raise Unreadable('archiveUnreadable')
    field, = fields
    if len(field) == 4 + 8 * len(near) and not any(field[-4:]):
        field = field[:-4]
    held = [one for one, in struct.iter_unpack('<Q', field)] if len(field) % 8 == 0 else []
    if len(field) == 8 * marked:
        rest = iter(held)
        return [next(rest) if one == FULL else one for one in near]
    both = list(zip(near, held))
    if not both or len(held) > len(near) or any(one not in (FULL, other) for one, other in both):
        raise Unreadable('archiveUnreadable')
    if FULL in near[len(held):]:
        raise Unreadable('archiveUnreadable')
    return held + near[len(held):]


def extra_fields(extra):
    fields = []
    while len(extra) >= 4:
        kind, length = struct.unpack('<2H', extra[:4])
        fields.append((kind, extra[4:4 + length]))
        if len(extra) < 4 + length:
            raise Unreadable('archiveUnreadable')
        extra = extra[4 + length:]
    if extra:
        raise Unreadable('archiveUnreadable')
    return fields


def read_header(data, at, mark, form, length):
    if data[at:at + 4] != mark or at + length > len(data):
        raise Unreadable('archiveUnreadable')
    return struct.unpack(form, data[at + 4:at + length])


def unpacked(data, entries, directory):
    files, folders, at, total = {}, set(), 0, 0
    for place, name, extra, flags, method, crc, packed, full, mode in entries:
        if place != at:
            raise Unreadable('archiveUnreadable')
        _, lflags, lmethod, _, _, lcrc, lpacked, lfull, lnames, lextras = read_header(
            data, at, b'PK\3\4', '<5H3L2H', 30)
        begin = at + 30 + lnames + lextras
        later = flags & 8
        same = (data[at + 30:at + 30 + lnames], lflags, lmethod) == (name, flags, method)
        lextra = data[at + 30 + lnames:begin]
        lfull, lpacked = far_numbers([lfull, lpacked], lextra)
        pairs = ((lcrc, crc), (lpacked, packed), (lfull, full))
        if not same or any(one != other and not (later and one == 0) for one, other in pairs):
            raise Unreadable('archiveUnreadable')
        refuse_extras(extra)
        refuse_extras(lextra)
        kind = mode >> 28
        if flags & ~0x0808 & ~6 or method not in (0, 8) or kind not in (0, 4, 8):
            raise Unreadable('archiveUnreadable')
        at = begin + packed
        if later:
            far = max(packed, full) >= FULL or any(kind == 1 for kind, _ in extra_fields(lextra))
            at = after_descriptor(data, at, struct.pack('<LQQ' if far else '<3L', crc, packed, full))
        total += full
        if at > directory or total > max(3 * GIB // 2, 100 * len(data)):
            raise Unreadable('archiveUnreadable')
        add_file(files, folders, name, data[begin:begin + packed], method, full, crc)
    if at != directory:
        raise Unreadable('archiveUnreadable')
    return below_top(files, folders)


def after_descriptor(data, at, want):
    for mark in (b'PK\7\x08', b''):
        if data[at:at + len(mark) + len(want)] == mark + want:
            return at + len(mark) + len(want)
    raise Unreadable('archiveUnreadable')


def refuse_extras(extra):
    if any(kind in (0x7075, 0x6375, 0x9901) for kind, _ in extra_fields(extra)):
        raise Unreadable('archiveUnreadable')


def add_file(files, folders, name, packed, method, full, crc):
    try:
        path = name.decode('ascii')
    except UnicodeDecodeError:
        raise Unreadable('nameRefused') from None
    if put_beside(path, full):
        return
    if path.endswith('/'):
        folders.add(path[:-1])
        return
    if path in files:
        raise Unreadable('nameTwice')
    try:
        step = zlib.decompressobj(-15)
        content = step.decompress(packed, full + 1) if method else packed
        whole = not method or (step.eof and not step.unused_data)
    except zlib.error:
        raise Unreadable('archiveUnreadable') from None
    if not whole or len(content) != full or zlib.crc32(content) != crc:
        raise Unreadable('archiveUnreadable')
    files[path] = content


# --- Section 7.1: what is of no harm --------------------------------------------------------------------------------

LEFT = ('.DS_Store', 'Thumbs.db', 'desktop.ini')
NOTE = re.compile(r'[A-Za-z0-9_][A-Za-z0-9 ._()-]{0,99}\.txt\Z')
LISTS = ['bagit.txt', 'bag-info.txt', 'READ-ME-FIRST.txt', 'HOW-TO-CHECK.txt', 'manifest-sha256.txt',
         'tagmanifest-sha256.txt', 'seal/seal.sha256', 'seal/device-key.pem', 'data/log/entries.jsonl']


def left_by_mac(name):
    return name.startswith('._') and (name[2:] in LEFT or name_is_fine(name[2:]))


def left_inside(path):
    """Whether a file manager left a file in the folder of the pack."""
    *above, name = path.split('/')
    return all(name_is_fine(one) for one in above) and (name in LEFT or left_by_mac(name))


def put_beside(path, size):
    first, *more = path.split('/')
    if first == '__MACOSX':
        last = more[-1] if more else ''
        return all(name_is_fine(one) for one in more[:-1]) and (last == '' or last in LEFT or left_by_mac(last))
    note = not more and NOTE.match(path) and size <= 64 * 1024 and path != 'bagit.txt'
    return bool(note) or left_inside(path)


def undo_line_ends(content):
    rest = content[3:] if content.startswith(b'\xef\xbb\xbf') else content
    pairs = rest.count(b'\r\n')
    if not rest.count(b'\r'):
        return rest
    return rest.replace(b'\r\n', b'\n') if pairs == rest.count(b'\r') == rest.count(b'\n') else content


def restored(files):
    return {path: undo_line_ends(content) if path in LISTS else content for path, content in files.items()}


# --- Section 1, on ---------------------------------------------------------------------------------------------------

def below_top(files, folders):
    tops = {path.split('/')[0] for path in [*files, *folders]}
    if len(tops) != 1 or any('/' not in path for path in files):
        raise Unreadable('nameRefused')
    inside = {path.split('/', 1)[1]: content for path, content in files.items()}
    check_names(inside, {path.split('/', 1)[1] for path in folders if '/' in path})
    return inside


def read_folder(top):
    files = {}
    for where, folders, names in os.walk(top):
        for name in names + [one for one in folders if os.path.islink(os.path.join(where, one))]:
            path = os.path.join(where, name)
            if os.path.islink(path) or not os.path.isfile(path):
                raise Unreadable('nameRefused')
            inside = os.path.relpath(path, top).replace(os.sep, '/')
            if left_inside(inside):
                continue
            with open(path, 'rb') as file:
                files[inside] = file.read()
    check_names(files, set())
    return files


def check_names(files, folders):
    if not all(name_is_fine(path) for path in [*files, *folders]):
        raise Unreadable('nameRefused')
    lower = [path.lower() for path in files]
    above = {'/'.join(path.split('/')[:n]) for path in lower for n in range(1, path.count('/') + 1)}
    if len(set(lower)) != len(lower) or (above | folders) & set(lower):
        raise Unreadable('nameTwice')


# --- Section 3: canonical JSON --------------------------------------------------------------------------------------

class NotCanonical(Exception):
    """Of another form than the one; `value` is what it says all the same, None where that cannot be told."""

    def __init__(self, value=None):
        super().__init__('not canonical')
        self.value = value


def parse_json(data):
    """The value of canonical JSON bytes; ValueError where it is no JSON, NotCanonical where it is not in the one form."""
    value = json.loads(data.decode('utf-8'), object_pairs_hook=unique, parse_float=refuse_number, parse_constant=refuse_number)
    try:
        same = json.dumps(ordered(value), ensure_ascii=False, separators=(',', ':')).encode('utf-8') == data
    except UnicodeEncodeError:
        same = False
    if not same:
        raise NotCanonical(value)
    return value


def unique(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise NotCanonical()
    return dict(pairs)


def refuse_number(text):
    raise NotCanonical()


def ordered(value):
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value, key=lambda key: key.encode('utf-16-be', 'surrogatepass'))}
    if isinstance(value, list):
        return [ordered(one) for one in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 1 << 53:
        raise NotCanonical()
    return value


# --- Section 5: hashes of the log -----------------------------------------------------------------------------------

def leaf_of(line):
    return hashlib.sha256(b'\0' + line).digest()


def node_of(left, right):
    return hashlib.sha256(b'\1' + left + right).digest()


def root_of(leaves):
    """RFC 9162 section 2.1.1."""
    if not leaves:
        return hashlib.sha256(b'').digest()
    row = list(leaves)
    while len(row) > 1:
        # The last of an odd row goes up as it is: the same tree as splitting at the largest power of two.
        row = [node_of(*row[i:i + 2]) if i + 1 < len(row) else row[i] for i in range(0, len(row), 2)]
    return row[0]


def root_by_proof(leaf, index, size, proof):
    """RFC 9162 section 2.1.3.2; None where the proof has not the right length."""
    at, last, value = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            value = node_of(sibling, value)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            value = node_of(value, sibling)
        at, last = at >> 1, last >> 1
    return value if last == 0 else None


def begins(size, total, proof, root, whole):
    """RFC 9162 section 2.1.4.2."""
    if size < 1 or size > total:
        return False
    if size == total:
        return not proof and root == whole
    path = [bytes.fromhex(one) for one in proof]
    if size & (size - 1) == 0:
        path.insert(0, bytes.fromhex(root))
    if not path:
        return False
    at, last = size - 1, total - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_of(sibling, old), node_of(sibling, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_of(new, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and (old.hex(), new.hex()) == (root, whole)


# --- Section 7: the checks ------------------------------------------------------------------------------------------

class Check:
    def __init__(self, files, known_key=None, seal_code=None, receipts=(), earlier=()):
        self.files = files
        self.known_key, self.known_code, self.receipts, self.earlier = known_key, seal_code, receipts, earlier
        self.codes = set()
        # Something that was asked for could not be compared: no fault, and no pass.
        self.undecided = False
        self.key = None
        self.checkpoint = None
        # Files of exhibits that lie in a part that was not shown (section 13).
        self.elsewhere = set()
        self.seal = None
        self.leaves = []
        # Of a chosen pack: size of an earlier head -> the proof that the log goes on from it.
        self.beginnings = None
        # digest -> (type, target) of each entry that made a record
        self.made = {}
        self.gone = set()
        self.saved_codes = set()
        self.last_key = None
        # Records whose proof is there and wrong: they are not told as without one, too.
        self.unproved = set()
        # By exhibit: the redactions that show it in part.
        self.shown_in_part = {}
        self.exhibit_digests = []
        # Seal codes of earlier packs that what is here was in.
        self.earlier_codes = set()

    def found(self, code):
        self.codes.add(code)

    def run(self):
        self.run_own()
        self.run_whole()

    def run_own(self):
        self.manifest()
        self.tag_files()
        self.read_seal()
        self.read_checkpoint()

    def run_whole(self):
        self.log()
        self.earlier_heads()
        self.times()
        self.records()
        self.expectations()

    def hash_list(self, path, first=None):
        """{path: hash} of a list, or None where it is not in the one form."""
        try:
            lines = self.files[path].decode('utf-8').split('\n')
        except (KeyError, UnicodeDecodeError):
            return None
        if lines.pop() != '' or (first is not None and (not lines or lines.pop(0) != first)):
            return None
        rows = [re.fullmatch(r'([0-9a-f]{64})  (\S+)', line) for line in lines]
        paths = [row and row[2] for row in rows]
        if not all(rows) or paths != sorted(set(paths)):
            return None
        return {row[2]: row[1] for row in rows}

    def manifest(self):
        listed = self.hash_list('manifest-sha256.txt')
        if listed is None:
            return self.found('manifestUnreadable')
        self.compare(listed, 'fileMissing', 'fileChanged')
        if any(path.startswith('data/') and path not in listed for path in self.files):
            self.found('fileAdded')

    def compare(self, listed, missing, changed):
        for path, digest in listed.items():
            if path not in self.files:
                self.found(missing)
            elif sha256(self.files[path]) != digest:
                self.found(changed)

    def tag_files(self):
        listed = self.hash_list('tagmanifest-sha256.txt')
        if listed is None or any(path not in listed for path in TAG_FILES):
            self.found('tagFileMissing')
        self.compare(listed or {}, 'tagFileMissing', 'tagFileChanged')
        allowed = {*TAG_FILES, 'HOW-TO-CHECK.txt', 'tagmanifest-sha256.txt', *SEAL_FILES}
        for path in self.files:
            is_time = re.fullmatch(r'seal/times/\d\d\.ts[qr]', path)
            if not path.startswith('data/') and path not in allowed and not is_time:
                self.found('fileUnexpected')

    def read_seal(self):
        if not all(path in self.files for path in SEAL_FILES):
            self.found('sealMissing')
        if 'seal/device-key.pem' in self.files:
            self.key = p256.key_of_pem(self.files['seal/device-key.pem'])
        listed = self.hash_list('seal/seal.sha256', '# holdfast seal v1')
        if 'seal/seal.sha256' in self.files:
            right = listed is not None and sorted(listed) == SEALED
            if not right or any(sha256(self.files.get(path, b'\0')) != digest for path, digest in listed.items()):
                self.found('sealListWrong')
            signature = self.files.get('seal/seal.sig')
            if signature is not None and not self.signed(self.files['seal/seal.sha256'], signature):
                self.found('sealSignatureWrong')
        self.seal = self.form_of('seal/seal.json', 'sealNotCanonical', SEAL_FORM)
        if self.seal is None:
            return
        payload = [path for path in self.files if path.startswith('data/')]
        if self.seal['keyId'] != self.key_id():
            self.found('sealKeyDiffers')
        oxum = (sum(len(self.files[path]) for path in payload), len(payload))
        if (self.seal['payloadBytes'], self.seal['payloadFiles']) != oxum:
            self.found('sealListWrong')
        if self.seal['checkpoint'] != sha256(self.files.get('data/log/checkpoint.json', b'\0')):
            self.found('sealListWrong')

    def key_id(self):
        return self.key and sha256(self.key.der)

    def signed(self, data, signature):
        return self.key is not None and p256.verifies(self.key, data, signature)

    def form_of(self, path, code, form):
        """The value of a JSON file; the code where it is not canonical; None, and the code, where it has another form."""
        if path not in self.files:
            return None
        try:
            value = parse_json(self.files[path])
        except NotCanonical as fault:
            self.found(code)
            value = fault.value
        except (ValueError, RecursionError):
            self.found(code)
            return None
        if not has_form(value, form):
            self.found(code)
            return None
        return value

    def read_checkpoint(self):
        path = 'data/log/checkpoint.json'
        if path not in self.files or 'data/log/checkpoint.sig' not in self.files:
            self.found('checkpointMissing')
        point = self.form_of(path, 'checkpointMissing', CHECKPOINT_FORM)
        if point is None:
            return
        self.checkpoint = point
        signature = self.files.get('data/log/checkpoint.sig')
        if signature is not None and not self.signed(self.files[path], signature):
            self.found('checkpointSignatureWrong')
        if point['keyId'] != self.key_id():
            self.found('checkpointKeyDiffers')
        if self.seal and point['caseId'] != self.seal['caseId']:
            self.found('recordOfOtherCase')

    def is_chosen(self):
        return self.seal is not None and self.seal['scope'] == 'chosen'

    def log(self):
        if 'data/log/entries.jsonl' in self.files and not self.is_chosen():
            self.whole_log(self.files['data/log/entries.jsonl'].split(b'\n'))
        elif self.seal is None or self.seal['scope'] == 'whole':
            self.found('entryUnreadable')
        elif 'data/log/proofs.json' in self.files:
            self.proofs()
        else:
            self.found('proofMissing')

    def whole_log(self, lines):
        before = b'\0' * 32
        for number, line in enumerate(lines):
            entry = self.entry_of(line)
            if entry is not None:
                if entry['seq'] != number:
                    self.found('sequenceBroken')
                if entry['prev'] != before.hex():
                    self.found('chainBroken')
                self.note(entry)
            before = leaf_of(line)
            self.leaves.append(before)
        if self.seal and self.seal['keyId'] != self.last_key:
            self.found('sealKeyDiffers')
        if self.checkpoint:
            if self.checkpoint['size'] != len(lines):
                self.found('sizeDiffers')
            if (self.checkpoint['root'], self.checkpoint['head']) != (root_of(self.leaves).hex(), before.hex()):
                self.found('rootDiffers')

    def earlier_heads(self):
        bases = {row[1] for path in self.files if (row := HEAD_FILE.fullmatch(path))}
        if self.is_chosen():
            self.read_beginnings(len(bases) > 0)
        for base in sorted(bases):
            if base + '.json' not in self.files or base + '.sig' not in self.files:
                self.found('checkpointMissing')
            head = self.form_of(base + '.json', 'checkpointMissing', CHECKPOINT_FORM)
            if head is not None:
                self.earlier_head(base, head)

    def read_beginnings(self, needed):
        """The proofs that the log goes on from earlier heads: {size: proof}."""
        path = 'data/log/consistency.json'
        try:
            listed = parse_json(self.files[path])
        except NotCanonical as fault:
            self.found('proofWrong')
            listed = fault.value
        except (KeyError, ValueError, RecursionError):
            listed = None
        if not has_form(listed, [CONSISTENCY_FORM]):
            if needed or path in self.files:
                self.found('proofMissing')
        elif self.checkpoint:
            # Of two for the same size the first one counts.
            self.beginnings = {one['from']: one['proof'] for one in reversed(listed) if one['to'] == self.checkpoint['size']}

    def earlier_head(self, base, head):
        if not self.signed(self.files[base + '.json'], self.files.get(base + '.sig', b'')):
            self.found('checkpointSignatureWrong')
        if head['keyId'] != self.key_id():
            self.found('checkpointKeyDiffers')
        if self.seal and head['caseId'] != self.seal['caseId']:
            self.found('recordOfOtherCase')
        size = head['size']
        if self.leaves:
            first = self.leaves[:size]
            if len(first) != size or (head['root'], head['head']) != (root_of(first).hex(), first[-1].hex()):
                self.found('rootDiffers')
        elif self.is_chosen() and self.beginnings is not None:
            goes_on = self.goes_on_from(size, head['root'])
            if not goes_on:
                self.found('proofMissing' if goes_on is None else 'proofWrong')

    def goes_on_from(self, size, root):
        """Whether the log goes on from an earlier head; None where what is shown of it cannot tell."""
        if self.is_chosen():
            proof = (self.beginnings or {}).get(size)
            return None if proof is None else begins(size, self.checkpoint['size'], proof, root, self.checkpoint['root'])
        if 'data/log/entries.jsonl' not in self.files:
            return None
        return len(self.leaves) >= size and root_of(self.leaves[:size]).hex() == root

    def times(self):
        """Whether each answer is for the signature beside it; who gave it is not looked at here."""
        for base in sorted({row[1] for path in self.files if (row := TIME_FILE.fullmatch(path))}):
            signature = 'seal/seal.sig' if base.startswith('seal/') else base[:-3] + '.sig'
            asked, answer = self.files.get(base + '.tsq', b''), self.files.get(base + '.tsr', b'')
            imprint = hashlib.sha256(self.files.get(signature, b'')).digest()
            right = asked == REQUEST_HEAD + imprint + b'\2\x08' + asked[58:66] + b'\1\1\xff' and signature in self.files
            # Imprint and nonce stand in what the authority signs as they stand in the question.
            if not right or asked[5:56] not in answer or asked[56:66] not in answer:
                self.found('timeWrong')

    def entry_of(self, line):
        try:
            entry = parse_json(line)
        except NotCanonical as fault:
            self.found('entryNotCanonical')
            entry = fault.value
        except (ValueError, RecursionError):
            self.found('entryUnreadable')
            return None
        if not has_form(entry, ENTRY_FORM):
            self.found('entryUnreadable')
            return None
        return entry

    def note(self, entry):
        kind, target, digest = entry['type'], entry['target'], entry['digest']
        if kind in MAKES and digest is not None:
            self.made[digest] = (kind, target)
        if kind == 'record.deleted':
            self.gone.add(digest)
        if kind == 'record.putBack':
            self.gone.discard(digest)
        if kind == 'pack.saved':
            self.saved_codes.add(entry['detail'].get('sealCode'))
        if kind in ('key.made', 'key.used', 'key.replaced'):
            self.last_key = target['id']

    def proofs(self):
        shown = self.form_of('data/log/proofs.json', 'proofWrong', [PROOF_FORM])
        for one in shown or []:
            line = one['entry'].encode('utf-8')
            entry = self.entry_of(line)
            point = self.checkpoint
            if entry is None or point is None:
                self.wrong_proof(one)
                continue
            root = root_by_proof(leaf_of(line), one['index'], one['treeSize'], [bytes.fromhex(x) for x in one['proof']])
            right = one['treeSize'] == point['size'] and 0 <= one['index'] < point['size'] and entry['seq'] == one['index']
            if not right or root is None or root.hex() != point['root'] or entry['digest'] != one['record']:
                self.wrong_proof(one)
            else:
                self.note(entry)

    def wrong_proof(self, one):
        self.found('proofWrong')
        self.unproved.add(one['record'])

    def records(self):
        chosen = 'data/log/entries.jsonl' not in self.files or self.is_chosen()
        # A record of another form is none: the entry that made it lacks its record.
        digests, histories = set(), {}
        self.shown_in_part = self.redactions()
        for path in sorted(self.files):
            place = record_place(path)
            if place is None:
                continue
            kind, folder, number = place
            digest = sha256(self.files[path])
            record = self.form_of(path, 'recordNotCanonical', RECORD_FORMS[kind])
            if record is None:
                continue
            digests.add(digest)
            if kind != 'numbering':
                self.record(kind, folder, record, digest, chosen)
                if kind not in ('exhibit', 'redaction'):
                    histories.setdefault((kind, folder), []).append((number, record, digest))
            if kind == 'exhibit':
                self.parts(folder, record)
                self.exhibit_digests.append((int(folder), digest))
        for (kind, _), versions in histories.items():
            self.revisions(kind, sorted(versions, key=lambda one: one[0]))
        for digest in self.made:
            if digest not in digests and digest not in self.gone:
                self.found('loggedRecordAbsent')
        self.belonging({digest for _, digest in self.exhibit_digests})
        if self.seal and 'exhibitsRoot' in self.seal:
            folders = [path for path in self.files if (record_place(path) or [''])[0] == 'exhibit']
            made = [leaf_of(bytes.fromhex(sha256(self.files[path]))) for path in sorted(folders)]
            if root_of(made).hex() != self.seal['exhibitsRoot']:
                self.found('sealListWrong')

    def record(self, kind, folder, record, digest, chosen):
        case = self.seal and self.seal['caseId']
        if case is not None and (record['id'] if kind == 'case' else record['caseId']) != case:
            self.found('recordOfOtherCase')
        if folder and kind != 'redaction' and int(folder) != record['ordinal']:
            self.found('recordNotCanonical')
        made = self.made.get(digest)
        if made is None and digest not in self.unproved:
            self.found('proofMissing' if chosen else 'recordNotInLog')
        elif made is not None and (MAKES[made[0]] != kind or made[1]['id'] != record['id']):
            self.found('proofWrong' if chosen else 'recordNotInLog')

    def revisions(self, kind, versions):
        before = None
        for number, (place, record, digest) in enumerate(versions, 1):
            numbered = kind == 'case' or record['revision'] == number
            if place != number or not numbered or record.get('revises') != before:
                self.found('revisionBroken')
            before = digest

    def parts(self, folder, record):
        self.parts_root(record)
        hashes = {part['sha256'] for part in record['parts']}
        redacted = {part.get('derivedFrom') for part in record['parts'] if part['role'] == 'redacted'}
        for part in record['parts']:
            content = self.files.get(f'data/exhibits/{folder}/{part["path"]}')
            if content is None:
                withheld = any(part['path'] not in one['shown'] for one in self.shown_in_part.get(record['id'], []))
                if part['sha256'] not in redacted and not withheld and f'data/exhibits/{folder}/{part["path"]}' not in self.elsewhere:
                    self.found('partMissing')
            elif sha256(content) != part['sha256'] or len(content) != part['bytes']:
                self.found('partChanged')
            if 'derivedFrom' in part and part['derivedFrom'] not in hashes:
                self.found('derivedWithoutOriginal')

    def redactions(self):
        """{id of an exhibit: its redactions}, each checked with its copies (section 11)."""
        found = {}
        for path in sorted(self.files):
            kind, folder, number = record_place(path) or ('', '', 0)
            if kind != 'redaction':
                continue
            try:
                record = json.loads(self.files[path])
                exhibit = self.files.get(f'data/exhibits/{folder}/exhibit.json', b'')
                own = json.loads(exhibit) if exhibit else {}
            except ValueError:
                continue
            if not has_form(record, RECORD_FORMS['redaction']):
                continue
            if record['number'] != number:
                self.found('recordNotCanonical')
            if sha256(exhibit) != record['exhibitDigest'] or own.get('id') != record['exhibitId']:
                self.found('redactionWrong')
                continue
            found.setdefault(own['id'], []).append(record)
            if any(one not in [part['path'] for part in own['parts']] for one in record['shown']):
                self.found('redactionWrong')
            for copy in record['parts']:
                self.copy(f'data/exhibits/{folder}/', number, copy, own)
        return found

    def copy(self, base, number, copy, exhibit):
        part = next((one for one in exhibit['parts'] if one['sha256'] == copy['derivedFrom']), None)
        files = [copy, *([copy['proof']] if 'proof' in copy else [])]
        if part is None or any(not one['path'].startswith(f'redaction-{number}/') for one in files):
            return self.found('redactionWrong')
        whole = True
        for one in files:
            content = self.files.get(base + one['path'])
            if content is None or sha256(content) != one['sha256'] or len(content) != one['bytes']:
                self.found('partMissing' if content is None else 'partChanged')
                whole = False
        if not whole:
            return None
        if ('pixels' in part or 'words' in part) and 'proof' not in copy:
            self.found('redactionWrong')
        original = self.files.get(base + part['path'])
        if original is not None and sha256(original) != part['sha256']:
            original = None
        try:
            self.compare_copy(base, copy, part, exhibit, original)
        except (redaction.Wrong, NotCanonical, ValueError, RecursionError):
            self.found('redactionWrong')
        return None

    def compare_copy(self, base, copy, part, exhibit, original):
        words = part['role'] in ('facts', 'reading')
        proof = None
        if 'proof' in copy:
            proof = parse_json(self.files[base + copy['proof']['path']])
            kind = 'wordProof' if words else 'pixelProof'
            if not has_form(proof, {'v': 1, 'kind': kind, 'of': hex64, 'leaves': [text]}):
                raise redaction.Wrong('another form')
        data = self.files[base + copy['path']]
        if not words:
            return redaction.check_picture(data, copy, part, proof, original)
        value = parse_json(data)
        form = {'v': 1, 'kind': 'redactedWords', 'exhibitId': exhibit['id'], 'redactedFrom': hex64, 'removed': [text]}
        if not has_form(value, form) or 'record' not in value:
            raise redaction.Wrong('another form')
        return redaction.check_words(value, part, proof, original and json.loads(original))

    def belonging(self, exhibits):
        for one in self.form_of('data/log/belongs.json', 'belongsWrong', [BELONGS_FORM]) or []:
            if self.was_in(one, exhibits):
                self.earlier_codes.add(sha256(one['list'].encode('utf-8')))
            else:
                self.found('belongsWrong')

    def was_in(self, one, exhibits):
        key = p256.key_of_pem(one['key'].encode('utf-8'))
        listed = one['list'].encode('utf-8')
        try:
            seal = parse_json(one['seal'].encode('utf-8'))
            signature = base64.b64decode(one['signature'], validate=True)
        except (NotCanonical, ValueError):
            return False
        line = f'{sha256(one["seal"].encode("utf-8"))}  seal/seal.json\n'
        if key is None or not has_form(seal, SEAL_FORM) or seal['keyId'] != sha256(key.der) or line not in one['list']:
            return False
        if not p256.verifies(key, listed, signature) or not self.seal or seal['caseId'] != self.seal['caseId']:
            return False
        if not one['exhibits'] or any(held['record'] not in exhibits for held in one['exhibits']):
            return False
        roots = [held['index'] < one['size'] and root_by_proof(leaf_of(bytes.fromhex(held['record'])), held['index'], one['size'],
                                                               [bytes.fromhex(x) for x in held['proof']])
                 for held in one['exhibits']]
        return all(root and root.hex() == seal.get('exhibitsRoot') for root in roots)

    def parts_root(self, record):
        if 'partsRoot' in record:
            made = [leaf_of(redaction.canonical(part)) for part in record['parts']]
            if root_of(made).hex() != record['partsRoot']:
                self.found('recordNotCanonical')

    def expectations(self):
        """Section 7.2."""
        for key in [*([self.known_key] if self.known_key else []), *[one['key'] for one in self.receipts]]:
            if not (self.key_id() or '').startswith(key):
                self.found('keyNotExpected')
        if self.known_code is not None:
            self.expect_code(self.known_code)
        for receipt in self.receipts:
            self.expect(receipt)
        for head in self.earlier:
            self.expect_after(head)

    def expect_code(self, wanted):
        # The code that is given away is that of part 1.
        if self.seal and self.seal.get('part', {'number': 1})['number'] > 1:
            self.undecided = True
        elif 'seal/seal.sha256' not in self.files or wanted != code_of(self):
            self.found('sealCodeNotExpected')

    def expect(self, receipt):
        point, code = self.checkpoint, receipt['sealCode']
        other = 'earlierPackNotContained' if code is None else 'sealCodeNotExpected'
        if point is None:
            self.undecided = True
        if code is not None and (point is None or receipt['size'] == point['size']):
            self.expect_code(code)
        if point is None:
            return
        if receipt['size'] < point['size']:
            self.continues(receipt)
        elif (receipt['size'], receipt['root']) != (point['size'], point['root']):
            self.found(other)

    def expect_after(self, head):
        if head is None:
            return self.found('earlierPackNotContained')
        point = self.checkpoint
        if head['sealCode'] is not None:
            same = 'seal/seal.sha256' in self.files and head['sealCode'] == code_of(self)
        else:
            same = point is not None and (head['size'], head['root']) == (point['size'], point['root'])
        if same:
            return None
        if point is None:
            self.undecided = True
        elif head['size'] >= point['size']:
            self.found('earlierPackNotContained')
        else:
            self.continues(head)
        return None

    def continues(self, before):
        """That the log goes on from an earlier head, and names the pack that was made over it."""
        goes_on, code = self.goes_on_from(before['size'], before['root']), before['sealCode']
        if goes_on is None and code not in self.earlier_codes:
            self.undecided = True
        if goes_on is False:
            self.found('earlierPackNotContained')
        if goes_on is None or code is None:
            return
        if not self.is_chosen() and code not in self.saved_codes:
            self.found('earlierPackNotContained')
        if self.is_chosen() and code not in self.earlier_codes:
            self.undecided = True

    def head(self):
        """What binds later packs: the signed head of the log, and the seal code; None where seal or head do not hold."""
        listed = self.hash_list('seal/seal.sha256', '# holdfast seal v1')
        seal, point = self.seal, self.checkpoint
        files = ['seal/seal.json', 'data/log/checkpoint.json']
        if listed is None or seal is None or point is None or self.key is None:
            return None
        if any(listed.get(path) != sha256(self.files[path]) for path in files):
            return None
        signed = [('seal/seal.sha256', 'seal/seal.sig'), ('data/log/checkpoint.json', 'data/log/checkpoint.sig')]
        if not all(by in self.files and self.signed(self.files[path], self.files[by]) for path, by in signed):
            return None
        named = seal.get('part', {'number': 1})['number'] == 1
        return {'size': point['size'], 'root': point['root'], 'sealCode': code_of(self) if named else None}


# --- Section 4: the forms -------------------------------------------------------------------------------------------

def text(value):
    return isinstance(value, str)


def whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def hex64(value):
    return text(value) and HEX64.match(value) is not None


def hex64_or_none(value):
    return value is None or hex64(value)


def uuid4(value):
    return text(value) and UUID4.match(value) is not None


def instant(value):
    return text(value) and INSTANT.match(value) is not None


def salt(value):
    try:
        return text(value) and len(base64.b64decode(value, validate=True)) == 16
    except ValueError:
        return False


def filled(value):
    return text(value) and value.strip() != ''


def text_or_none(value):
    return value is None or text(value)


def yes_or_no(value):
    return isinstance(value, bool)


def none_or(form):
    return lambda value: value is None or has_form(value, form)


def one_of(*allowed):
    return lambda value: value in allowed


def optional(form):
    """A member that may be left out."""
    return ('optional', form)


def has_form(value, form):
    if callable(form):
        return bool(form(value))
    if isinstance(form, list):
        return isinstance(value, list) and all(has_form(one, form[0]) for one in value)
    if isinstance(form, dict):
        return isinstance(value, dict) and all(has_member(value, name, one) for name, one in form.items())
    return value == form and type(value) is type(form)


def has_member(value, name, form):
    if isinstance(form, tuple):
        return name not in value or has_form(value[name], form[1])
    return name in value and has_form(value[name], form)


MOMENT = {'at': instant, 'offsetMinutes': whole, 'zone': text}
SEAL_FORM = {'v': 1, 'kind': 'seal', 'packId': uuid4, 'caseId': uuid4, 'sealedAt': MOMENT,
             'scope': one_of('whole', 'chosen'), 'format': 1, 'version': text, 'keyId': hex64,
             'payloadFiles': whole, 'payloadBytes': whole, 'checkpoint': hex64, 'exhibitsRoot': optional(hex64),
             'part': optional({'number': whole, 'of': whole, 'group': uuid4}),
             'parts': optional([{'number': whole, 'packId': uuid4, 'manifest': hex64, 'sealCode': hex64}])}
PARTS_FORM = {'v': 1, 'kind': 'parts', 'packId': uuid4, 'of': whole, 'files': {}}
CHECKPOINT_FORM = {'v': 1, 'kind': 'checkpoint', 'caseId': uuid4, 'size': whole, 'root': hex64, 'head': hex64,
                   'at': instant, 'keyId': hex64, 'before': hex64_or_none}
CONSISTENCY_FORM = {'from': whole, 'to': whole, 'proof': [hex64]}
HEAD_FILE = re.compile(r'(data/log/checkpoints/\d{4})(\.json|\.sig|-\d\d\.ts[qr])')
TIME_FILE = re.compile(r'(seal/times/\d\d|data/log/checkpoints/\d{4}-\d\d)\.ts[qr]')
REQUEST_HEAD = bytes.fromhex('30430201013031300d060960864801650304020105000420')
ENTRY_FORM = {'v': 1, 'seq': whole, 'prev': hex64, 'at': instant, 'offsetMinutes': whole, 'session': uuid4,
              'type': text, 'target': {'kind': text, 'id': text}, 'digest': hex64_or_none, 'version': text,
              'detail': {}}
PROOF_FORM = {'record': hex64, 'entry': text, 'index': whole, 'treeSize': whole, 'proof': [hex64]}
PART = {'path': name_is_fine, 'role': text, 'how': text, 'mediaType': text, 'bytes': whole, 'sha256': hex64,
        'derivedFrom': optional(hex64), 'words': optional({'leaves': whole, 'root': hex64}),
        'pixels': optional({'tile': whole, 'columns': whole, 'rows': whole, 'root': hex64})}
RECT = {'x': whole, 'y': whole, 'width': whole, 'height': whole}
COPY = {'path': text, 'role': 'redacted', 'how': 'redacted', 'mediaType': text, 'bytes': whole, 'sha256': hex64,
        'derivedFrom': hex64, 'rects': [RECT], 'proof': optional({'path': text, 'bytes': whole, 'sha256': hex64})}
BELONGS_FORM = {'seal': text, 'list': text, 'signature': text, 'key': text, 'size': whole,
                'exhibits': [{'record': hex64, 'index': whole, 'proof': [hex64]}]}
COMMON = {'v': 1, 'id': uuid4, 'salt': salt}
TOLD = {'start': text, 'end': text_or_none, 'precision': one_of('exact', 'about', 'between', 'unknown'), 'zone': text}
REASON = {'basis': one_of('saysSo', 'known', 'suspected'), 'why': text}
LINK = {'value': text, **REASON}
RECORD_FORMS = {
    'case': {**COMMON, 'kind': 'case', 'revises': optional(hex64), 'title': text, 'openedAt': MOMENT},
    'numbering': {'v': 1, 'kind': 'numbering', 'packId': uuid4, 'prefix': text, 'numbers': {}},
    'exhibit': {**COMMON, 'kind': 'exhibit', 'caseId': uuid4, 'ordinal': whole, 'sealedAt': MOMENT,
                'madeBy': {}, 'deviceKeyId': hex64, 'origin': one_of('captured', 'imported'), 'parts': [PART],
                'problems': [{'code': text, 'sentence': text}], 'partsRoot': optional(hex64)},
    'redaction': {**COMMON, 'kind': 'redaction', 'caseId': uuid4, 'exhibitId': uuid4, 'exhibitDigest': hex64,
                  'number': whole, 'madeAt': MOMENT, 'madeBy': {}, 'deviceKeyId': hex64, 'saysWhy': text,
                  'parts': [COPY], 'shown': [text]},
    'incident': {**COMMON, 'kind': 'incident', 'caseId': uuid4, 'ordinal': whole, 'revision': whole,
                 'revises': optional(hex64), 'words': filled, 'happened': TOLD, 'noticed': none_or(TOLD),
                 'writtenAt': MOMENT, 'changedAt': optional(MOMENT), 'where': {'text': text, 'kind': text},
                 'medium': text, 'kinds': [text], 'kindWords': text, 'involved': [{'subjectId': uuid4, 'part': text}],
                 'who': text, 'witnesses': [{'name': text, 'contact': text, 'saw': text, 'asked': text}],
                 'effect': {'felt': text, 'changed': text, 'injury': text, 'loss': text}, 'danger': {}, 'did': text,
                 'reported': [{'kind': text, 'to': text}], 'exhibitIds': [uuid4], 'tags': [text], 'marks': [text],
                 'breaches': [{'orderId': uuid4, 'term': text, 'why': text}],
                 'writtenBy': {'name': text, 'role': text}},
    'subject': {**COMMON, 'kind': 'subject', 'caseId': uuid4, 'ordinal': whole, 'revision': whole,
                'revises': optional(hex64), 'addedAt': MOMENT, 'changedAt': optional(MOMENT), 'names': [text],
                'relation': text, 'description': text, 'accounts': [{'platform': text, 'handle': text, **REASON}],
                'phones': [LINK], 'vehicles': [LINK], 'addresses': [LINK], 'exhibits': [{'exhibitId': uuid4, **REASON}],
                'tags': [text], 'unknown': yes_or_no},
}

PLACE = re.compile(r'data/(exhibits|incidents|subjects)/(\d{6})/(exhibit|incident|subject)(?:-([2-9]|[1-9]\d+))?\.json\Z')


def record_place(path):
    """(kind, folder, number among its revisions) of a path that holds a record."""
    if path == 'data/numbering.json':
        return ('numbering', '', 1)
    case = re.fullmatch(r'data/case(?:-([2-9]|[1-9]\d+))?\.json', path)
    if case:
        return ('case', '', int(case[1] or 1))
    copy = re.fullmatch(r'data/exhibits/(\d{6,})/redaction-([1-9]\d*)/redaction\.json', path)
    if copy:
        return ('redaction', copy[1], int(copy[2]))
    place = PLACE.match(path)
    if place and place[1] == place[3] + 's' and not (place[3] == 'exhibit' and place[4]):
        return (place[3], place[2], int(place[4] or 1))
    return None


# --- The command ----------------------------------------------------------------------------------------------------

LABELS = {'seal code': 'sealCode', 'key': 'key', 'log size': 'size', 'log root': 'root'}


def head_of(path):
    """The head of an earlier pack, of which nothing but seal and checkpoint is read."""
    try:
        pack = Check(restored(read_folder(path) if os.path.isdir(path) else read_file(path)))
    except Unreadable:
        return None
    pack.read_seal()
    pack.read_checkpoint()
    return pack.head()


def read_receipt(path):
    receipt = {'sealCode': None}
    with open(path, encoding='utf-8') as file:
        for line in file:
            for label, name in LABELS.items():
                if line.startswith(label + ' '):
                    receipt[name] = line[len(label):].replace(' ', '').strip()
    receipt['size'] = int(receipt['size'])
    return receipt


def answer(args):
    receipts = [read_receipt(path) for path in args.receipt]
    earlier = [head_of(path) for path in args.earlier]
    codes, checks = set(), []
    for path in args.pack:
        try:
            checks.append(Check(restored(read_folder(path) if os.path.isdir(path) else read_file(path)),
                                args.key, args.seal_code, receipts, earlier))
        except Unreadable as fault:
            codes.add(fault.code)
    unreadable = 'archiveUnreadable' in codes
    if len(args.pack) == 1 and checks:
        checks[0].run_own()
        if checks[0].seal is None or 'part' not in checks[0].seal:
            checks[0].run_whole()
            codes |= checks[0].codes
            outcome = 'notVerified' if codes else 'incomplete' if checks[0].undecided else 'verified'
            return {'outcome': outcome, 'codes': sorted(codes)}
    elif checks:
        for check in checks:
            check.run_own()
    incomplete = together(checks) if checks else False
    for check in checks:
        codes |= check.codes
    undecided = any(check.undecided for check in checks)
    outcome = ('unreadable' if unreadable else 'notVerified' if codes else
               'incomplete' if incomplete or undecided else 'verified')
    return {'outcome': outcome, 'codes': sorted(codes)}


def read_file(path):
    with open(path, 'rb') as file:
        return read_zip(file.read())


# --- Section 13: a pack in parts ------------------------------------------------------------------------------------

def together(checks):
    """Checks archives as parts of one pack; whether some of it was not shown."""
    parts = [one for one in checks if one.seal and 'part' in one.seal]
    if not parts:
        for one in checks[1:]:
            one.found('packPartOther')
        checks[0].run_whole()
        return False
    lead = next((one for one in parts if one.seal['part']['number'] == 1), parts[0])
    place = lead.seal['part']
    if not 1 < place['of'] <= 999 or not 1 <= place['number'] <= place['of']:
        lead.found('partsListWrong')
    shown = {}
    for one in checks:
        if one not in parts or mark_of(one) != mark_of(lead) or not 1 <= one.seal['part']['number'] <= place['of']:
            one.found('packPartOther')
            continue
        number = one.seal['part']['number']
        before = shown.get(number)
        if before is None:
            shown[number] = one
        elif code_of(before) != code_of(one):
            named = [part['sealCode'] for part in lead.seal.get('parts', []) if part['number'] == number]
            shown[number] = one if code_of(one) in named else before
            one.found('packPartChanged')
    if 1 in shown:
        first_part(shown[1], shown)
        shown[1].run_whole()
    else:
        lead.expectations()
    return len(shown) < place['of']


def mark_of(check):
    seal, part = check.seal, check.seal['part']
    return (part['of'], part['group'], seal['caseId'], seal['keyId'], seal['checkpoint'], seal['scope'])


def code_of(check):
    return sha256(check.files.get('seal/seal.sha256', b''))


def first_part(first, shown):
    """Holds the other parts against what part 1 says of them, and gives part 1 their files."""
    place, named = first.seal['part'], first.seal.get('parts', [])
    if [part['number'] for part in named] != list(range(2, place['of'] + 1)) or place['group'] != first.seal['packId']:
        first.found('partsListWrong')
    for part in named:
        other = shown.get(part['number'])
        if other is None or other is first:
            continue
        manifest = sha256(other.files.get('manifest-sha256.txt', b''))
        if (other.seal['packId'], manifest, code_of(other)) != (part['packId'], part['manifest'], part['sealCode']):
            other.found('packPartChanged')
    listed = first.form_of('data/parts.json', 'partsListWrong', PARTS_FORM)
    if listed is None or not all(whole(number) for number in listed['files'].values()):
        return first.found('partsListWrong')
    if (listed['packId'], listed['of']) != (first.seal['packId'], place['of']):
        first.found('partsListWrong')
    own = set(first.files)
    for path, number in listed['files'].items():
        fine = re.match(r'data/exhibits/\d{6,}/', path) and name_is_fine(path) and record_place(path) is None
        if not fine or not 2 <= number <= place['of'] or path in own:
            first.found('partsListWrong')
        if number not in shown:
            first.elsewhere.add(path)
        elif path in shown[number].files and path not in own:
            first.files[path] = shown[number].files[path]
    for number, other in shown.items():
        if other is first:
            continue
        holds = {path for path in other.files if path.startswith('data/')}
        holds -= {'data/log/checkpoint.json', 'data/log/checkpoint.sig'}
        if holds != {path for path, where in listed['files'].items() if where == number}:
            other.found('partsListWrong')
    return None


def main():
    parser = argparse.ArgumentParser(description='Checks evidence packs by the rules of docs/format.md.')
    parser.add_argument('pack', nargs='+')
    parser.add_argument('--key')
    parser.add_argument('--seal-code')
    parser.add_argument('--receipt', action='append', default=[])
    parser.add_argument('--earlier', action='append', default=[])
    result = answer(parser.parse_args())
    print(json.dumps(result))
    return {'verified': 0, 'incomplete': 1, 'notVerified': 1, 'unreadable': 2}[result['outcome']]


if __name__ == '__main__':
    sys.exit(main())

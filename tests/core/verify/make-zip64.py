"""Archives in the form ZIP64, made by Python's own zipfile.

    make-zip64.py again PACK OUT forced|streamed     the same files, packed again
    make-zip64.py bag OUT BYTES                      a bag with one stored file of so many bytes, and one behind it

The zeros of the bag are not written but left out, as file systems allow: it takes next to no room on the disk.
"""
import hashlib
import io
import sys
import zipfile

WHEN = (2020, 2, 2, 0, 0, 0)
BLOCK = bytes(1 << 20)


class Unseekable(io.RawIOBase):
    """A pipe: sizes can only be written behind the data."""

    def __init__(self, out):
        super().__init__()
        self.out = out

    def writable(self):
        return True

    def write(self, data):
        return self.out.write(data)


class Sparse(io.RawIOBase):
    """A file in which blocks of zeros are holes."""

    def __init__(self, out):
        super().__init__()
        self.out = out

    def writable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.out.tell()

    def seek(self, to, whence=0):
        return self.out.seek(to, whence)

    def write(self, data):
        if len(data) == len(BLOCK) and bytes(data) == BLOCK:
            self.out.seek(len(data), 1)
            return len(data)
        return self.out.write(data)


def again(pack, out, how):
    with zipfile.ZipFile(pack) as old, open(out, 'wb') as file:
        with zipfile.ZipFile(Unseekable(file) if how == 'streamed' else file, 'w', zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                with new.open(zipfile.ZipInfo(info.filename, WHEN), 'w', force_zip64=True) as entry:
                    entry.write(old.read(info))


def bag(out, size):
    whole = hashlib.sha256()
    behind = b'behind\n'
    with open(out, 'wb') as file, zipfile.ZipFile(Sparse(file), 'w', zipfile.ZIP_STORED) as new:
        new.writestr('a-bag/bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
        with new.open('a-bag/data/large.bin', 'w', force_zip64=True) as entry:
            for left in range(size, 0, -len(BLOCK)):
                piece = BLOCK[:left] if left < len(BLOCK) else BLOCK
                entry.write(piece)
                whole.update(piece)
        new.writestr('a-bag/data/last.txt', behind)
        lines = f'{whole.hexdigest()}  data/large.bin\n{hashlib.sha256(behind).hexdigest()}  data/last.txt\n'
        new.writestr('a-bag/manifest-sha256.txt', lines)


if sys.argv[1] == 'again':
    again(*sys.argv[2:5])
else:
    bag(sys.argv[2], int(sys.argv[3]))

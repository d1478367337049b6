#!/usr/bin/env python3
"""Packs a pack again as programs on its way do, or as they never do.

    python3 change_pack.py PACK.zip NEW.zip (ends | beside | mixed | large | page | edited)
"""
import sys
import zipfile

LISTS = ('bagit.txt', 'bag-info.txt', 'READ-ME-FIRST.txt', 'HOW-TO-CHECK.txt', 'manifest-sha256.txt',
         'tagmanifest-sha256.txt', 'seal/seal.sha256', 'seal/device-key.pem', 'data/log/entries.jsonl')
BESIDE = {
    'beside': ('__MACOSX/{top}/._bagit.txt', '{top}/data/.DS_Store', '{top}/Thumbs.db', '{top}/desktop.ini', 'Notice (1).txt'),
    'large': ('notes.txt',), 'page': ('report.html',),
}


def changed(path, content, change):
    crlf = content.replace(b'\n', b'\r\n')
    if change == 'ends' and path in LISTS:
        return b'\xef\xbb\xbf' + crlf
    if path != 'manifest-sha256.txt':
        return content
    if change == 'mixed':
        return content.replace(b'\n', b'\r\n', 1)
    return b'0' + crlf[1:] if change == 'edited' and crlf[:1] != b'0' else b'1' + crlf[1:] if change == 'edited' else content


def main(old_name, new_name, change):
    with zipfile.ZipFile(old_name) as old, zipfile.ZipFile(new_name, 'w', zipfile.ZIP_DEFLATED) as new:
        top = old.namelist()[0].split('/')[0]
        for name in old.namelist():
            new.writestr(name, changed(name.split('/', 1)[1], old.read(name), change))
        for name in BESIDE.get(change, ()):
            new.writestr(name.format(top=top), b'x' * (70_000 if change == 'large' else 9))


main(*sys.argv[1:])

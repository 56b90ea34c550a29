#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes an empty KDBX 4 database that opens with a passphrase through Argon2id, for
keepassxc-cli, whose own db-create knows AES-KDF only. Needs libsodium and openssl.

    kdbx.py FILE PASSPHRASE_FILE PASSES MEBIBYTES
"""
import base64
import ctypes
import ctypes.util
import hashlib
import hmac
import os
import struct
import subprocess
import sys

AES256 = bytes.fromhex("31c1f2e6bf714350be5805216afc5aff")
ARGON2ID = bytes.fromhex("9e298b1956db4773b23dfc3ec6f0a1e6")


def argon2id(secret, salt, passes, memory):
    sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
    sodium.sodium_init()
    out = ctypes.create_string_buffer(32)
    variant = 2  # crypto_pwhash_ALG_ARGON2ID13, one lane
    result = sodium.crypto_pwhash(
        out, ctypes.c_ulonglong(32), secret, ctypes.c_ulonglong(len(secret)), salt,
        ctypes.c_ulonglong(passes), ctypes.c_size_t(memory), ctypes.c_int(variant))
    assert result == 0
    return out.raw


def field(kind, data):
    return struct.pack("<BI", kind, len(data)) + data


def item(kind, name, data):
    return struct.pack("<BI", kind, len(name)) + name + struct.pack("<I", len(data)) + data


def main():
    path, passphrase_file, passes, mebibytes = sys.argv[1:]
    passes, memory = int(passes), int(mebibytes) << 20
    with open(passphrase_file, "rb") as file:
        composite = hashlib.sha256(hashlib.sha256(file.read()).digest()).digest()
    seed, iv, salt = os.urandom(32), os.urandom(16), os.urandom(16)
    kdf = (struct.pack("<H", 0x0100) + item(0x42, b"$UUID", ARGON2ID) + item(0x42, b"S", salt)
           + item(0x04, b"P", struct.pack("<I", 1)) + item(0x05, b"M", struct.pack("<Q", memory))
           + item(0x05, b"I", struct.pack("<Q", passes))
           + item(0x04, b"V", struct.pack("<I", 0x13)) + b"\0")
    header = (struct.pack("<III", 0x9AA2D903, 0xB54BFB67, 0x00040000) + field(2, AES256)
              + field(3, struct.pack("<I", 0)) + field(4, seed) + field(7, iv) + field(11, kdf)
              + field(0, b"\r\n\r\n"))
    transformed = argon2id(composite, salt, passes, memory)
    key = hashlib.sha256(seed + transformed).digest()
    base = hashlib.sha512(seed + transformed + b"\x01").digest()

    def mac(index, data):
        number = struct.pack("<Q", index)
        return hmac.new(hashlib.sha512(number + base).digest(), data, "sha256").digest()

    root = base64.b64encode(os.urandom(16)).decode()
    inside = (field(1, struct.pack("<I", 3)) + field(2, os.urandom(64)) + field(0, b"")
              + ('<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta><Generator>bench'
                 f'</Generator></Meta><Root><Group><UUID>{root}</UUID><Name>Root</Name></Group>'
                 '</Root></KeePassFile>').encode())
    content = subprocess.run(["openssl", "enc", "-aes-256-cbc", "-K", key.hex(), "-iv", iv.hex()],
                             input=inside, capture_output=True, check=True).stdout

    def block(index, data):
        size = struct.pack("<I", len(data))
        return mac(index, struct.pack("<Q", index) + size + data) + size + data

    with open(path, "wb") as file:
        file.write(header + hashlib.sha256(header).digest() + mac(0xFFFFFFFFFFFFFFFF, header)
                   + block(0, content) + block(1, b""))


main()

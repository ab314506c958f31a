"""A file is what its first bytes say, and its name must fit."""

import io

import pytest

from shenava.foundation.files import inspection, kinds, office
from shenava.foundation.files.errors import (
    FileIsBroken,
    FileIsEmpty,
    FileIsPage,
    FileIsProgram,
    FileNameMisleads,
    FileNotAccepted,
)
from shenava.foundation.files.kinds import MediaKind

from . import conftest as sample

MP3 = b"ID3\x04\x00\x00" + bytes(64)
OGG = b"OggS\x00\x02" + bytes(22) + b"OpusHead"
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(32)
WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + bytes(8)


@pytest.mark.requirement("S0-23.5")
@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (sample.picture("JPEG"), "photo.JPG", kinds.JPEG),
        (sample.picture("JPEG"), "photo", kinds.JPEG),
        (sample.picture("WEBP"), "photo.jpg", kinds.WEBP),
        (sample.picture("PNG"), "screen.png", kinds.PNG),
        (sample.heic(), "IMG_0001.HEIC", kinds.HEIC),
        (b"%PDF-1.7\n...", "رسید.pdf", kinds.PDF),
        ("نامه‌ی من".encode(), "letter.txt", kinds.TEXT),
        ("نامه‌ی من".encode("utf-16"), "letter.txt", kinds.TEXT),
        ("ن".encode()[:1] and ("ن" * 100).encode()[:-1], "cut.txt", kinds.TEXT),
        (sample.office("docx"), "a.docx", kinds.DOCX),
        (sample.office("xlsx"), "a.xlsx", kinds.XLSX),
        (MP3, "voice.mp3", kinds.MP3),
        (OGG, "voice.ogg", kinds.OGG),
        (OGG, "voice.opus", kinds.OGG),
        (WAV, "voice.wav", kinds.WAV),
        (WEBM + b"A_OPUS", "voice.webm", kinds.WEBM),
        (sample.film(b"M4A "), "voice.m4a", kinds.M4A),
        (sample.film(b"isom"), "voice.m4a", kinds.M4A),
        (sample.film(b"isom"), "film.mp4", kinds.MP4),
        (sample.film(b"qt  "), "film.MOV", kinds.QUICKTIME),
    ],
)
def test_accepted_kinds_are_known_by_their_content(content: bytes, name: str, kind: MediaKind) -> None:
    assert inspection.inspect(content[: inspection.HEAD], name) is kind


@pytest.mark.requirement("S0-23.5")
@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"", "photo.jpg", FileIsEmpty),
        (b"MZ\x90\x00\x03" + bytes(60), "photo.jpg", FileIsProgram),
        (b"\x7fELF\x02\x01" + bytes(60), "photo.jpg", FileIsProgram),
        (b"\xcf\xfa\xed\xfe" + bytes(60), "photo.jpg", FileIsProgram),
        (b"#!/bin/sh\nrm -r x", "notes.txt", FileIsProgram),
        (b"echo off", "notes.bat", FileIsProgram),
        (sample.picture("JPEG"), "photo.jpg.exe", FileIsProgram),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "old.doc", FileIsProgram),
        (sample.office("docx"), "a.docm", FileIsProgram),
        (b"<!DOCTYPE html><p>", "contract.pdf", FileIsPage),
        (b"\xef\xbb\xbf  <html>", "contract.pdf", FileIsPage),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', "logo.svg", FileIsPage),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', "logo.png", FileIsPage),
        (b'<?xml version="1.0"?><a/>', "data.txt", FileIsPage),
        (b"hello <?php system('x');", "photo.jpg", FileIsPage),
        ("<script>x".encode("utf-16"), "letter.txt", FileIsPage),
        (b"%PDF-1.7", "contract.html", FileNameMisleads),
        (b"%PDF-1.7", "photo.jpg", FileNameMisleads),
        (sample.picture("JPEG"), "contract.pdf", FileNameMisleads),
        (b"only words", "photo.jpg", FileNameMisleads),
        (b"GIF89a" + bytes(60), "dance.gif", FileNotAccepted),
        (b"PK\x03\x04" + bytes(60), "all.zip", FileNotAccepted),
        (b"PK\x03\x04" + bytes(60), "photo.jpg", FileNotAccepted),
        (WEBM + b"V_VP9", "film.webm", FileNotAccepted),
        (sample.film(b"avif"), "photo.avif", FileNotAccepted),
        (bytes(range(256)), "x.txt", FileNotAccepted),
    ],
)
def test_all_else_is_refused_with_its_own_reason(content: bytes, name: str, problem: type[FileNotAccepted]) -> None:
    with pytest.raises(FileNotAccepted) as refused:
        inspection.inspect(content[: inspection.HEAD], name)
    assert type(refused.value) is problem
    assert str(refused.value)


def test_office_files_without_macros_are_confirmed() -> None:
    office.confirm(io.BytesIO(sample.office("docx")), kinds.DOCX)
    office.confirm(io.BytesIO(sample.office("xlsx")), kinds.XLSX)


@pytest.mark.parametrize(
    ("content", "kind", "problem"),
    [
        (sample.office("docx", **{"word/vbaProject.bin": "x"}), kinds.DOCX, FileIsProgram),
        (sample.office("xlsx", **{"xl/embeddings/setup.exe": "x"}), kinds.XLSX, FileIsProgram),
        (sample.office("xlsx"), kinds.DOCX, FileNotAccepted),
        (sample.office("docx")[:-40], kinds.DOCX, FileIsBroken),
        (b"PK\x03\x04" + bytes(60), kinds.DOCX, FileIsBroken),
    ],
)
def test_other_containers_are_refused(content: bytes, kind: MediaKind, problem: type[FileNotAccepted]) -> None:
    with pytest.raises(problem):
        office.confirm(io.BytesIO(content), kind)


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = sample.office("docx", **{"word/media/zeros.bin": "0" * 30_000_000})
    assert len(bomb) < 100_000
    office.confirm(io.BytesIO(bomb), kinds.DOCX)

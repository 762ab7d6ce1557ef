#!/usr/bin/env python3
"""Write tests/fixtures/shapes.txt: what HarfBuzz itself makes of our hard lines, to compare with.

usage: shape_fixture.py > tests/fixtures/shapes.txt      needs: pip install uharfbuzz; run at the root

One line for each line of thai-strings.txt and thai-hard.txt and each face: the face, then for every
glyph `font:id@x,y+advance` (font: s for Sarabun, k for Khangan Symbols; x and y the offsets of the
shaper). Scripts and fonts are split here by rules of this file's own, so that it checks ours.
"""
import unicodedata

import uharfbuzz as hb

FACES = {"regular": "fonts/Sarabun-Regular.ttf", "bold": "fonts/Sarabun-Bold.ttf"}
SYMBOLS = "fonts/KhanganSymbols.ttf"


def load(path):
    return hb.Font(hb.Face(hb.Blob.from_file_path(path)))


def script(char):
    if char == "\u0e3f":
        return None
    name = unicodedata.name(char, "")
    if name.startswith("THAI"):
        return "Thai"
    if name.startswith(("LATIN", "GREEK", "CYRILLIC")) or name in (
        "FEMININE ORDINAL INDICATOR", "MASCULINE ORDINAL INDICATOR",
    ):
        return "Latn"
    return None


def joins(char):
    """Stays with the character before it."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or char in "\u0e33\u200d"


def runs(line, has):
    """Stretches of one script and one font."""
    clusters = []
    for char in line:
        if clusters and joins(char):
            clusters[-1] += char
        else:
            clusters.append(char)
    first = next((s for s in map(script, line) if s), "Thai")
    now, out = None, []
    for cluster in clusters:
        now = next((s for s in map(script, cluster) if s), now)
        ignorable = all(unicodedata.category(c) == "Cf" for c in cluster)
        font = None if ignorable else "s" if all(
            has(ord(c)) or c.isspace() or unicodedata.category(c) == "Cf" for c in cluster
        ) else "k"
        key = (font, now or first)
        if out and out[-1][0] == key:
            out[-1][1] += cluster
        else:
            out.append([key, cluster])
    return [(key, text) for key, text in out if key[0]]


def main():
    lines = []
    for name in ("thai-strings.txt", "thai-hard.txt"):
        text = open(f"tests/fixtures/{name}", encoding="utf8").read()
        lines += [line for line in text.split("\n") if line]
    symbols = load(SYMBOLS)
    for face, path in FACES.items():
        font = load(path)
        has = lambda code: font.get_nominal_glyph(code) is not None
        for line in lines:
            glyphs = []
            for (which, script_tag), text in runs(line, has):
                buffer = hb.Buffer()
                buffer.add_str(text)
                buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
                buffer.direction, buffer.script, buffer.language = "ltr", script_tag, "th"
                hb.shape(font if which == "s" else symbols, buffer)
                for info, pos in zip(buffer.glyph_infos, buffer.glyph_positions):
                    glyphs.append(
                        f"{which}:{info.codepoint}@{pos.x_offset},{pos.y_offset}+{pos.x_advance}"
                    )
            print(face, " ".join(glyphs))


main()

#!/usr/bin/env python3
"""Make KhanganSymbols.ttf: the symbols that Sarabun lacks, cut from DejaVu Sans 2.37.

usage: make_symbols.py DejaVuSans.ttf KhanganSymbols.ttf LICENCE.txt      needs: pip install fonttools
The units become 1000 to the em, as in Sarabun, so that glyphs of both can share one font in a PDF.
The family is renamed, as its licence asks of changed copies.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

RANGES = [
    (0x0370, 0x03FF),  # Greek
    (0x0410, 0x044F), (0x0401, 0x0401), (0x0451, 0x0451),  # Russian
    (0x2010, 0x2027), (0x2030, 0x205E),  # punctuation
    (0x2070, 0x209C),  # raised and lowered figures
    (0x2100, 0x214F), (0x2150, 0x2189),  # letter-like signs, fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x230F), (0x2318, 0x2318), (0x2329, 0x232A),  # technical
    (0x2460, 0x2473),  # figures in circles
    (0x2500, 0x259F),  # boxes and blocks
    (0x25A0, 0x25FF),  # shapes, and the dotted circle that carries a lone mark
    (0x2600, 0x2606), (0x260E, 0x260E), (0x2610, 0x2612), (0x2639, 0x263B), (0x2640, 0x2642),
    (0x2660, 0x2667), (0x266A, 0x266B), (0x26A0, 0x26A0),  # signs
    (0x2701, 0x27BE),  # dingbats: ticks and crosses
    (0x27E8, 0x27E9), (0x27F5, 0x27FA),
    (0xFB00, 0xFB04), (0xFFFD, 0xFFFD),
]


def main():
    source, target, licence = sys.argv[1:]
    font = TTFont(source)
    with open(licence, "w", encoding="utf8") as file:
        file.write("KhanganSymbols.ttf is a subset of DejaVu Sans, renamed. The licence of DejaVu Sans:\n\n")
        file.write(font["name"].getDebugName(0).strip() + "\n\n")
        text = font["name"].getDebugName(13).replace("\r\n", "\n").replace("\r", "\n")
        file.write("\n".join(line.rstrip() for line in text.strip().split("\n")) + "\n")
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["MATH", "GSUB", "GPOS", "GDEF", "kern", "FFTM", "gasp"]
    options.name_IDs = []
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    cut.subset(font)
    scale_upem(font, 1000)
    for number, words in [
        (1, "Khangan Symbols"), (2, "Regular"), (4, "Khangan Symbols"), (6, "KhanganSymbols"),
        (0, "Copyright (c) 2003 by Bitstream, Inc. Copyright (c) 2006 by Tavmjong Bah. All Rights Reserved."),
        (13, "See KhanganSymbols-LICENCE.txt."),
    ]:
        font["name"].setName(words, number, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(target)


main()

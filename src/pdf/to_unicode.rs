//! What the codes of a font stand for, for whoever searches, copies or reads aloud.

use std::fmt::Write as _;

use crate::text::Code;

const BEGIN: &str = "\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
";

const END: &str = "\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

/// The most codes in one block, by the standard.
const BLOCK: usize = 100;

/// The `ToUnicode` map of these codes.
pub(super) fn map(codes: &[Code]) -> Vec<u8> {
    let mut map = String::from(BEGIN);
    for block in codes.chunks(BLOCK) {
        // A string takes whatever is written to it.
        let _taken = write_block(&mut map, block);
    }
    map.push_str(END);
    map.into_bytes()
}

fn write_block(map: &mut String, block: &[Code]) -> std::fmt::Result {
    writeln!(map, "{} beginbfchar", block.len())?;
    for code in block {
        write!(map, "<{:04X}> <", code.gid)?;
        for unit in told(code.letter).encode_utf16(&mut [0; 2]) {
            write!(map, "{unit:04X}")?;
        }
        map.push_str(">\n");
    }
    map.push_str("endbfchar\n");
    Ok(())
}

/// The letter as an archive may tell it: what has no meaning of its own is told as unknown.
const fn told(letter: char) -> char {
    match letter {
        // The byte order mark, which once kept words together as well.
        '\u{FEFF}' => '\u{2060}',
        // No letter at all, or a private one.
        '\0' | '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{F0000}'..='\u{10FFFF}' => {
            char::REPLACEMENT_CHARACTER
        }
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_told_as_one_letter() {
        let code = |gid, letter| Code { gid, letter, advance: 0 };
        let codes =
            [code(1, 'ก'), code(2, '😀'), code(3, '\0'), code(4, '\u{FEFF}'), code(5, '\u{F70A}')];
        let map = String::from_utf8(map(&codes)).unwrap();
        assert!(map.contains(
            "5 beginbfchar\n<0001> <0E01>\n<0002> <D83DDE00>\n<0003> <FFFD>\n<0004> <2060>\n<0005> <FFFD>\n"
        ), "{map}");
    }
}

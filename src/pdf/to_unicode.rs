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
        for unit in code.text.encode_utf16() {
            write!(map, "{unit:04X}")?;
        }
        map.push_str(">\n");
    }
    map.push_str("endbfchar\n");
    Ok(())
}

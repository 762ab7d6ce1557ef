//! A font file with another em around the same outlines.
//!
//! **Invariant:** what is no font file comes back as it was.

/// Where in `head` the sum of the whole file and the units of the em stand.
const ADJUSTMENT: usize = 8;
const UNITS_PER_EM: usize = 18;
/// What the words of a font file add up to, by the standard.
const WHOLE: u32 = 0xB1B0_AFBA;

/// The font file with this many units to its em.
pub(super) fn with_units_per_em(mut file: Vec<u8>, units: u16) -> Vec<u8> {
    // A failure half-way would leave sums that few readers look at, and none refuse.
    let _whole = change(&mut file, units);
    file
}

fn change(file: &mut [u8], units: u16) -> Option<()> {
    let tables = usize::from(u16::from_be_bytes(file.get(4..6)?.try_into().ok()?));
    let mut entries = (0..tables).map(|table| 12 + 16 * table);
    let entry = entries.find(|entry| file.get(*entry..entry + 4) == Some(b"head"))?;
    let start = word(file, entry + 8)?;
    let end = start + word(file, entry + 12)?;
    put(file, start + UNITS_PER_EM, &units.to_be_bytes())?;
    put(file, start + ADJUSTMENT, &[0; 4])?;
    let head = sum(file.get(start..end)?);
    put(file, entry + 4, &head.to_be_bytes())?;
    let adjustment = WHOLE.wrapping_sub(sum(file));
    put(file, start + ADJUSTMENT, &adjustment.to_be_bytes())
}

fn word(file: &[u8], at: usize) -> Option<usize> {
    let bytes = file.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

fn put(file: &mut [u8], at: usize, bytes: &[u8]) -> Option<()> {
    file.get_mut(at..at + bytes.len())?.copy_from_slice(bytes);
    Some(())
}

fn sum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 4];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(word)
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{DocumentFonts, Face, shape};

    #[test]
    fn a_font_has_the_em_and_its_sums_are_right() {
        let mut fonts = DocumentFonts::new();
        for placed in &shape(Face::Regular, "ที่นี่").clusters {
            fonts.codes(Face::Regular, &placed.cluster);
        }
        let file = fonts.finish().remove(0).bytes;
        assert_eq!(sum(&file), WHOLE);
        let other = with_units_per_em(file.clone(), 1300);
        assert_eq!((sum(&other), other.len()), (WHOLE, file.len()));
        assert_eq!(with_units_per_em(other, 1000), file);
    }

    #[test]
    fn what_is_no_font_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"\0\x01\0\0\0\x01",
            b"\0\x01\0\0\0\x01\0\0\0\0\0\0head1234\xff\xff\xff\xff\xff\xff\xff\xff",
        ] {
            assert_eq!(with_units_per_em(bytes.to_vec(), 1300), bytes);
        }
    }
}

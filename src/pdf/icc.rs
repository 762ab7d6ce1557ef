//! The colour profile that an archive asks for: sRGB, in the fewest bytes that say it.
//!
//! Nothing on a page is coloured. An archive asks nevertheless what the greys are greys of.

/// Profiles begin with so many bytes about themselves.
const HEADER: usize = 128;

/// A profile of sRGB after the specification of the International Color Consortium, version 4.2.
pub(super) fn srgb() -> Vec<u8> {
    let description = text("sRGB");
    let copyright = text("CC0");
    // Seen in the light of D50, as all profiles are.
    let white = xyz([0.964_203, 1.0, 0.824_905]);
    let adaptation = numbers(
        *b"sf32",
        &[
            1.047_882, 0.022_919, -0.050_217, 0.029_587, 0.990_479, -0.017_059, -0.009_232,
            0.015_076, 0.751_678,
        ],
    );
    let red = xyz([0.436_066, 0.222_488, 0.013_916]);
    let green = xyz([0.385_147, 0.716_873, 0.097_076]);
    let blue = xyz([0.143_066, 0.060_608, 0.714_096]);
    // The curve of sRGB: a straight line, and a power above it.
    let curve = {
        let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
        let parameters = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];
        curve.extend(parameters.into_iter().flat_map(fixed));
        curve
    };
    profile(&[
        (&[*b"desc"], description),
        (&[*b"cprt"], copyright),
        (&[*b"wtpt"], white),
        (&[*b"chad"], adaptation),
        (&[*b"rXYZ"], red),
        (&[*b"gXYZ"], green),
        (&[*b"bXYZ"], blue),
        (&[*b"rTRC", *b"gTRC", *b"bTRC"], curve),
    ])
}

/// The parts of a profile, each under the names that share it.
fn profile(parts: &[(&[[u8; 4]], Vec<u8>)]) -> Vec<u8> {
    let count: usize = parts.iter().map(|(names, _)| names.len()).sum();
    let (mut table, mut content) = (count_of(count).to_vec(), Vec::new());
    for (names, part) in parts {
        let at = HEADER + 4 + 12 * count + content.len();
        for name in *names {
            table.extend(name);
            table.extend(count_of(at));
            table.extend(count_of(part.len()));
        }
        content.extend(part);
        while content.len() % 4 > 0 {
            content.push(0);
        }
    }
    let mut header = count_of(HEADER + table.len() + content.len()).to_vec();
    header.extend(b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    // When it was made: with the standard, in 1999.
    header.extend([0x07, 0xCF, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend([0.964_203, 1.0, 0.824_905].into_iter().flat_map(fixed));
    header.resize(HEADER, 0);
    [header, table, content].concat()
}

fn text(words: &str) -> Vec<u8> {
    let units: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut text = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    text.extend(count_of(units.len()));
    text.extend(count_of(28));
    text.extend(units);
    text
}

fn xyz(numbers_of: [f64; 3]) -> Vec<u8> {
    numbers(*b"XYZ ", &numbers_of)
}

fn numbers(name: [u8; 4], numbers: &[f64]) -> Vec<u8> {
    let mut out = name.to_vec();
    out.extend([0; 4]);
    out.extend(numbers.iter().copied().flat_map(fixed));
    out
}

/// In sixteenths of a thousandth, about.
#[expect(clippy::cast_possible_truncation, reason = "numbers between -1 and 3")]
fn fixed(number: f64) -> [u8; 4] {
    ((number * 65_536.0).round() as i32).to_be_bytes()
}

fn count_of(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_how_long_it_is_and_where_its_parts_are() {
        let profile = srgb();
        let number = |at: usize| {
            usize::try_from(u32::from_be_bytes(profile[at..at + 4].try_into().unwrap())).unwrap()
        };
        assert_eq!(number(0), profile.len());
        assert!(profile.len() < 520, "{} bytes", profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(number(HEADER), 10);
        for entry in 0..10 {
            let at = HEADER + 4 + 12 * entry;
            let (start, length) = (number(at + 4), number(at + 8));
            assert!(start % 4 == 0 && start + length <= profile.len());
            let kind: &[u8] = match &profile[at..at + 4] {
                b"desc" | b"cprt" => b"mluc",
                b"chad" => b"sf32",
                b"rTRC" | b"gTRC" | b"bTRC" => b"para",
                _ => b"XYZ ",
            };
            assert_eq!(&profile[start..start + 4], kind);
        }
    }
}

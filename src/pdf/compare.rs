//! Whether two PDFs of ours draw the same, and when one was made.
//!
//! Nothing is unpacked: the same pages are the same bytes, and what another program saved anew is
//! nothing that can be vouched for.

use memchr::memmem::{find, find_iter, rfind};

use crate::base::Moment;

/// When a PDF of ours was made, as it says itself.
pub fn made_at(pdf: &[u8]) -> Option<Moment> {
    const BEFORE: &[u8] = b"<xmp:CreateDate>";
    let from = find(pdf, BEFORE)? + BEFORE.len();
    let rest = pdf.get(from..)?;
    let date = rest.get(..find(rest.get(..64).unwrap_or(rest), b"<")?)?;
    std::str::from_utf8(date).ok()?.parse().ok()
}

/// Whether two PDFs hold the same streams: pages, letters, pictures, and what is said of them. How
/// the objects between them are packed does not matter.
pub fn same_streams(one: &[u8], other: &[u8]) -> bool {
    streams(one) == streams(other)
}

/// The bytes of each stream that is none of objects, in order of their bytes.
fn streams(pdf: &[u8]) -> Vec<&[u8]> {
    const BEGIN: &[u8] = b"stream\n";
    const END: &[u8] = b"\nendstream";
    let mut found = Vec::new();
    let mut behind = 0;
    for at in find_iter(pdf, BEGIN) {
        let ends = pdf.get(..at).is_some_and(|before| before.ends_with(b"end"));
        if at < behind || ends {
            continue;
        }
        let from = at + BEGIN.len();
        let Some(rest) = pdf.get(from..) else { continue };
        let length = find(rest, END).unwrap_or(rest.len());
        let before = pdf.get(behind..at).unwrap_or_default();
        let dict = before.get(rfind(before, b" obj").unwrap_or(0)..).unwrap_or_default();
        behind = from + length;
        let objects = [&b"/ObjStm"[..], b"/XRef"].iter().any(|kind| find(dict, kind).is_some());
        if !objects {
            found.push(rest.get(..length).unwrap_or_default());
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(streams: &[(&str, &str)]) -> Vec<u8> {
        let streams = streams.iter().zip(1..).map(|((dict, content), number)| {
            format!("{number} 0 obj\n<<{dict}>>stream\n{content}\nendstream\nendobj\n")
        });
        streams.collect::<String>().into_bytes()
    }

    #[test]
    fn pages_are_compared_and_the_packing_of_objects_is_not() {
        let one = pdf(&[("/Length 1", "page"), ("/Type/ObjStm", "a"), ("/Type/XRef", "x")]);
        let same = pdf(&[("/Type/ObjStm", "b"), ("/Length 1", "page"), ("/Type/XRef", "y")]);
        let other = pdf(&[("/Length 1", "paGe"), ("/Type/ObjStm", "a")]);
        let more = pdf(&[("/Length 1", "page"), ("/Length 1", "page")]);
        assert!(same_streams(&one, &same));
        assert!(!same_streams(&one, &other) && !same_streams(&one, &more));
        assert!(streams(b"stream\n").len() == 1 && streams(b"").is_empty());
    }

    #[test]
    fn a_pdf_says_when_it_was_made() {
        let at = |text: &str| made_at(text.as_bytes()).map(|at| at.to_string());
        let said = at("..<xmp:CreateDate>2026-11-20T09:05:10+07:00</xmp:CreateDate>");
        assert_eq!(said.as_deref(), Some("2026-11-20T09:05:10+07:00"));
        for text in ["", "<xmp:CreateDate>", "<xmp:CreateDate>never</xmp:CreateDate>"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}

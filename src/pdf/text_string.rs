//! Words, names and dates as PDF spells them.

use lopdf::{Object, StringFormat};

use crate::base::Moment;

/// Text for people: plain where it is plain, else UTF-16.
pub(super) fn text(text: &str) -> Object {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Object::string_literal(text);
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}

/// `D:20261120093000+07'00'`
pub(super) fn date(moment: Moment) -> Object {
    let iso = moment.to_string();
    let (time, offset) = iso.split_at_checked(iso.len().saturating_sub(6)).unwrap_or((&iso, ""));
    let digits: String = time.chars().filter(char::is_ascii_digit).collect();
    Object::string_literal(format!("D:{digits}{}'", offset.replace(':', "'")))
}

/// Text inside XML.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no other controls, not even escaped.
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_spelled_as_pdf_wants() {
        let spelled = date("2026-11-20T09:30:15+07:00".parse().unwrap());
        assert_eq!(spelled.as_str().unwrap(), b"D:20261120093015+07'00'");
        let west = date("1957-01-01T00:00:00-09:30".parse().unwrap());
        assert_eq!(west.as_str().unwrap(), b"D:19570101000000-09'30'");
    }

    #[test]
    fn text_is_plain_or_utf16() {
        assert_eq!(text("Khangan 1").as_str().unwrap(), b"Khangan 1");
        assert_eq!(text("ก😀").as_str().unwrap(), b"\xFE\xFF\x0E\x01\xD8\x3D\xDE\x00");
        assert_eq!(text("a\n").as_str().unwrap(), b"\xFE\xFF\0a\0\n");
    }

    #[test]
    fn xml_holds_any_text() {
        assert_eq!(xml("<ก & \"ข\">\u{1}"), "&lt;ก &amp; &quot;ข&quot;&gt; ");
    }
}

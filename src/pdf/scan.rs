//! Just enough of PDF to recognise one kind of stream in a file that nobody vouches for.
//!
//! A document is not opened here: its cross references, object streams and filter chains are a
//! program that a stranger wrote. A word that only our streams have is looked for, and the
//! dictionary around it is read.
//!
//! **Invariant:** looks at no more than [`MAX_LOOKS`] places, and at each no further than
//! [`WINDOW`].

use std::collections::BTreeMap;

/// How deep arrays and dictionaries nest in what is worth reading.
const MAX_DEPTH: usize = 16;
/// How far from the word its dictionary begins and ends.
const WINDOW: usize = 2048;
/// How often the word may stand in a file: an honest one has it once for every time it was saved.
const MAX_LOOKS: usize = 4096;

/// A value in a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A whole number.
    Number(i64),
    /// A name, spelled out.
    Name(Vec<u8>),
    /// A string, spelled out.
    String(Vec<u8>),
    /// A list.
    Array(Vec<Self>),
    /// A dictionary.
    Dict(Dict),
    /// What stands elsewhere, or needs no look.
    Other,
}

impl Value {
    pub(super) fn as_name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }
}

/// A dictionary.
pub(super) type Dict = BTreeMap<Vec<u8>, Value>;

/// An object that is a stream.
#[derive(Debug)]
pub(super) struct Stream<'a> {
    /// The object's number.
    pub number: u32,
    /// What is said of it.
    pub dict: Dict,
    /// Everything from its first byte to the end of the file: its length is anybody's claim.
    pub rest: &'a [u8],
}

/// The word stands in more places than in any honest file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooIntricate;

/// Every stream whose dictionary holds `word`, in the order of the file.
pub(super) fn streams<'a>(file: &'a [u8], word: &[u8]) -> Result<Vec<Stream<'a>>, TooIntricate> {
    let mut found = Vec::new();
    let (mut at, mut looks) = (0, 0);
    while let Some(here) = find(file, at, word) {
        at = here + word.len();
        looks += 1;
        if looks > MAX_LOOKS {
            return Err(TooIntricate);
        }
        found.extend(stream_around(file, here));
    }
    Ok(found)
}

/// The stream whose dictionary stands around this place.
fn stream_around(file: &[u8], place: usize) -> Option<Stream<'_>> {
    let from = place.saturating_sub(WINDOW);
    let before = file.get(from..place)?;
    let obj = from + before.windows(3).rposition(|word| word == b"obj")?;
    let number = object_number(file, obj)?;
    let start = obj + 3;
    let window = file.get(start..file.len().min(start + 2 * WINDOW))?;
    let mut reader = Reader { bytes: window, at: 0 };
    let Some(Value::Dict(dict)) = reader.value(0) else { return None };
    let rest = file.get(start + reader.stream_start()?..)?;
    Some(Stream { number, dict, rest })
}

/// Where a word next stands.
pub(super) fn find(bytes: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}

/// The number of the object whose `obj` stands here: `12 0 obj`.
fn object_number(file: &[u8], obj: usize) -> Option<u32> {
    let before = file.get(obj.saturating_sub(24)..obj)?;
    let mut words = before.rsplit(|byte| is_space(*byte)).filter(|word| !word.is_empty());
    let (generation, number) = (words.next()?, words.next()?);
    if !generation.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // `endobj12 0 obj` is sloppy, and read by every reader.
    let digits = number.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    std::str::from_utf8(number.get(digits..)?).ok()?.parse().ok()
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => self.at += self.rest().iter().take_while(|b| !is_line_end(**b)).count(),
                byte if is_space(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.skip_space();
        match self.peek()? {
            b'/' => self.name().map(Value::Name),
            b'(' => self.literal().map(Value::String),
            b'[' => self.array(depth).map(Value::Array),
            b'<' if self.rest().starts_with(b"<<") => self.dict(depth).map(Value::Dict),
            b'<' => self.hexadecimal().map(Value::String),
            _ => self.word(),
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Dict> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            self.skip_space();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                return Some(dict);
            }
            let key = self.name()?;
            let value = self.value(depth + 1)?;
            self.skip_reference();
            dict.insert(key, value);
        }
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Value>> {
        self.at += 1;
        let mut values = Vec::new();
        loop {
            self.skip_space();
            if self.peek()? == b']' {
                self.at += 1;
                return Some(values);
            }
            values.push(self.value(depth + 1)?);
        }
    }

    /// The `0 R` behind the first number of `12 0 R`.
    fn skip_reference(&mut self) {
        let back = self.at;
        let generation = self.value(MAX_DEPTH);
        self.skip_space();
        let follows = matches!(generation, Some(Value::Number(_))) && self.peek() == Some(b'R');
        self.at = if follows { self.at + 1 } else { back };
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        if self.take()? != b'/' {
            return None;
        }
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let escaped = (byte == b'#').then(|| self.rest().get(..2).and_then(hex_byte)).flatten();
            if escaped.is_some() {
                self.at += 2;
            }
            name.push(escaped.unwrap_or(byte));
        }
        Some(name)
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1);
        loop {
            let byte = match self.take()? {
                b'\\' => {
                    self.escape(&mut text)?;
                    continue;
                }
                b'(' => {
                    open += 1;
                    b'('
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Some(text);
                    }
                    b')'
                }
                byte => byte,
            };
            text.push(byte);
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        match self.take()? {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            // The line goes on.
            b'\n' => {}
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            first @ b'0'..=b'7' => {
                let mut code = u32::from(first - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    self.at += 1;
                    code = code * 8 + u32::from(digit - b'0');
                }
                text.push(u8::try_from(code & 0xFF).unwrap_or_default());
            }
            byte => text.push(byte),
        }
        Some(())
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            match self.take()? {
                b'>' => break,
                byte if is_space(byte) => {}
                byte => digits.push(byte),
            }
        }
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        digits.chunks(2).map(hex_byte).collect()
    }

    /// A number, `true`, `false`, `null`.
    fn word(&mut self) -> Option<Value> {
        let word: Vec<u8> =
            self.rest().iter().copied().take_while(|byte| is_regular(*byte)).collect();
        if word.is_empty() {
            return None;
        }
        self.at += word.len();
        let number = std::str::from_utf8(&word).ok().and_then(|word| word.parse().ok());
        Some(number.map_or(Value::Other, Value::Number))
    }

    /// Past `stream` and the end of its line.
    fn stream_start(&mut self) -> Option<usize> {
        self.skip_space();
        if !self.rest().starts_with(b"stream") {
            return None;
        }
        self.at += 6;
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
        Some(self.at)
    }
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    match digits {
        [high, low] => u8::try_from(value(*high)? * 16 + value(*low)?).ok(),
        _ => None,
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

const fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(file: &[u8]) -> Stream<'_> {
        let mut found = streams(file, b"Type").unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }

    #[test]
    fn a_dictionary_is_read_however_it_is_spelled() {
        let file =
            b"x\n7 0 obj% note\n<</Type/Embedded#46ile /A[1 (a\\)\\050(b)) <4 1>]/Len 3 0 R\n\
            /D<</E null>>>>\rstream\r\nrest";
        let stream = only(file);
        assert_eq!((stream.number, stream.rest), (7, &b"rest"[..]));
        assert_eq!(stream.dict[&b"Type"[..]], Value::Name(b"EmbeddedFile".to_vec()));
        let array =
            [Value::Number(1), Value::String(b"a)((b)".to_vec()), Value::String(b"A".to_vec())];
        assert_eq!(stream.dict[&b"A"[..]], Value::Array(array.to_vec()));
        assert_eq!(stream.dict[&b"Len"[..]], Value::Number(3));
    }

    #[test]
    fn what_is_no_stream_is_passed_over() {
        for file in [
            &b"1 0 obj <</Type/X>> endobj"[..],
            b"obj <</Type/X>> stream\n",
            b"x 0 obj <</Type/X>> stream\n",
            b"1 0 obj <</Type/X> stream\n",
            b"1 0 obj <</Type/X",
            b"1 0 obj <</Type (",
            b"1 0 obj <</Type <4",
            b"1 0 obj <</Type [",
            b"1 0 obj (Type) stream\n",
            b"99999999999 0 obj <</Type/X>> stream\n",
        ] {
            assert!(streams(file, b"Type").unwrap().is_empty(), "{file:?}");
        }
    }

    #[test]
    fn deep_nesting_ends_the_reading_and_not_the_program() {
        let mut file = b"1 0 obj <</Type ".to_vec();
        file.extend(b"[".repeat(4000));
        assert!(streams(&file, b"Type").unwrap().is_empty());
    }

    #[test]
    fn more_places_than_any_honest_file_has_are_refused() {
        let file = b"1 0 obj (Type ".repeat(100_000);
        assert!(streams(&file, b"Type").is_err());
    }
}

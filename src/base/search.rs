//! Text as it is searched and sorted: what reads the same is the same.
//!
//! Thai and Arabic digits, capitals and small letters, the vowel am in one sign or two, the vowel
//! ae typed as two vowels e: officers type them all, and mean the same.

use memchr::memmem;

use super::thai_chars::{
    MAITAIKHU, NIKHAHIT, SARA_AA, SARA_AM, THANTHAKHAT, is_consonant, is_leading_vowel, is_thai,
    is_tone,
};
use super::to_arabic_digits;

const SARA_E: char = '\u{0E40}';
const SARA_AE: char = '\u{0E41}';

/// Texts to be searched, a byte a letter: ten thousand cases stay small, and quick to look through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack(Box<[u8]>);

impl Haystack {
    /// These texts, each apart from the others.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut bytes = Vec::new();
        for text in texts {
            fold(text, |c| encode(c, &mut bytes));
            bytes.push(b'\n');
        }
        Self(bytes.into_boxed_slice())
    }
}

/// A text a byte a letter, in which what reads the same is the same.
pub fn folded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    fold(text, |c| encode(c, &mut bytes));
    bytes
}

/// What is looked for: words, all of which must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<Vec<u8>>);

impl Query {
    /// What was typed.
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace().map(folded).filter(|word| !word.is_empty());
        Self(words.collect())
    }

    /// Whether everything matches.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it can only match what the other matched: a letter more, a word more.
    pub fn narrows(&self, other: &Self) -> bool {
        let inside = |word: &Vec<u8>| self.0.iter().any(|own| memmem::find(own, word).is_some());
        other.0.iter().all(inside)
    }

    /// A search for it.
    pub fn searcher(&self) -> Searcher<'_> {
        Searcher(self.0.iter().map(memmem::Finder::new).collect())
    }
}

/// A query, ready to look through many texts.
pub struct Searcher<'a>(Vec<memmem::Finder<'a>>);

impl Searcher<'_> {
    /// Whether every word is in one of the texts.
    pub fn finds(&self, haystack: &Haystack) -> bool {
        self.0.iter().all(|word| word.find(&haystack.0).is_some())
    }

    /// Which of some texts have every word, those apart that stand above all of them; one word at
    /// the least is in the text itself.
    pub fn finds_below<'t>(
        &'t self,
        texts: &'t Haystack,
        above: &'t Haystack,
    ) -> impl Iterator<Item = usize> + 't {
        let is_above: Vec<bool> = self.0.iter().map(|word| word.find(&above.0).is_some()).collect();
        // The longest of those that must be in the text leads there; where all stand above, each
        // text is looked at.
        let words = self.0.iter().zip(&is_above).filter(|(_, above)| !**above);
        let leader = words.map(|(word, _)| word).max_by_key(|word| word.needle().len());
        let bytes = &*texts.0;
        let mut from = 0;
        let mut number = 0;
        std::iter::from_fn(move || {
            loop {
                let rest = bytes.get(from..).filter(|rest| !rest.is_empty())?;
                let hit = leader.map_or(Some(0), |leader| leader.find(rest))?;
                let (before, behind) = rest.split_at_checked(hit)?;
                number += memchr::memchr_iter(b'\n', before).count();
                let begin = from + memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
                let end = from + hit + memchr::memchr(b'\n', behind).unwrap_or(behind.len());
                let text = bytes.get(begin..end).unwrap_or_default();
                let own: Vec<bool> = self.0.iter().map(|word| word.find(text).is_some()).collect();
                let all = own.iter().zip(&is_above).all(|(own, above)| *own || *above);
                from = end + 1;
                number += 1;
                if all && own.contains(&true) {
                    return Some(number - 1);
                }
            }
        })
    }
}

/// A text by its place in a sorted list: as a Thai dictionary has it, and numbers by their size.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: Box<[u8]>,
    /// Where the letters are the same, the tones decide.
    tones: Box<[u8]>,
}

impl SortKey {
    /// The place of a text.
    pub fn of(text: &str) -> Self {
        let mut folded = Vec::new();
        fold(text.trim(), |c| folded.push(c));
        let (mut letters, mut tones) = (Vec::new(), Vec::new());
        let mut rest = folded.as_slice();
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            if first.is_ascii_digit() {
                let length = rest.iter().take_while(|c| c.is_ascii_digit()).count();
                let (more, behind) = rest.split_at(length);
                number(*first, more, &mut letters);
                rest = behind;
            } else if is_leading_vowel(*first)
                && let Some((letter, behind)) =
                    rest.split_first().filter(|(c, _)| is_consonant(**c))
            {
                // The vowel is written first and spoken after.
                encode(*letter, &mut letters);
                encode(*first, &mut letters);
                rest = behind;
            } else if is_tone(*first) || [THANTHAKHAT, MAITAIKHU].contains(first) {
                tones.extend(u8::try_from(letters.len().min(255)));
                encode(*first, &mut tones);
            } else {
                encode(*first, &mut letters);
            }
        }
        Self { letters: letters.into(), tones: tones.into() }
    }
}

/// A number sorts by how many digits it has, then by them.
fn number(first: char, more: &[char], into: &mut Vec<u8>) {
    let digits = std::iter::once(&first).chain(more).skip_while(|digit| **digit == '0');
    let digits: Vec<char> = digits.copied().collect();
    into.push(b'0');
    into.push(u8::try_from(digits.len()).unwrap_or(u8::MAX));
    for digit in digits {
        encode(digit, into);
    }
}

/// The characters of a text, each as what it is the same as.
fn fold(text: &str, mut give: impl FnMut(char)) {
    let mut chars = text.chars().peekable();
    let mut space = false;
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            if !std::mem::replace(&mut space, true) {
                give(' ');
            }
            continue;
        }
        space = false;
        match c {
            // Nothing to be seen.
            '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
            NIKHAHIT | SARA_AM => {
                let mut tones = [None; 2];
                for tone in &mut tones {
                    *tone = chars.next_if(|c| is_tone(*c));
                }
                let am = c == SARA_AM || chars.next_if_eq(&SARA_AA).is_some();
                let tones = tones.into_iter().flatten();
                if am {
                    tones.for_each(&mut give);
                    give(SARA_AM);
                } else {
                    give(NIKHAHIT);
                    tones.for_each(&mut give);
                }
            }
            SARA_E if chars.next_if_eq(&SARA_E).is_some() => give(SARA_AE),
            '\u{0E50}'..='\u{0E59}' => {
                to_arabic_digits(c.encode_utf8(&mut [0; 4])).chars().for_each(&mut give);
            }
            c if c.is_ascii() => give(c.to_ascii_lowercase()),
            c if is_thai(c) => give(c),
            c => c.to_lowercase().for_each(&mut give),
        }
    }
}

/// A byte for what is ASCII or Thai, six for anything else. No letter is found inside another.
fn encode(c: char, into: &mut Vec<u8>) {
    let code = u32::from(c);
    match u8::try_from(code) {
        Ok(ascii) if ascii.is_ascii() => into.push(ascii),
        Ok(_) | Err(_) if is_thai(c) => into.extend(u8::try_from(code - 0x0E00 + 0xA0)),
        Ok(_) | Err(_) => {
            into.push(0x80);
            let group = |shift: u32| u8::try_from(0x81 + (code >> shift & 31)).unwrap_or(0x81);
            into.extend([20, 15, 10, 5, 0].map(group));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, text: &str) -> bool {
        Query::new(typed).searcher().finds(&Haystack::of([text]))
    }

    #[test]
    fn what_reads_the_same_is_found() {
        for (typed, text) in [
            ("123", "เลขที่ ๑๒๓"),
            ("๑๒๓", "เลขที่ 123"),
            ("iso", "มาตรฐาน ISO"),
            ("ชำนาญ", "ช\u{0E4D}\u{0E32}นาญการ"),
            ("ช\u{0E4D}\u{0E32}นาญ", "ชำนาญการ"),
            ("น้ำ", "น\u{0E4D}\u{0E49}\u{0E32}ท่วม"),
            ("น้ำ", "น\u{0E49}\u{0E4D}\u{0E32}ท่วม"),
            ("น้ำ", "น\u{0E33}\u{0E49}ท่วม"),
            ("แพทย์", "เเพทย์"),
            ("นักวิชาการ", "นัก\u{200B}วิชาการ"),
            ("พิเศษ ชำนาญ", "ชำนาญการพิเศษ"),
            ("", "อะไรก็ได้"),
            ("éTé", "Été"),
        ] {
            assert!(finds(typed, text), "{typed:?} in {text:?}");
        }
    }

    #[test]
    fn all_words_must_be_there_and_none_across_two_texts() {
        assert!(!finds("ชำนาญ อาวุโส", "ชำนาญการพิเศษ"));
        let two = Haystack::of(["นัก", "วิชาการ"]);
        assert!(!Query::new("นักวิชาการ").searcher().finds(&two));
        assert!(Query::new("วิชาการ นัก").searcher().finds(&two));
        assert!(!finds("กา", "กำ"));
    }

    #[test]
    fn texts_are_found_with_words_of_what_stands_above_but_not_by_them_alone() {
        let texts = Haystack::of(["จัดเตรียมการประชุม", "ชำนาญการ", "", "ประชุม ชำนาญ", "ประชุมวิชาการ"]);
        let head = Haystack::of(["ชำนาญการ"]);
        let found = |typed: &str| -> Vec<usize> {
            let query = Query::new(typed);
            query.searcher().finds_below(&texts, &head).collect()
        };
        assert_eq!(found("ประชุม"), [0, 3, 4]);
        assert_eq!(found("ประชุม ชำนาญการ"), [0, 3, 4]);
        assert_eq!(found("ชำนาญ ประชุม วิชาการ"), [4]);
        assert_eq!(found("ชำนาญการ"), [1], "it stands above all, and in one of them");
        assert_eq!(found("ประชุม อาวุโส"), [0; 0]);
        assert_eq!(found("ประชุม จัด"), [0]);
    }

    #[test]
    fn a_letter_or_a_word_more_narrows() {
        let query = Query::new;
        assert!(query("ชำนาญ").narrows(&query("ช")));
        assert!(query("ชำนาญ 12").narrows(&query("ชำนาญ")));
        assert!(query("ช").narrows(&query("")));
        assert!(!query("ช").narrows(&query("ชำ")));
        assert!(!query("นาญ").narrows(&query("ชำ")));
    }

    #[test]
    fn names_sort_as_in_a_thai_dictionary_and_numbers_by_size() {
        let sorted = ["2", "๑๐", "010ก", "12", "กข", "แก", "ขา", "ข่า", "ข้า", "เข", "คน"];
        let mut texts = sorted;
        texts.reverse();
        texts.sort_by_key(|text| SortKey::of(text));
        assert_eq!(texts, sorted);
    }
}

//! Thai letters by what they do in a line of text.

/// The sign that repeats a word; it never begins a line.
pub const MAI_YAMOK: char = '\u{0E46}';
/// The sign that shortens a word; it never begins a line.
pub const PAIYANNOI: char = '\u{0E2F}';
/// The circle above that, with the vowel aa, makes the vowel am.
pub const NIKHAHIT: char = '\u{0E4D}';
/// The vowel am, one character for two signs.
pub const SARA_AM: char = '\u{0E33}';
/// The vowel aa.
pub const SARA_AA: char = '\u{0E32}';
/// The sign that silences a letter.
pub const THANTHAKHAT: char = '\u{0E4C}';
/// The short a written above; a letter always follows it.
pub const MAI_HAN_AKAT: char = '\u{0E31}';
/// The sign that shortens a vowel; a letter follows it in every word but one.
pub const MAITAIKHU: char = '\u{0E47}';
/// The vowel uee; a letter always follows it.
pub const SARA_UEE: char = '\u{0E37}';
/// The first letter of the alphabet: its height measures a face.
pub const KO_KAI: char = '\u{0E01}';
/// The letter that stands for a silent place.
pub const O_ANG: char = '\u{0E2D}';
/// The currency sign.
pub const BAHT: char = '\u{0E3F}';
/// The circle that carries a mark that has no letter of its own.
pub const DOTTED_CIRCLE: char = '\u{25CC}';

const LO_LING: char = '\u{0E25}';
const PHO_PHAN: char = '\u{0E1E}';

/// "And so on": the sign, the letter lo, the sign.
pub const LAE_UEN_UEN: [char; 3] = [PAIYANNOI, LO_LING, PAIYANNOI];
/// The beginning of "His Excellency", the one word that begins with the sign of shortening.
pub const PHANA_THAN: [char; 2] = [PAIYANNOI, PHO_PHAN];

/// A character of the Thai block.
pub const fn is_thai(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E3A}' | '\u{0E3F}'..='\u{0E5B}')
}

/// One of the 44 consonants, or the two old vowels written as letters.
pub const fn is_consonant(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E2E}')
}

/// A vowel written before the consonant that it follows in speech.
pub const fn is_leading_vowel(c: char) -> bool {
    matches!(c, '\u{0E40}'..='\u{0E44}')
}

/// A leading vowel that stands as high as the marks above letters.
pub const fn is_tall_vowel(c: char) -> bool {
    matches!(c, '\u{0E42}'..='\u{0E44}')
}

/// A vowel written after its consonant on the line.
pub const fn is_following_vowel(c: char) -> bool {
    matches!(c, '\u{0E30}' | SARA_AA | SARA_AM | '\u{0E45}')
}

/// A vowel, tone or other sign above or below a letter.
pub const fn is_mark(c: char) -> bool {
    matches!(c, MAI_HAN_AKAT | '\u{0E34}'..='\u{0E3A}' | MAITAIKHU..='\u{0E4E}')
}

/// A tone mark.
pub const fn is_tone(c: char) -> bool {
    matches!(c, '\u{0E48}'..='\u{0E4B}')
}

/// A Thai digit.
pub const fn is_digit(c: char) -> bool {
    matches!(c, '\u{0E50}'..='\u{0E59}')
}

/// A character that words are made of: consonant, vowel, tone or sign, not a digit or punctuation.
pub const fn is_letter(c: char) -> bool {
    is_consonant(c) || is_leading_vowel(c) || is_following_vowel(c) || is_mark(c)
}

/// A sign that belongs to the word before it and never begins a line.
pub const fn is_word_sign(c: char) -> bool {
    matches!(c, MAI_YAMOK | PAIYANNOI)
}

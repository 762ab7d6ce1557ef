//! The officer's language.

use crate::base::{Amount, Moment, thai_date_short, thai_number, to_arabic_digits, to_thai_digits};

/// A language of the interface. The forms themselves are Thai.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Thai.
    #[default]
    Thai,
    /// English.
    English,
}

impl Lang {
    /// The key in `assets/locales`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Thai => "th",
            Self::English => "en",
        }
    }

    /// The language with this key.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Thai, Self::English].into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a system that names its locale so, most telling first: `LC_ALL`,
    /// `LC_MESSAGES`, `LANG`. Thai, when they say nothing.
    pub fn from_locales<'a>(locales: impl IntoIterator<Item = &'a str>) -> Self {
        let telling = locales.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default();
        let language = telling.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" | "th" => Self::Thai,
            _ => Self::English,
        }
    }

    /// A number in the digits of the language.
    pub fn number(self, number: i64) -> String {
        match self {
            Self::Thai => thai_number(number),
            Self::English => number.to_string(),
        }
    }

    /// Words with the digits of the language in them.
    pub fn digits(self, words: &str) -> String {
        match self {
            Self::Thai => to_thai_digits(words),
            Self::English => to_arabic_digits(words),
        }
    }

    /// An amount in the digits of the language, its thousands told apart.
    pub fn amount(self, amount: Amount, number: i64) -> String {
        self.digits(&amount.said(number))
    }

    /// A count in the digits of the language, its thousands told apart: `10,000`.
    pub fn count(self, count: usize) -> String {
        let digits = count.to_string();
        let mut words = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                words.push(',');
            }
            words.push(digit);
        }
        self.digits(&words)
    }

    /// Day and time of a moment, in Thai as offices write them: `๒๐ พ.ย. ๒๕๖๙ ๐๙.๐๕ น.`
    pub fn moment(self, moment: Moment) -> String {
        match self {
            Self::Thai => format!("{} {}", thai_date_short(moment.date()), moment.thai_clock()),
            Self::English => format!("{} {}", moment.date(), moment.clock()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_that_says_nothing_is_thai() {
        for (locales, lang) in [
            (vec![], Lang::Thai),
            (vec!["", ""], Lang::Thai),
            (vec!["C"], Lang::Thai),
            (vec!["C.UTF-8"], Lang::Thai),
            (vec!["POSIX"], Lang::Thai),
            (vec!["th_TH.UTF-8"], Lang::Thai),
            (vec!["", "en_US.UTF-8"], Lang::English),
            (vec!["en_GB", "th_TH"], Lang::English),
            (vec!["de_DE.UTF-8"], Lang::English),
        ] {
            assert_eq!(Lang::from_locales(locales.iter().copied()), lang, "{locales:?}");
        }
    }

    #[test]
    fn the_thousands_of_a_count_are_told_apart() {
        for (count, english, thai) in [
            (0, "0", "๐"),
            (999, "999", "๙๙๙"),
            (1_000, "1,000", "๑,๐๐๐"),
            (10_000, "10,000", "๑๐,๐๐๐"),
            (123_456_789, "123,456,789", "๑๒๓,๔๕๖,๗๘๙"),
        ] {
            assert_eq!(Lang::English.count(count), english);
            assert_eq!(Lang::Thai.count(count), thai);
        }
    }

    #[test]
    fn a_moment_is_said_in_the_era_of_the_language() {
        let moment = "2026-11-20T09:05:10+07:00".parse().unwrap();
        assert_eq!(Lang::Thai.moment(moment), "๒๐ พ.ย. ๒๕๖๙ ๐๙.๐๕ น.");
        assert_eq!(Lang::English.moment(moment), "2026-11-20 09:05");
    }
}

//! A day, as an answer: in files as `2026-11-20`, to Thai readers as `๒๐ พฤศจิกายน ๒๕๖๙`.

use std::fmt;

use jiff::civil::Date;

use super::{parse_thai_date, thai_date};

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day that a person typed, in whichever way Thai officers write one.
    pub fn typed(text: &str) -> Option<Self> {
        parse_thai_date(text).map(Self)
    }

    /// The day of a file: `2026-11-20` and nothing else.
    pub fn from_file(text: &str) -> Option<Self> {
        let day = Self(text.parse().ok()?);
        (day.to_string() == text).then_some(day)
    }

    /// The day as Thai papers write it.
    pub fn thai(self) -> String {
        thai_date(self.0)
    }

    /// The day itself.
    pub fn date(self) -> Date {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_back_from_a_file_and_nothing_else_is_one() {
        let day = Day::typed("๒๐ พ.ย. ๒๕๖๙").unwrap();
        assert_eq!(day.to_string(), "2026-11-20");
        assert_eq!(Day::from_file("2026-11-20"), Some(day));
        assert_eq!(day.thai(), "๒๐ พฤศจิกายน ๒๕๖๙");
        for text in ["", "2026-11-20T00:00", "20261120", "2026-13-01", "20/11/2569", " 2026-11-20"]
        {
            assert_eq!(Day::from_file(text), None, "{text}");
        }
    }
}

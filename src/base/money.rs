//! Amounts of money and numbers with their thousands told apart.
//!
//! **Invariant:** whole numbers only. Where satang count, an amount is so many satang.

use super::digits::{parse_whole_number, to_arabic_digits, to_thai_digits};

/// What a whole number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub enum Amount {
    /// Things, people, points.
    #[default]
    Plain,
    /// Baht.
    Baht,
    /// Satang, written as baht with two decimals.
    Satang,
}

impl Amount {
    /// The amount that a person typed: Thai or Arabic digits, thousands told apart or not.
    pub fn typed(self, text: &str) -> Option<i64> {
        let text = to_arabic_digits(text.trim());
        let (whole, part) = match text.split_once('.') {
            Some((whole, part)) if self == Self::Satang => (whole, part),
            Some(_) => return None,
            None => (text.as_str(), ""),
        };
        let negative = whole.starts_with(['-', '−']);
        let whole = parse_whole_number(&ungrouped(whole)?)?;
        if self != Self::Satang {
            return Some(whole);
        }
        let satang = match part.as_bytes() {
            [] => 0,
            [tens @ b'0'..=b'9'] => i64::from(tens - b'0') * 10,
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
                i64::from(tens - b'0') * 10 + i64::from(ones - b'0')
            }
            _ => return None,
        };
        let satang = if negative { -satang } else { satang };
        whole.checked_mul(100)?.checked_add(satang)
    }

    /// An amount in Arabic digits, as `12,345` or `12,345.50`.
    pub fn said(self, amount: i64) -> String {
        match self {
            Self::Plain | Self::Baht => grouped(amount.unsigned_abs(), amount < 0),
            Self::Satang => {
                let all = amount.unsigned_abs();
                format!("{}.{:02}", grouped(all / 100, amount < 0), all % 100)
            }
        }
    }

    /// An amount in Thai digits.
    pub fn thai(self, amount: i64) -> String {
        to_thai_digits(&self.said(amount))
    }
}

/// The digits without the commas between thousands; nothing, where a comma stands elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if first.is_empty() || group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

fn grouped(number: u64, negative: bool) -> String {
    let digits = number.to_string();
    let mut words = if negative { String::from("-") } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_officers_type_is_an_amount() {
        for (amount, typed, number) in [
            (Amount::Baht, "33960", Some(33_960)),
            (Amount::Baht, " ๓๓,๙๖๐ ", Some(33_960)),
            (Amount::Baht, "1,234,567", Some(1_234_567)),
            (Amount::Baht, "-5", Some(-5)),
            (Amount::Baht, "33960.50", None),
            (Amount::Baht, "3,39", None),
            (Amount::Baht, ",396", None),
            (Amount::Baht, "", None),
            (Amount::Satang, "33,960.5", Some(3_396_050)),
            (Amount::Satang, "๐.๐๕", Some(5)),
            (Amount::Satang, "-0.05", Some(-5)),
            (Amount::Satang, "12", Some(1_200)),
            (Amount::Satang, "12.345", None),
            (Amount::Satang, "12.x", None),
            (Amount::Satang, "9223372036854775807", None),
            (Amount::Plain, "๑๒", Some(12)),
        ] {
            assert_eq!(amount.typed(typed), number, "{amount:?} {typed}");
        }
    }

    #[test]
    fn an_amount_is_read_back() {
        for amount in [Amount::Plain, Amount::Baht, Amount::Satang] {
            for number in [0, 5, 99, 100, 1_000, 123_456_789, -7, -1_234_567] {
                assert_eq!(amount.typed(&amount.said(number)), Some(number), "{amount:?}");
                assert_eq!(amount.typed(&amount.thai(number)), Some(number), "{amount:?}");
            }
        }
        assert_eq!(Amount::Satang.thai(3_396_050), "๓๓,๙๖๐.๕๐");
        assert_eq!(Amount::Baht.said(i64::MIN), "-9,223,372,036,854,775,808");
    }
}

//! Thai digits, both ways.

const THAI_ZERO: u32 = '๐' as u32;

/// The text with every Arabic digit as a Thai one.
pub fn to_thai_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c.to_digit(10).and_then(|digit| char::from_u32(THAI_ZERO + digit)) {
            Some(thai) => thai,
            None => c,
        })
        .collect()
}

/// The text with every Thai digit as an Arabic one.
pub fn to_arabic_digits(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c).checked_sub(THAI_ZERO) {
            Some(digit @ 0..=9) => char::from_digit(digit, 10).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// A whole number in Thai digits.
pub fn thai_number(number: i64) -> String {
    to_thai_digits(&number.to_string())
}

/// The whole number that a person typed, in Thai or Arabic digits, spaces around it allowed.
///
/// `None` when it is none, or one too large to be meant.
pub fn parse_whole_number(text: &str) -> Option<i64> {
    let digits = to_arabic_digits(text.trim());
    let (sign, digits) = match digits.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, digits.strip_prefix('+').unwrap_or(&digits)),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse::<i64>().ok().map(|number| sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_go_both_ways_and_leave_the_rest_alone() {
        assert_eq!(to_thai_digits("ว 2/2558 (10-15)"), "ว ๒/๒๕๕๘ (๑๐-๑๕)");
        assert_eq!(to_arabic_digits("ว ๒/๒๕๕๘ (๑๐-๑๕)"), "ว 2/2558 (10-15)");
        assert_eq!(to_thai_digits("0123456789"), "๐๑๒๓๔๕๖๗๘๙");
        assert_eq!(to_arabic_digits("๐๑๒๓๔๕๖๗๘๙"), "0123456789");
        assert_eq!(thai_number(100), "๑๐๐");
        assert_eq!(thai_number(-5), "-๕");
    }

    #[test]
    fn whole_numbers_are_read_in_either_digits_or_not_at_all() {
        for (typed, number) in [
            ("28", Some(28)),
            ("๒๘", Some(28)),
            ("๒8", Some(28)),
            (" ๒๘ ", Some(28)),
            ("+7", Some(7)),
            ("-5", Some(-5)),
            ("−๕", Some(-5)),
            ("007", Some(7)),
            ("0", Some(0)),
            ("", None),
            ("-", None),
            ("--5", None),
            ("2.5", None),
            ("๒๘ คะแนน", None),
            ("1e3", None),
            ("٣", None),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(parse_whole_number(typed), number, "{typed:?}");
        }
    }
}

//! Dates as Thai officers write them: Buddhist era, Thai months.
//!
//! **Which year a number means** is decided here and nowhere else, in [`year_from_typed`].

use jiff::civil::Date;

use super::digits::{thai_number, to_arabic_digits};

/// Buddhist era minus common era.
const BUDDHIST_ERA: i16 = 543;

/// The twelve months: full and short name.
const MONTHS: [(&str, &str); 12] = [
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
];

/// `๒๐ พฤศจิกายน ๒๕๖๙`
pub fn thai_date(date: Date) -> String {
    with_month(date, |(full, _)| full)
}

/// `๒๐ พ.ย. ๒๕๖๙`
pub fn thai_date_short(date: Date) -> String {
    with_month(date, |(_, short)| short)
}

fn with_month(date: Date, name: fn(&(&'static str, &'static str)) -> &'static str) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
    format!(
        "{} {} {}",
        thai_number(date.day().into()),
        month.map_or("", name),
        thai_number(i64::from(date.year()) + i64::from(BUDDHIST_ERA)),
    )
}

/// The date that an officer typed; Thai or Arabic digits.
///
/// Read are `20 พฤศจิกายน 2569`, `20 พ.ย. 69`, `20พย2569`, `วันที่ 20 พ.ย. พ.ศ. 2569`,
/// `20/11/2569`, `20-11-2569`, `20.11.2569` and `2026-11-20`: day first, unless the year stands
/// first.
pub fn parse_thai_date(typed: &str) -> Option<Date> {
    let typed = to_arabic_digits(typed).to_lowercase();
    let (year, month, day) = named_month(&typed).or_else(|| numbers_alone(&typed))?;
    Date::new(year, month, day).ok()
}

/// The year that a typed number means.
///
/// - Four digits from 2400 are Buddhist era (2400 BE is 1857), four digits below are common era:
///   no paper of this program is older than that, or younger than 2399 CE.
/// - Two digits are Buddhist era of this century, 2500 to 2599, as in `20 พ.ย. 69`.
/// - Anything else is no year.
fn year_from_typed(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match (digits.len(), year) {
        (2, _) => Some(2500 + year - BUDDHIST_ERA),
        (4, 2400..) => Some(year - BUDDHIST_ERA),
        (4, 1000..) => Some(year),
        _ => None,
    }
}

/// `20 พ.ย. 2569` and its kin.
fn named_month(typed: &str) -> Option<(i16, i8, i8)> {
    let bare = |text: &str| text.replace(['.', ' ', '\u{a0}'], "");
    let bare_typed = bare(typed);
    let (before, number, after) = MONTHS.iter().zip(1..).find_map(|((full, short), number)| {
        let (before, after) =
            bare_typed.split_once(full).or_else(|| bare_typed.split_once(&bare(short)))?;
        Some((before, number, after))
    })?;
    let day = before.strip_prefix("วันที่").unwrap_or(before);
    let day = day.strip_prefix("ที่").unwrap_or(day);
    let (year, common_era) = match after.strip_prefix("คศ") {
        Some(year) => (year, true),
        None => (after.strip_prefix("พศ").unwrap_or(after), false),
    };
    let year =
        if common_era && year.len() == 4 { number_of(year)? } else { year_from_typed(year)? };
    Some((year, number, number_of(day)?))
}

/// `20/11/2569` and its kin.
fn numbers_alone(typed: &str) -> Option<(i16, i8, i8)> {
    let mut parts = typed.trim().split(['/', '-', '.']).map(str::trim);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    Some((year_from_typed(year)?, number_of(month)?, number_of(day)?))
}

/// Digits alone: no sign, no space.
fn number_of<N: std::str::FromStr>(digits: &str) -> Option<N> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_written_as_in_government_papers() {
        assert_eq!(thai_date(date(2026, 11, 20)), "๒๐ พฤศจิกายน ๒๕๖๙");
        assert_eq!(thai_date_short(date(2026, 11, 20)), "๒๐ พ.ย. ๒๕๖๙");
        assert_eq!(thai_date(date(2015, 2, 19)), "๑๙ กุมภาพันธ์ ๒๕๕๘");
        assert_eq!(thai_date_short(date(2026, 1, 1)), "๑ ม.ค. ๒๕๖๙");
    }

    #[test]
    fn what_officers_type_is_understood() {
        for typed in [
            "20 พฤศจิกายน 2569",
            "๒๐ พฤศจิกายน ๒๕๖๙",
            "20 พ.ย. 2569",
            "20 พ.ย.2569",
            "20พ.ย.2569",
            "20 พย 2569",
            "20 พ.ย. 69",
            "๒๐ พ.ย. ๖๙",
            "วันที่ 20 พ.ย. 2569",
            "ที่ ๒๐ พฤศจิกายน พ.ศ. ๒๕๖๙",
            "20 พฤศจิกายน ค.ศ. 2026",
            "20 พ.ย. 2026",
            "20/11/2569",
            "๒๐/๑๑/๒๕๖๙",
            "20-11-2569",
            "20.11.2569",
            "20 / 11 / 2569",
            "20/11/69",
            "20/11/2026",
            "2026-11-20",
            "2569-11-20",
            "๒๕๖๙-๑๑-๒๐",
            " 20/11/2569 ",
        ] {
            assert_eq!(parse_thai_date(typed), Some(date(2026, 11, 20)), "{typed}");
        }
    }

    #[test]
    fn every_month_is_known_by_both_names() {
        for (month, (full, short)) in (1..=12).zip(MONTHS) {
            let day = Some(date(2026, month, 3));
            assert_eq!(parse_thai_date(&format!("3 {full} 2569")), day, "{full}");
            assert_eq!(parse_thai_date(&format!("3 {short} 2569")), day, "{short}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for typed in [
            "",
            "พ.ย.",
            "20 พ.ย.",
            "20",
            "20/11",
            "31/11/2569",
            "29/2/2569",
            "0/1/2569",
            "1/0/2569",
            "1/13/2569",
            "20/11/256",
            "20/11/25690",
            "20/11/2569/1",
            "a/b/c",
            "-1/1/2569",
            "พรุ่งนี้",
            "20 พ.ย. สองห้าหกเก้า",
            "20 พ.ย. +569",
            "// /",
        ] {
            assert_eq!(parse_thai_date(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn the_year_is_of_the_era_its_size_says() {
        for (typed, year) in [
            ("2400", Some(1857)),
            ("2399", Some(2399)),
            ("2569", Some(2026)),
            ("2026", Some(2026)),
            ("1999", Some(1999)),
            ("00", Some(1957)),
            ("69", Some(2026)),
            ("99", Some(2056)),
            ("0999", None),
            ("569", None),
            ("25690", None),
            ("", None),
        ] {
            assert_eq!(year_from_typed(typed), year, "{typed:?}");
        }
    }

    #[test]
    fn a_leap_day_is_one_of_its_common_era_year() {
        assert_eq!(parse_thai_date("29/2/2567"), Some(date(2024, 2, 29)));
        assert_eq!(parse_thai_date("29 ก.พ. 2568"), None);
    }

    #[test]
    fn a_written_date_is_read_back() {
        let mut day = date(2024, 1, 1);
        while day < date(2028, 3, 1) {
            assert_eq!(parse_thai_date(&thai_date(day)), Some(day));
            assert_eq!(parse_thai_date(&thai_date_short(day)), Some(day));
            day = day.tomorrow().unwrap();
        }
    }
}

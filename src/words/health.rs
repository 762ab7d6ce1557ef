//! What is kept where, and what about it is not as it should be.

use rust_i18n::t;

use super::failure::{failure, open_error};
use super::{Lang, shown};
use crate::store::{Kept, Oddity};

/// What lies in a place: how much, and from when.
pub fn kept(lang: Lang, of: &Kept) -> String {
    let locale = lang.code();
    let (Some(oldest), Some(newest)) = (of.oldest, of.newest) else {
        return t!("health.nothing", locale = locale).into_owned();
    };
    t!(
        "health.kept",
        locale = locale,
        count = lang.count(of.files),
        size = size(lang, of.bytes),
        oldest = lang.moment(oldest),
        newest = lang.moment(newest)
    )
    .into_owned()
}

/// What is not as it should be, and what to do.
pub fn oddity(lang: Lang, of: &Oddity) -> String {
    let locale = lang.code();
    match of {
        Oddity::Failure(of) => failure(lang, of),
        Oddity::Altered(path) => {
            t!("health.altered", locale = locale, path = shown(path)).into_owned()
        }
        Oddity::Planted(path) => {
            t!("health.planted", locale = locale, path = shown(path)).into_owned()
        }
        Oddity::Damaged(path, error) => open_error(lang, &path.display().to_string(), error),
        Oddity::LittleRoom { folder, bytes } => {
            let room = size(lang, *bytes);
            t!("health.little_room", locale = locale, path = shown(folder), room = room)
                .into_owned()
        }
    }
}

/// So many bytes, in a unit that fits.
pub fn size(lang: Lang, bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] =
        [("health.gb", 1 << 30), ("health.mb", 1 << 20), ("health.kb", 1 << 10)];
    let (unit, of) =
        UNITS.into_iter().find(|(_, of)| bytes >= *of).unwrap_or(("health.kb", 1 << 10));
    // Tenths, rounded up: what is there is never nothing.
    let tenths = bytes.saturating_mul(10).div_ceil(of);
    let number = if tenths >= 100 || tenths % 10 == 0 {
        lang.count(usize::try_from(tenths.div_ceil(10)).unwrap_or(usize::MAX))
    } else {
        lang.digits(&format!("{}.{}", tenths / 10, tenths % 10))
    };
    t!(unit, locale = lang.code(), number = number).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_a_unit_that_fits() {
        for (bytes, said) in [
            (0, "0 KB"),
            (1, "0.1 KB"),
            (1024, "1 KB"),
            (40_000, "40 KB"),
            (5 << 20, "5 MB"),
            ((5 << 20) + 300_000, "5.3 MB"),
            (123 << 30, "123 GB"),
        ] {
            assert_eq!(size(Lang::English, bytes), said);
        }
        assert_eq!(size(Lang::Thai, 1500), "๑.๕ กิโลไบต์");
    }
}

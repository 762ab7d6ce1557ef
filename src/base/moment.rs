//! A moment, with the clock's offset where it was noted: `2026-11-20T09:30:00+07:00`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::fmt::temporal::{DateTimeParser, Pieces, PiecesOffset};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

use super::digits::to_thai_digits;

/// A moment to the second, as a clock on the wall showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    at: Timestamp,
    offset: Offset,
}

impl Moment {
    /// The first moment of a day, on the walls of Thailand.
    pub fn on(day: Date) -> Self {
        let offset = Offset::constant(7);
        let at = offset.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX);
        Self { at, offset }
    }

    /// The day on that wall.
    pub fn date(self) -> Date {
        self.zoned().date()
    }

    /// Hours and minutes on that wall: `09:30`.
    pub fn clock(self) -> String {
        self.zoned().strftime("%H:%M").to_string()
    }

    /// The same as Thai offices write it: `๐๙.๓๐ น.`
    pub fn thai_clock(self) -> String {
        to_thai_digits(&self.zoned().strftime("%H.%M น.").to_string())
    }

    /// The time of day on that wall.
    pub fn time(self) -> Time {
        self.zoned().time()
    }

    /// The seconds since 1970 began in Greenwich.
    pub fn unix_seconds(self) -> i64 {
        self.at.as_second()
    }

    /// The time that lies between, in seconds; negative when `other` is later.
    pub fn seconds_since(self, other: Self) -> i64 {
        self.at.as_second() - other.at.as_second()
    }

    fn zoned(self) -> Zoned {
        self.at.to_zoned(TimeZone::fixed(self.offset))
    }
}

impl From<&Zoned> for Moment {
    fn from(zoned: &Zoned) -> Self {
        let whole = Timestamp::from_second(zoned.timestamp().as_second());
        Self { at: whole.unwrap_or_else(|_| zoned.timestamp()), offset: zoned.offset() }
    }
}

impl From<Moment> for std::time::SystemTime {
    fn from(moment: Moment) -> Self {
        moment.at.into()
    }
}

/// The text is no moment of the form `2026-11-20T09:30:00+07:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a moment of the form 2026-11-20T09:30:00+07:00")]
pub struct MomentError;

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let at = DateTimeParser::new().parse_timestamp(text).ok()?;
            let offset = match Pieces::parse(text).ok()?.offset()? {
                PiecesOffset::Numeric(numeric) => numeric.offset(),
                PiecesOffset::Zulu | _ => Offset::UTC,
            };
            let moment = Self { at: Timestamp::from_second(at.as_second()).ok()?, offset };
            // The four digits in which a year is written have no sign.
            (moment.date().year() >= 0).then_some(moment)
        };
        parse().ok_or(MomentError)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.zoned().strftime("%Y-%m-%dT%H:%M:%S%:z"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_written() {
        for text in [
            "2026-11-20T09:30:00+07:00",
            "2026-11-20T09:30:00+00:00",
            "2026-11-20T23:59:59-09:30",
            "1957-01-01T00:00:00+07:00",
            "0000-01-01T00:00:00+00:00",
            "9999-12-30T23:59:59+07:00",
            "2026-11-20T09:30:00+07:00:30",
        ] {
            assert_eq!(text.parse::<Moment>().map(|m| m.to_string()), Ok(text.to_owned()));
        }
        let zulu: Moment = "2026-11-20T02:30:00Z".parse().unwrap();
        assert_eq!(zulu.to_string(), "2026-11-20T02:30:00+00:00");
    }

    #[test]
    fn a_moment_is_to_the_second_and_on_its_own_wall() {
        let moment: Moment = "2026-11-20T00:30:15.75+07:00".parse().unwrap();
        assert_eq!(moment.to_string(), "2026-11-20T00:30:15+07:00");
        assert_eq!(moment.date(), jiff::civil::date(2026, 11, 20));
        assert_eq!((moment.clock(), moment.thai_clock()), ("00:30".into(), "๐๐.๓๐ น.".into()));
    }

    #[test]
    fn a_day_begins_at_midnight_in_thailand() {
        let moment = Moment::on(jiff::civil::date(2026, 11, 20));
        assert_eq!(moment.to_string(), "2026-11-20T00:00:00+07:00");
        for day in [jiff::civil::Date::MIN, jiff::civil::Date::MAX] {
            drop(Moment::on(day).to_string());
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026-11-20",
            "2026-11-20T09:30:00",
            "tomorrow",
            "2026-13-01T00:00:00Z",
            "-000001-06-15T12:00:00Z",
            "-000001-12-31T23:59:59+00:00",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(MomentError), "{text:?}");
        }
    }
}

//! What posts cost on average: the table of annex ๖, of `forms/tables`, and what the circulars work
//! out from it.
//!
//! **Invariant:** pure; whole baht, and nothing is worked out from a row that the table does not have.

mod level;

use std::sync::LazyLock;

use serde::Deserialize;

use level::Frame;

/// Months that an annual cost has.
const MONTHS: i64 = 12;

/// The table of average compensation, of one edition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compensation {
    /// The circular it comes from.
    pub edition: String,
    /// What stands above it.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// What stands between the levels of a frame: `หรือ`.
    pub or: String,
    /// What stands before a level: `ระดับ`.
    pub level_word: String,
    /// Its rows, the levels of a type lowest first.
    pub rows: Vec<Row>,
    /// What stands below it.
    pub notes: Vec<String>,
    /// What another reading of it would say.
    pub doubts: Vec<Doubt>,
}

/// A row: what a post of this type and level costs a month.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The type of the post: `วิชาการ`.
    pub kind: String,
    /// Its level.
    pub level: String,
    /// The stars behind the level, which a note explains.
    #[serde(default)]
    pub mark: String,
    /// The middle of its salaries.
    pub middle: i64,
    /// Pay for the position.
    #[serde(default)]
    pub position: i64,
    /// Remuneration, or for the cost of living.
    #[serde(default)]
    pub allowance: i64,
    /// Medical care.
    pub health: i64,
    /// An official car.
    #[serde(default)]
    pub car: i64,
    /// What is paid into the pension fund.
    pub fund: i64,
    /// Pensions and gratuities.
    pub pension: i64,
    /// Other welfare.
    pub welfare: i64,
    /// All of it, rounded up to ten, as printed.
    pub total: i64,
}

/// A place of the table of which the scan can be read in another way.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// The type of the row, where it is one.
    #[serde(default)]
    pub kind: Option<String>,
    /// The level of the row.
    #[serde(default)]
    pub level: Option<String>,
    /// The head of the column.
    pub column: String,
    /// What is read here.
    pub here: String,
    /// What could be read instead.
    pub other: String,
}

impl Row {
    /// The eight amounts added up, before they are rounded.
    pub const fn sum(&self) -> i64 {
        self.middle
            + self.position
            + self.allowance
            + self.health
            + self.car
            + self.fund
            + self.pension
            + self.welfare
    }
}

impl Compensation {
    /// The table built in.
    pub fn built_in() -> &'static Self {
        static TABLE: LazyLock<Compensation> = LazyLock::new(read);
        &TABLE
    }

    /// The rows of a post, more than one where stars or two amounts of position pay tell them apart.
    /// A frame of levels counts as its highest: `ปฏิบัติการหรือชำนาญการ` as `ชำนาญการ`.
    pub fn rows_of<'a>(&'a self, kind: &str, level: &str) -> Vec<&'a Row> {
        let rows: Vec<_> = self.rows.iter().filter(|row| row.kind == kind.trim()).collect();
        let Some(highest) = Frame::of(level, &self.or, &self.level_word)
            .highest(|name| rows.iter().rposition(|row| row.level == name))
        else {
            return Vec::new();
        };
        rows.into_iter().filter(|row| row.level == highest).collect()
    }

    /// What a post costs a month, where its type and level alone say so: the row without stars, and
    /// the extra pay that it has. Of two rows that nothing tells apart the first is meant.
    pub fn average(&self, kind: &str, level: &str, extra: i64) -> Option<i64> {
        let rows = self.rows_of(kind, level);
        let plain = rows.iter().find(|row| row.mark.is_empty()).or_else(|| rows.first())?;
        plain.total.checked_add(extra)
    }

    /// The type of the posts that have this level, where only one has: none for `ต้น` and `สูง`.
    pub fn kind_of(&self, level: &str) -> Option<&str> {
        let mut kinds = self.kinds().filter(|kind| !self.rows_of(kind, level).is_empty());
        let kind = kinds.next()?;
        kinds.next().is_none().then_some(kind)
    }

    /// The types of posts, in order.
    fn kinds(&self) -> impl Iterator<Item = &str> {
        let mut last = "";
        self.rows.iter().filter_map(move |row| {
            let new = row.kind != last;
            last = &row.kind;
            new.then_some(last)
        })
    }
}

/// What a change costs a year: คก. = (คผ. − คป.) × ๑๒.
pub const fn change_a_year(before: i64, after: i64) -> Option<i64> {
    match after.checked_sub(before) {
        Some(difference) => difference.checked_mul(MONTHS),
        None => None,
    }
}

#[expect(clippy::panic, reason = "the file is part of the program, and a test reads it")]
fn read() -> Compensation {
    match ron::from_str(include_str!("../../forms/tables/compensation.ron")) {
        Ok(table) => table,
        Err(error) => panic!("the table of compensation is wrong: {error}"),
    }
}

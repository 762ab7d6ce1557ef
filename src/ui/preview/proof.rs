//! The pages to be shown: the very sheet that the PDF is made of, and which of its pages are new.

use std::sync::atomic::{AtomicU64, Ordering};

use super::zoom::Column;
use crate::appraisal::Appraisal;
use crate::base::Moment;
use crate::case::Case;
use crate::form::Form;
use crate::sheet::{Page, Sheet, add_foot, lay_out};
use crate::words;

/// The pages of one revision of a case.
#[derive(Debug)]
pub struct Proof {
    sheet: Sheet,
    /// How the pages lie below each other.
    column: Column,
    /// A number for each page that no page with other marks has.
    stamps: Vec<u64>,
    /// Whose pages they are.
    pub of: ProofOf,
}

/// Which case, and which revision of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProofOf {
    /// The number of the session.
    pub serial: u64,
    /// The revision of its case.
    pub revision: u64,
}

impl Proof {
    /// Lays a case out, as it would be printed now. Pages that are as in the proof before keep their stamps, and with them
    /// what was painted of them.
    pub fn new(
        of: ProofOf,
        form: &Form,
        case: &Case,
        appraisal: &Appraisal,
        now: Moment,
        before: Option<&Self>,
    ) -> Self {
        let mut sheet = lay_out(form, Some((case, appraisal)));
        add_foot(&mut sheet, &words::foot(form, case, appraisal, now));
        let same = |(index, page): (usize, &Page)| {
            let before = before?;
            (before.sheet.pages.get(index)? == page).then(|| before.stamp(index))
        };
        let stamps = sheet.pages.iter().enumerate().map(|page| same(page).unwrap_or_else(fresh));
        Self { stamps: stamps.collect(), column: Column::of(&sheet.pages), sheet, of }
    }

    /// The whole document, as it is printed.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The pages.
    pub fn pages(&self) -> &[Page] {
        &self.sheet.pages
    }

    pub(super) fn column(&self) -> &Column {
        &self.column
    }

    /// The number of a page that changes whenever its marks do.
    pub(super) fn stamp(&self, page: usize) -> u64 {
        self.stamps.get(page).copied().unwrap_or_default()
    }
}

fn fresh() -> u64 {
    static STAMPS: AtomicU64 = AtomicU64::new(1);
    STAMPS.fetch_add(1, Ordering::Relaxed)
}

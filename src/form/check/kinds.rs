//! How fields and columns are answered.

use super::{Check, places};
use crate::base::bounds::FREE_LINES;
use crate::form::{ChoiceDef, ColumnDef, FixedRowsDef, KindDef, Problem};

impl Check<'_> {
    pub(super) fn kind(&mut self, place: &str, kind: &KindDef) {
        match kind {
            KindDef::Line | KindDef::Paragraphs | KindDef::Money { .. } | KindDef::Date => {}
            KindDef::Number { from, to, unit } => {
                if let (Some(from), Some(to)) = (from, to)
                    && from > to
                {
                    self.report(place, Problem::RangeBackwards);
                }
                self.unit(place, unit.as_ref());
            }
            KindDef::Value { unit, .. } => self.unit(place, unit.as_ref()),
            KindDef::Level => {
                if self.def.ladder.is_empty() {
                    self.report(place, Problem::NoLadder);
                }
            }
            KindDef::Target => {
                if self.def.score.is_none() {
                    self.report(place, Problem::NoScore);
                }
            }
            KindDef::Choice(choices) | KindDef::Ticks(choices) => self.choices(place, choices),
            KindDef::YesNo { yes, no } => {
                self.filled(place, yes);
                self.filled(place, no);
            }
            KindDef::Question { answers, reason } => {
                self.choices(place, answers);
                self.filled(place, reason);
            }
            KindDef::Rows { columns, fixed, at_least } => {
                if *at_least > FREE_LINES {
                    self.report(place, Problem::TooManyLines(*at_least));
                }
                self.columns(place, columns);
                if let Some(fixed) = fixed {
                    self.fixed_rows(place, fixed);
                }
            }
        }
    }

    fn unit(&mut self, place: &str, unit: Option<&String>) {
        if let Some(unit) = unit {
            self.filled(place, unit);
        }
    }

    fn choices(&mut self, place: &str, choices: &[ChoiceDef]) {
        self.unique(places(place, choices.iter().map(|choice| choice.id.as_str())));
        for choice in choices {
            self.filled(place, &choice.label);
        }
    }

    fn columns(&mut self, place: &str, columns: &[ColumnDef]) {
        let at = format!("{place}.columns");
        if columns.is_empty() {
            self.report(&at, Problem::Empty);
        }
        self.unique(places(&at, columns.iter().map(|column| column.id.as_str())));
        self.unique(places(&at, columns.iter().map(|column| column.label.as_str())));
        for (index, column) in columns.iter().enumerate() {
            let place = format!("{at}[{index}]");
            self.well_formed(&place, column.id.as_str());
            if column.id.as_str().contains('.') {
                self.report(&place, Problem::BadId(column.id.to_string()));
            }
            self.filled(&format!("{place}.label"), &column.label);
            if column.share == 0 {
                self.report(&place, Problem::Empty);
            }
            let at = format!("{place}.kind");
            if matches!(column.kind, KindDef::Rows { .. } | KindDef::Question { .. }) {
                self.report(at, Problem::NotInColumn);
            } else {
                self.kind(&at, &column.kind);
            }
        }
    }

    fn fixed_rows(&mut self, place: &str, fixed: &FixedRowsDef) {
        self.filled(&format!("{place}.fixed.head"), &fixed.head);
        if fixed.labels.is_empty() {
            self.report(format!("{place}.fixed"), Problem::Empty);
        }
        for (index, label) in fixed.labels.iter().enumerate() {
            self.filled(&format!("{place}.fixed.labels[{index}]"), label);
        }
    }
}

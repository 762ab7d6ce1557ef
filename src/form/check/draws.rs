//! What is drawn from cases has its place.

use super::{Check, is_text};
use crate::base::FieldId;
use crate::form::{Control, Problem};

impl Check<'_> {
    pub(super) fn draws(&mut self) {
        let Some(draws) = &self.def.draws else { return };
        let memory = ["case", "file", "into", "state", "values"].map(FieldId::from);
        self.table("draws.memory", &draws.memory, &memory);
        for (at, def) in draws.rows.iter().enumerate() {
            let columns: Vec<_> = def.columns.iter().map(|(column, _)| column.clone()).collect();
            self.table(&format!("draws.rows[{at}]"), &def.into, &columns);
        }
        for (at, def) in draws.counts.iter().enumerate() {
            let columns = [&def.kind, &def.level, &def.before, &def.after].map(Clone::clone);
            self.table(&format!("draws.counts[{at}]"), &def.into, &columns);
        }
        for (at, def) in draws.texts.iter().enumerate() {
            let place = format!("draws.texts[{at}]");
            let fits = |of: &Control| is_text(of) || matches!(of, Control::Number(_));
            self.names(&place, &def.into, fits);
            if def.once.is_none() && def.each.is_none() {
                self.report(place, Problem::Empty);
            }
        }
    }

    /// The table is there, with these columns.
    fn table(&mut self, place: &str, table: &FieldId, columns: &[FieldId]) {
        self.names(place, table, |control| control.rows().is_some());
        let rows = self.field(table).and_then(|field| field.control.rows());
        let unknown =
            columns.iter().filter(|id| rows.is_some_and(|rows| rows.column(id.as_str()).is_none()));
        let unknown: Vec<_> = unknown.cloned().collect();
        for id in unknown {
            self.report(place, Problem::UnknownField(id));
        }
    }
}

//! The rules, and the tables that they look up in.

use super::{Check, places};
use crate::base::{Amount, ChoiceId, FieldId};
use crate::form::rule::{Place, order, place};
use crate::form::{Control, OperandDef, Problem, RuleDef};

impl Check<'_> {
    pub(super) fn rules(&mut self) {
        let def = self.def;
        self.tables();
        let values = def.rules.iter().filter_map(RuleDef::value).map(FieldId::as_str);
        self.unique(places("rules", values));
        for (index, rule) in def.rules.iter().enumerate() {
            self.rule(&format!("rules[{index}]"), rule);
        }
        if order(def).is_none() {
            self.report("rules", Problem::Circle);
        }
        for value in self.values() {
            if !def.rules.iter().any(|rule| rule.value().is_some_and(|of| of.as_str() == value)) {
                self.report("rules", Problem::NoRule(FieldId::from(value)));
            }
        }
    }

    fn tables(&mut self) {
        let def = self.def;
        self.unique(places("tables", def.tables.iter().map(|table| table.id.as_str())));
        for (index, table) in def.tables.iter().enumerate() {
            let place = format!("tables[{index}]");
            self.unique(places(&place, table.columns.iter().map(String::as_str)));
            for (row, at) in table.rows.iter().zip(0..) {
                if row.values.len() != table.columns.len() {
                    self.report(format!("{place}.rows[{at}]"), Problem::TableRow);
                }
            }
        }
    }

    /// Every field and column that a rule must work out.
    fn values(&self) -> Vec<String> {
        let mut values = Vec::new();
        for field in self.fields {
            if matches!(field.control, Control::Value(_)) {
                values.push(field.id.to_string());
            }
            let columns = field.control.rows().map_or(&[][..], |rows| &rows.columns);
            let worked = columns.iter().filter(|of| matches!(of.control, Control::Value(_)));
            values.extend(worked.map(|of| format!("{}.{}", field.id, of.id)));
        }
        values
    }

    fn rule(&mut self, at: &str, rule: &RuleDef) {
        if let Some(value) = rule.value() {
            match place(self.fields, value.as_str()) {
                None => return self.report(at, Problem::UnknownField(value.clone())),
                Some((_, Control::Value(_))) => {}
                Some(_) => return self.report(at, Problem::WrongKind(value.clone())),
            }
        }
        // Worked out, compared or added up row by row, where it is about a column.
        let about = if let RuleDef::SumRows { of, .. } = rule {
            Some(of)
        } else {
            rule.value().or_else(|| rule.limit().map(|limit| limit.this))
        };
        let table = about.and_then(|about| self.table_of(about));
        if let (RuleDef::SumRows { of, .. }, None) = (rule, &table) {
            return self.report(at, Problem::WrongKind(of.clone()));
        }
        let mut amounts: Vec<_> = rule.value().into_iter().map(|of| self.amount(of)).collect();
        for operand in rule.operands() {
            let OperandDef::Of(id) = operand else { continue };
            match place(self.fields, id.as_str()) {
                None => self.report(at, Problem::UnknownField(id)),
                Some((of, control)) => {
                    let elsewhere =
                        matches!(&of, Place::Column { rows, .. } if Some(rows) != table.as_ref());
                    if control.amount().is_none() || elsewhere {
                        self.report(at, Problem::WrongKind(id));
                    } else {
                        amounts.push(self.amount(&id));
                    }
                }
            }
        }
        self.amounts(at, rule, &amounts);
        self.named(at, rule);
    }

    /// The table that an id leads into, where it is a column.
    fn table_of(&self, id: &FieldId) -> Option<FieldId> {
        match place(self.fields, id.as_str())?.0 {
            Place::Column { rows, .. } => Some(rows),
            Place::Field(_) => None,
        }
    }

    fn amount(&self, id: &FieldId) -> Amount {
        place(self.fields, id.as_str()).and_then(|(_, of)| of.amount()).unwrap_or_default()
    }

    /// Baht are not added to satang, nor to people; and money is multiplied by no money.
    fn amounts(&mut self, at: &str, rule: &RuleDef, amounts: &[Amount]) {
        let agree = match (rule, amounts) {
            (RuleDef::Product { .. }, [value, of @ ..]) => {
                let money: Vec<_> = of.iter().filter(|of| **of != Amount::Plain).collect();
                match money.as_slice() {
                    [] => *value == Amount::Plain,
                    [one] => *one == value,
                    _ => false,
                }
            }
            (_, amounts) => amounts.windows(2).all(|pair| matches!(pair, [a, b] if a == b)),
        };
        if !agree {
            self.report(at, Problem::AmountsDiffer);
        }
    }

    /// The fields, choices and tables that a rule names besides its numbers.
    fn named(&mut self, at: &str, rule: &RuleDef) {
        match rule {
            RuleDef::Count { of, .. } => self.names(at, of, |control| control.rows().is_some()),
            RuleDef::LookUp { table, column, keys, .. } => {
                for key in keys {
                    if place(self.fields, key.as_str()).is_none() {
                        self.report(at, Problem::UnknownField(key.clone()));
                    }
                }
                let table = self.def.tables.iter().find(|known| known.id == *table);
                let fits = table.is_some_and(|table| {
                    table.columns.contains(column)
                        && table.rows.iter().all(|row| row.keys.len() == keys.len())
                });
                if !fits {
                    self.report(at, Problem::UnknownTable(column.clone()));
                }
            }
            RuleDef::RequiredIf { field, when, is } => {
                self.names(at, field, |_| true);
                self.chosen(at, when, is);
            }
            RuleDef::ReasonOf { field, of, when } => {
                self.names(at, field, Control::is_text);
                self.chosen(at, of, when);
            }
            RuleDef::AtMost { says, .. } | RuleDef::AtLeast { says, .. } => {
                if let Some(says) = says {
                    self.filled(at, &says.th);
                }
            }
            RuleDef::Above { this, than } => {
                if self.def.ladder.is_empty() {
                    self.report(at, Problem::NoLadder);
                }
                for field in [this, than] {
                    self.names(at, field, |control| control.is_text() || control.is_choice());
                }
            }
            RuleDef::Sum { .. }
            | RuleDef::SumRows { .. }
            | RuleDef::Difference { .. }
            | RuleDef::Product { .. } => {}
        }
    }

    fn chosen(&mut self, at: &str, field: &FieldId, choices: &[ChoiceId]) {
        self.names(at, field, |control| !control.choices().is_empty());
        for choice in choices {
            self.known_choice(at, field, choice);
        }
    }
}

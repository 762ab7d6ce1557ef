//! Where rules find what they speak of, and the order in which they are worked out.

use super::{Control, Field, Form, FormDef, OperandDef, RuleDef};
use crate::base::FieldId;

/// What a rule speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field.
    Field(FieldId),
    /// A column of a table.
    Column {
        /// The table.
        rows: FieldId,
        /// The column.
        column: FieldId,
    },
}

/// Where an id of a rule leads, and how it is answered there.
pub(super) fn place<'a>(fields: &'a [Field], id: &str) -> Option<(Place, &'a Control)> {
    if let Some(field) = fields.iter().find(|field| field.id == *id) {
        return Some((Place::Field(field.id.clone()), &field.control));
    }
    let (rows, column) = id.rsplit_once('.')?;
    let field = fields.iter().find(|field| field.id == *rows)?;
    let column = field.control.rows()?.column(column)?;
    let place = Place::Column { rows: field.id.clone(), column: column.id.clone() };
    Some((place, &column.control))
}

/// The rules that work values out, each after those whose values it needs; nothing, where they
/// need each other in a circle.
pub(super) fn order(def: &FormDef) -> Option<Vec<usize>> {
    let working = || def.rules.iter().enumerate().filter(|(_, rule)| rule.value().is_some());
    let needs = |rule: &RuleDef, value: &FieldId| {
        rule.operands().iter().any(|of| matches!(of, OperandDef::Of(id) if id == value))
    };
    let mut left: Vec<_> = working().collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let ready = left.iter().position(|(_, rule)| {
            !left.iter().any(|(_, other)| other.value().is_some_and(|of| needs(rule, of)))
        })?;
        order.push(left.remove(ready).0);
    }
    Some(order)
}

impl Form {
    /// Where an id of a rule leads, and how it is answered there.
    pub fn place(&self, id: &FieldId) -> Option<(Place, &Control)> {
        place(&self.fields, id.as_str())
    }

    /// The rules, in the order of the file.
    pub fn rules(&self) -> &[RuleDef] {
        &self.def.rules
    }

    /// The rules that work values out, in the order in which they are worked out.
    pub fn working_rules(&self) -> impl Iterator<Item = &RuleDef> {
        self.rule_order.iter().filter_map(|index| self.def.rules.get(*index))
    }
}

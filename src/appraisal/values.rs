//! What the form's rules work out.

use std::collections::BTreeMap;

use crate::base::FieldId;
use crate::case::{Answer, Case, Row};
use crate::form::{Form, OperandDef, Place, RuleDef};

/// What the form's rules work out; what is not known yet is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    fields: BTreeMap<FieldId, i64>,
    cells: BTreeMap<(FieldId, FieldId), Vec<Option<i64>>>,
}

impl Values {
    /// The value of a field.
    pub fn field(&self, field: &str) -> Option<i64> {
        self.fields.get(field).copied()
    }

    /// The value of a cell; rows count from 0.
    pub fn cell(&self, rows: &FieldId, row: usize, column: &FieldId) -> Option<i64> {
        self.cells.get(&(rows.clone(), column.clone()))?.get(row).copied().flatten()
    }

    /// Every value of a field, by its id.
    pub fn fields(&self) -> &BTreeMap<FieldId, i64> {
        &self.fields
    }

    /// Every column that is worked out, by the ids of its table and its own: a value a row.
    pub fn columns(&self) -> &BTreeMap<(FieldId, FieldId), Vec<Option<i64>>> {
        &self.cells
    }

    pub(super) fn of(form: &Form, case: &Case) -> Self {
        let mut values = Self::default();
        for rule in form.working_rules() {
            let Some((place, _)) = rule.value().and_then(|value| form.place(value)) else {
                continue;
            };
            match place {
                Place::Field(field) => {
                    if let Some(value) = values.work_out(form, case, rule, None) {
                        values.fields.insert(field, value);
                    }
                }
                Place::Column { rows, column } => {
                    let count = case.rows(rows.as_str()).len();
                    let each = (0..count).map(|row| values.work_out(form, case, rule, Some(row)));
                    let each = each.collect();
                    values.cells.insert((rows, column), each);
                }
            }
        }
        values
    }

    fn work_out(
        &self,
        form: &Form,
        case: &Case,
        rule: &RuleDef,
        row: Option<usize>,
    ) -> Option<i64> {
        let number = |operand: &OperandDef| self.operand(form, case, operand, row);
        match rule {
            RuleDef::Sum { of, .. } => sum(of.iter().map(number)),
            RuleDef::SumRows { of, .. } => {
                let Place::Column { rows, column } = form.place(of)?.0 else { return None };
                let count = case.rows(rows.as_str()).len();
                sum((0..count).map(|row| self.in_cell(case, &rows, row, &column)))
            }
            RuleDef::Count { of, .. } => {
                let rows = case.rows(of.as_str()).iter();
                i64::try_from(rows.filter(|row| !Row::is_blank(row)).count()).ok()
            }
            RuleDef::Difference { from, less, .. } => match (number(from), number(less)) {
                (None, None) => None,
                (from, less) => from.unwrap_or(0).checked_sub(less.unwrap_or(0)),
            },
            RuleDef::Product { of, .. } => {
                of.iter().try_fold(1_i64, |product, of| product.checked_mul(number(of)?))
            }
            RuleDef::LookUp { table, column, keys, .. } => {
                let table = form.def().tables.iter().find(|known| known.id == *table)?;
                let at = table.columns.iter().position(|known| known == column)?;
                let keys = keys.iter().map(|key| key_of(form, case, key, row));
                let keys = keys.collect::<Option<Vec<_>>>()?;
                let found = table.rows.iter().find(|row| row.keys == keys)?;
                found.values.get(at).copied()
            }
            RuleDef::RequiredIf { .. }
            | RuleDef::ReasonOf { .. }
            | RuleDef::AtMost { .. }
            | RuleDef::AtLeast { .. }
            | RuleDef::Above { .. } => None,
        }
    }

    /// The number that an operand stands for, in this row where it is a column.
    pub(super) fn operand(
        &self,
        form: &Form,
        case: &Case,
        operand: &OperandDef,
        row: Option<usize>,
    ) -> Option<i64> {
        match operand {
            OperandDef::Number(number) => Some(*number),
            OperandDef::Of(id) => match form.place(id)?.0 {
                Place::Field(field) => {
                    self.field(field.as_str()).or_else(|| case.number(field.as_str()))
                }
                Place::Column { rows, column } => self.in_cell(case, &rows, row?, &column),
            },
        }
    }

    fn in_cell(&self, case: &Case, rows: &FieldId, row: usize, column: &FieldId) -> Option<i64> {
        self.cell(rows, row, column).or_else(|| {
            let answer = case.cell(rows.as_str(), row, column.as_str())?;
            if let Answer::Number(number) = answer { Some(*number) } else { None }
        })
    }
}

/// What is not known counts as nothing; but nothing known is no sum.
fn sum(mut numbers: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    numbers.try_fold(None, |sum: Option<i64>, number| match (sum, number) {
        (sum, None) => Some(sum),
        (sum, Some(number)) => sum.unwrap_or(0).checked_add(number).map(Some),
    })?
}

/// What names a row of a table: words as typed, or the id of a choice.
fn key_of(form: &Form, case: &Case, key: &FieldId, row: Option<usize>) -> Option<String> {
    let answer = match form.place(key)?.0 {
        Place::Field(field) => case.answer(field.as_str())?.clone(),
        Place::Column { rows, column } => case.cell(rows.as_str(), row?, column.as_str())?.clone(),
    };
    match answer {
        Answer::Text(text) => Some(text.trim().to_owned()),
        Answer::Choice(choice) => Some(choice.to_string()),
        Answer::Number(number) => Some(number.to_string()),
        Answer::Date(_) | Answer::Ticks(_) | Answer::Rows(_) => None,
    }
}

//! What `khangan set` names: a field, a row of a table, or a cell.

use crate::base::FieldId;

/// What is named to the left of the equals sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A field: `position.number`.
    Field(FieldId),
    /// A row of a table: `posts[2]`.
    Row(FieldId, RowNumber),
    /// A cell: `posts[2].pay`.
    Cell(FieldId, RowNumber, FieldId),
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowNumber {
    /// The row at this place, from 0.
    At(usize),
    /// A new row behind the last one; and then, in the same command, still that row.
    New,
}

impl Address {
    /// Rows are counted from 1 on the command line.
    pub(super) fn read(text: &str) -> Option<Self> {
        let Some((field, rest)) = text.split_once('[') else {
            return Some(Self::Field(FieldId::from(text)));
        };
        let (number, column) = rest.split_once(']')?;
        let number = match number {
            "+" => RowNumber::New,
            number => RowNumber::At(number.parse::<usize>().ok()?.checked_sub(1)?),
        };
        let field = FieldId::from(field);
        match column.strip_prefix('.') {
            Some(column) => Some(Self::Cell(field, number, FieldId::from(column))),
            None => column.is_empty().then_some(Self::Row(field, number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_rows_and_cells_are_told_apart() {
        let (posts, pay) = (|| FieldId::from("posts"), || FieldId::from("pay"));
        for (text, address) in [
            ("a.b", Some(Address::Field("a.b".into()))),
            ("posts[2]", Some(Address::Row(posts(), RowNumber::At(1)))),
            ("posts[2].pay", Some(Address::Cell(posts(), RowNumber::At(1), pay()))),
            ("posts[+].pay", Some(Address::Cell(posts(), RowNumber::New, pay()))),
            ("posts[0]", None),
            ("posts[x]", None),
            ("posts[-1].pay", None),
            ("posts[2", None),
            ("posts[2]pay", None),
        ] {
            assert_eq!(Address::read(text), address, "{text}");
        }
    }
}

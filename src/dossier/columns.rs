//! Descriptions of the tables: one entry a column, from which headers are checked and the guide is written.

use super::TableName;

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Name in the header row.
    pub name: &'static str,
    /// Whether the header row must have it.
    pub required: bool,
    /// What stands in it.
    pub meaning: &'static str,
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description {
    /// Which one.
    pub table: TableName,
    /// What a row of it says.
    pub meaning: &'static str,
    /// Columns of the table. They may stand in any order.
    pub columns: &'static [Column],
}

/// A column that must be there.
pub(super) const fn required(name: &'static str, meaning: &'static str) -> Column {
    Column { name, required: true, meaning }
}

/// A column that may be left out.
pub(super) const fn optional(name: &'static str, meaning: &'static str) -> Column {
    Column { name, required: false, meaning }
}

impl Description {
    /// Position of a column. Used in constants, so that a misspelt name does not compile.
    pub(super) const fn at(&self, name: &str) -> usize {
        let mut position = 0;
        while position < self.columns.len() {
            if same(self.columns[position].name.as_bytes(), name.as_bytes()) {
                return position;
            }
            position += 1;
        }
        assert!(position < self.columns.len(), "there is no such column");
        position
    }
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut position = 0;
    while position < one.len() {
        if one[position] != other[position] {
            return false;
        }
        position += 1;
    }
    true
}

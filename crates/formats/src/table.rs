//! Tables of items: which column means what, and rows turned into items.
//!
//! Shared by delimited text and workbooks. A table carries no labels; what a column of attribute
//! values says is what the seller claims.

mod guess;
mod rows;

use serde::{Deserialize, Serialize};

pub use guess::{guess_mapping, looks_like_header};
pub(crate) use rows::TableRows;

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The item's id.
    Id,
    /// Name of its vertical.
    Vertical,
    /// The field `title`.
    Title,
    /// The field `description`.
    Description,
    /// Another field, by name.
    Field(String),
    /// A value the seller gives for an attribute.
    Seller(String),
    /// Photo paths, separated by `|` or `;`.
    Images,
    /// Items of one group are the same product.
    Group,
    /// Train, dev, test or holdout.
    Split,
    /// Kept beside the item as it is; under `source_…` where the native form means something by the name.
    Keep(String),
    /// Left out.
    Ignore,
}

/// The meaning of every column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// One per column, from the left. Columns beyond it are left out.
    pub columns: Vec<Column>,
    /// Whether the first row names the columns and is no item.
    pub header: bool,
}

/// What a table looks like before it is read: to show the mapping and let it be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Names of the columns; `column 1` and so on when the table has no header.
    pub headers: Vec<String>,
    /// The first rows, without the header.
    pub rows: Vec<Vec<String>>,
    /// The mapping that headers and rows suggest.
    pub mapping: Mapping,
}

impl Preview {
    /// Rows that are looked at.
    pub const ROWS: usize = 50;

    /// Looks at the first rows of a table, header included.
    #[must_use]
    pub fn of(mut rows: Vec<Vec<String>>) -> Self {
        let header = looks_like_header(&rows);
        let named = if header { rows.remove(0) } else { Vec::new() };
        // A header says how many columns there are; a longer row is then an error of that row.
        let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = if header { named.len() } else { widest };
        let name = |n: usize| match named.get(n).map(|name| name.trim()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => format!("column {}", n + 1),
        };
        let headers: Vec<String> = (0..width).map(name).collect();
        let mapping = Mapping { header, ..guess_mapping(&headers, &rows) };
        Self { headers, rows, mapping }
    }
}

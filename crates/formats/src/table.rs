//! Tables of items: which column means what, and rows turned into items.
//!
//! Shared by delimited text and workbooks. A table carries no labels; what a column of attribute
//! values says is what the seller claims.

mod guess;
mod rows;
mod shops;

use serde::{Deserialize, Serialize};

pub use guess::{guess_mapping, is_named, looks_like_header};
pub(crate) use rows::{TableRows, is_blank, put_photos};

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
    /// Name of the attribute whose value stands in [`Column::AttributeValue`] of the same number.
    AttributeName(u8),
    /// A value the seller gives for the attribute that the row names; several are parted by `|` or `, `.
    AttributeValue(u8),
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
    /// Rows above the header, or above the first item, that are neither: titles, notes.
    #[serde(default)]
    pub above: usize,
}

impl Mapping {
    /// Rows that hold no item: those above, and the header.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.above + usize::from(self.header)
    }
}

/// What a table looks like before it is read: to show the mapping and let it be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Names of the columns; `column 1` and so on when the table has no header.
    pub headers: Vec<String>,
    /// The first rows, without the header.
    pub rows: Vec<Vec<String>>,
    /// Line (or row of a sheet) of each of them, from 1.
    pub lines: Vec<u64>,
    /// The mapping that headers and rows suggest.
    pub mapping: Mapping,
}

impl Preview {
    /// Rows that are looked at.
    pub const ROWS: usize = 50;

    /// Looks at the first rows of a table, header included, each with its line. Blank rows are to be
    /// left out by the caller. `header` says whether there is one; it is found out when not given.
    #[must_use]
    pub fn of(rows: Vec<(u64, Vec<String>)>, header: Option<bool>) -> Self {
        let (mut lines, mut rows): (Vec<u64>, Vec<Vec<String>>) = rows.into_iter().unzip();
        let above = if header == Some(false) { 0 } else { guess::above_header(&rows) };
        let header = header.unwrap_or_else(|| looks_like_header(&rows[above..])) && above < rows.len();
        rows.drain(..above);
        lines.drain(..above);
        let named = if header { rows.remove(0) } else { Vec::new() };
        lines.drain(..usize::from(header));
        // A header says how many columns there are; a longer row is then an error of that row.
        let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = if header { named.len() } else { widest };
        let headers = names(&named, width);
        let mapping = Mapping { header, above, ..guess_mapping(&headers, &rows) };
        Self { headers, rows, lines, mapping }
    }
}

/// Names of columns, each its own: cells that are blank (merged ones are, but for the first) or that repeat
/// a name are told apart by a number.
fn names(named: &[String], width: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(width);
    for n in 0..width {
        let given = named.get(n).map_or("", |name| name.trim());
        let wanted = if given.is_empty() { format!("column {}", n + 1) } else { given.to_owned() };
        let mut name = wanted.clone();
        for count in 2.. {
            if !names.contains(&name) {
                break;
            }
            name = format!("{wanted} {count}");
        }
        names.push(name);
    }
    names
}

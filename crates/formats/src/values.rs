//! Values of items as a table: one row an item, one column an attribute.
//!
//! For people and for systems that want what an item is and not where that stands: places of labels
//! are not held, and each span is listed as such. A cell holds what was said for the whole item,
//! else the marked words; several values are parted by `|`. In the safe form no spreadsheet takes a
//! cell for a formula; the exact form leaves every cell as it is.

mod csv;
mod file;
mod row;
mod xlsx;

pub(crate) use csv::{csv_file, sample};
pub(crate) use xlsx::xlsx_file;

//! Workbooks, read in a child process.
//!
//! A small hostile workbook can ask for tens of gigabytes, and a failed allocation ends the
//! process. So this executable starts itself again with limits on memory and processor time
//! ([`serve`]) and gets plain rows back over a pipe ([`open`]); when the child dies, only the
//! import fails. On systems without such limits the child still keeps the crash apart.

mod cells;
mod protocol;
mod reader;
mod serve;
mod sheet;

pub use reader::ExcelReader;
pub use serve::serve;
pub(crate) use sheet::open_own;
pub use sheet::{Sheet, open};

/// Cells of one sheet that are accepted.
pub const CELL_LIMIT: u64 = 20_000_000;

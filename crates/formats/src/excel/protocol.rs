//! What the child says, one JSON value a line.

use serde::{Deserialize, Serialize};

/// A line from the child.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Message {
    /// Names of all sheets, and the one that is read.
    Opened {
        /// All of them.
        sheets: Vec<String>,
        /// The one that follows.
        sheet: String,
    },
    /// A row that is not blank.
    Row {
        /// Its number, from 1.
        number: u64,
        /// Its cells from the left.
        cells: Vec<String>,
        /// Places of cells that hold an error of the spreadsheet.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        errors: Vec<usize>,
    },
    /// The workbook cannot be read further.
    Failed {
        /// Why.
        problem: String,
    },
    /// All rows were sent.
    End,
}

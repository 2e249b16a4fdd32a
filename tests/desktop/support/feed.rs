//! What a seller sends.

use std::path::{Path, PathBuf};

use workbook::workbook;

#[path = "../../../crates/formats/tests/workbook/mod.rs"]
mod workbook;

/// An Excel file as sellers send them: a title line, an empty row, a row without id, one id twice.
pub(crate) fn messy_feed(folder: &Path) -> PathBuf {
    let cell =
        |place: &str, text: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |n: usize, cells: &[&str]| {
        let cells: String =
            ["A", "B", "C", "D"].iter().zip(cells).map(|(c, text)| cell(&format!("{c}{n}"), text)).collect();
        format!(r#"<row r="{n}">{cells}</row>"#)
    };
    let rows = [
        row(1, &["SKU", "Title", "Category", "Colour"]),
        row(2, &["X-1", "Walnut standing desk 140 cm ✨", "Standing desks", "Brown"]),
        row(4, &["X-2", "電動昇降デスク 幅120cm", "Standing desks", "White"]),
        row(5, &["", "No id at all", "Standing desks", "Red"]),
        row(6, &["X-2", "The same id again", "Standing desks", "Red"]),
    ];
    workbook(folder, "feed.xlsx", &[("Feed", &rows.concat())])
}

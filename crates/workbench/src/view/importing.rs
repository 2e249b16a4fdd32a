//! Import as its screen shows it: how a file is read, what a check found, what an import did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to import, and how. What is not given is found out.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportPlan {
    /// Files in order.
    pub files: Vec<String>,
    /// `native`, `csv`, `xlsx` or `conll`.
    pub format: Option<String>,
    /// Encoding of delimited text, by its usual name.
    pub encoding: Option<String>,
    /// Delimiter of delimited text, one character.
    pub delimiter: Option<String>,
    /// Whether a row names the columns.
    pub header: Option<bool>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// What columns become; the others are guessed.
    pub columns: Vec<ColumnChoice>,
    /// Vertical of rows that name none.
    pub vertical: Option<String>,
    /// Folder of the photos; that of the file unless given.
    pub images: Option<String>,
    /// Rows that name no photo get those of the folder whose name begins with the item's id.
    pub photos_by_name: bool,
    /// What spans and values say comes from a model.
    pub predictions: bool,
    /// Leave items alone that the project has already.
    pub leave_known: bool,
    /// Leave rows out whose texts are there already.
    pub skip_same_text: bool,
    /// Refuse names that the schema lacks.
    pub strict: bool,
}

/// What a column becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnChoice {
    /// Name of the column.
    pub header: String,
    /// `id`, `vertical`, `title`, `description`, `field:NAME`, `seller:NAME`, `images`, `group`, `split`,
    /// `keep:NAME` or `ignore`.
    pub becomes: String,
}

/// Files that can be imported.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundFiles {
    /// Full paths, by name.
    pub files: Vec<String>,
    /// Files of folders that are no item files.
    pub others: u32,
}

/// What a file looks like before it is read.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportLook {
    /// Full path.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// `native`, `csv`, `xlsx` or `conll`.
    pub format: String,
    /// Rows; an estimate unless `rows_exact`.
    #[ts(type = "number")]
    pub rows: u64,
    /// Whether the number of rows is known.
    pub rows_exact: bool,
    /// Encoding, for text.
    pub encoding: Option<String>,
    /// The encoding was taken for want of better.
    pub encoding_guessed: bool,
    /// Delimiter of delimited text.
    pub delimiter: Option<String>,
    /// Sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// Whether a row names the columns.
    pub header: bool,
    /// Columns of a table; empty for forms that say themselves what everything is.
    pub columns: Vec<ColumnView>,
    /// Pattern of the file's name under which its mapping is remembered.
    pub pattern: String,
    /// The mapping is one that was remembered.
    pub remembered: bool,
    /// What a form without columns brings, from its first rows.
    pub brings: Option<Brings>,
    /// Headings of the preview.
    pub heads: Vec<String>,
    /// The first rows as they will be read.
    pub preview: Vec<PreviewRow>,
}

/// A column and what it becomes.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// Its name.
    pub header: String,
    /// Its first value that is not blank.
    pub sample: String,
    /// As in [`ColumnChoice`].
    pub becomes: String,
    /// How sure that is.
    pub guess: Guess,
    /// What else it might become, as in [`ColumnChoice`].
    pub alternative: Option<String>,
    /// What the first rows say about it: “3 of 4 known”.
    pub note: Option<String>,
}

/// How sure a mapping is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Guess {
    /// The name says it.
    Sure,
    /// The values suggest it, and something else is possible.
    Unsure,
    /// Nothing speaks for another meaning.
    #[default]
    Plain,
    /// A person said so.
    Chosen,
}

/// What a file without columns brings, seen in its first rows.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Brings {
    /// Items looked at.
    pub items: u32,
    /// Of these, items that carry labels.
    pub labelled: u32,
    /// Of these, items with confidences, as models give them.
    pub scored: u32,
    /// Of these, items that name photos.
    pub with_photos: u32,
    /// Of these, items that name no vertical.
    pub without_vertical: u32,
    /// Verticals.
    pub verticals: Vec<String>,
    /// Attributes.
    pub attributes: Vec<String>,
}

/// A row of the preview.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewRow {
    /// Line or row, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// One per heading.
    pub cells: Vec<PreviewCell>,
    /// Why the row is left out.
    pub refused: Option<String>,
}

/// A cell of the preview.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewCell {
    /// What is read.
    pub text: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// The row is left out for it.
    pub fatal: bool,
}

/// How far a check is.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckStep {
    /// What is done.
    pub name: String,
    /// Units done.
    #[ts(type = "number")]
    pub done: u64,
    /// Units in all; 0 when unknown.
    #[ts(type = "number")]
    pub total: u64,
}

/// What a dry run over whole files found; nothing was written.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCheck {
    /// Rows read.
    #[ts(type = "number")]
    pub rows: u64,
    /// Items that are new.
    #[ts(type = "number")]
    pub new: u64,
    /// Items that the project has already.
    #[ts(type = "number")]
    pub known: u64,
    /// Rows that will not arrive because something is wrong with them.
    #[ts(type = "number")]
    pub refused: u64,
    /// Rows that are left out because it was asked for.
    #[ts(type = "number")]
    pub left_out: u64,
    /// Errors: refused rows.
    #[ts(type = "number")]
    pub errors: u64,
    /// Warnings: rows arrive with a remark.
    #[ts(type = "number")]
    pub warnings: u64,
    /// Rows with the same text as an earlier row or as another item of the project.
    #[ts(type = "number")]
    pub same_text: u64,
    /// Items that carry labels.
    #[ts(type = "number")]
    pub labelled: u64,
    /// Photos that rows name, or that were matched by name.
    #[ts(type = "number")]
    pub photos: u64,
    /// Photos that are there.
    #[ts(type = "number")]
    pub photos_found: u64,
    /// Items with at least one photo that is there.
    #[ts(type = "number")]
    pub with_photos: u64,
    /// Where photos were looked for.
    pub photo_folder: String,
    /// Verticals, attributes and intents that are new to the schema.
    pub new_names: Vec<String>,
    /// Verticals of the rows, most rows first.
    pub verticals: Vec<VerticalRows>,
    /// The first problems, errors before warnings.
    pub problems: Vec<ImportProblem>,
}

/// A vertical that rows name.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerticalRows {
    /// Its name.
    pub name: String,
    /// Rows.
    #[ts(type = "number")]
    pub rows: u64,
    /// Whether the schema has it.
    pub known: bool,
}

/// Something about a row.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProblem {
    /// Name of the file.
    pub file: String,
    /// Line or row, from 1; 0 when the whole file is meant.
    #[ts(type = "number")]
    pub line: u64,
    /// Column, empty when the whole row is meant.
    pub column: String,
    /// The value.
    pub value: String,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub remedy: String,
    /// What becomes of the row.
    pub happens: String,
    /// Whether the row is refused.
    pub error: bool,
}

/// What the last import did.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    /// Rows read.
    #[ts(type = "number")]
    pub rows: u64,
    /// Items that are new.
    #[ts(type = "number")]
    pub added: u64,
    /// Known items that gained something.
    #[ts(type = "number")]
    pub changed: u64,
    /// Known items that brought nothing new.
    #[ts(type = "number")]
    pub unchanged: u64,
    /// Rows refused.
    #[ts(type = "number")]
    pub refused: u64,
    /// Rows left out because it was asked for.
    #[ts(type = "number")]
    pub left_out: u64,
    /// Rows that arrived with a remark.
    #[ts(type = "number")]
    pub warnings: u64,
    /// What is new in the schema.
    pub new_names: Vec<String>,
    /// The first problems, errors before warnings.
    pub problems: Vec<ImportProblem>,
    /// It was stopped or broke off before the end.
    pub broke_off: bool,
}

/// A report that was written.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedReport {
    /// Where it is.
    pub path: String,
    /// Rows in it.
    #[ts(type = "number")]
    pub rows: u64,
    /// Problems that were too many to be kept and are not in it.
    #[ts(type = "number")]
    pub beyond: u64,
}

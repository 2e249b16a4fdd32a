//! Opening an item file in the format that was asked for, or that its content shows.

use std::path::Path;

use swingtag_catalogue::Schema;
use swingtag_formats::delimited::{self, Dialect};
use swingtag_formats::native::MissingVertical;
use swingtag_formats::table::{Mapping, Preview};
use swingtag_formats::{Format, OffsetUnit, ReadOptions, Rows, encoding_named, excel};

use super::columns::{self, column_of};
use super::{ImportRequest, Meaning};
use crate::child::excel_arguments;
use crate::error::WorkbenchError;

/// How a file is read when nobody says anything else.
pub(crate) fn read_options() -> ReadOptions {
    ReadOptions { excel_child: excel_arguments(), ..ReadOptions::default() }
}

pub(super) fn open(
    path: &Path,
    request: &ImportRequest,
    schema: &Schema,
) -> Result<Box<dyn Rows>, WorkbenchError> {
    let mut options = options(path, request)?;
    if let Some(preview) = preview(path, &options)? {
        options.mapping = Some(mapping(&preview, request, schema)?);
    }
    Ok(swingtag_formats::open(path, &options)?)
}

/// Everything but the mapping.
pub(super) fn options(path: &Path, request: &ImportRequest) -> Result<ReadOptions, WorkbenchError> {
    let mut options = read_options();
    options.format = Some(format_of(path, &request.format)?);
    options.vertical = match &request.vertical {
        Some(vertical) => MissingVertical::Use(vertical.clone()),
        None => MissingVertical::Refuse,
    };
    options.dialect = dialect(request)?;
    options.sheet.clone_from(&request.sheet);
    options.predictions = request.meaning == Meaning::Predictions;
    options.offsets = match &request.offsets {
        None => None,
        Some(word) => Some(OffsetUnit::from_word(word).ok_or_else(|| {
            usage(&format!("there is no unit “{word}” of offsets"), "codepoints, utf16 or bytes")
        })?),
    };
    Ok(options)
}

/// The first rows of a table; none for other forms.
pub(super) fn preview(path: &Path, options: &ReadOptions) -> Result<Option<Preview>, WorkbenchError> {
    Ok(match options.format {
        Some(Format::Delimited) => Some(delimited::look(path, options.dialect)?.preview),
        Some(Format::Excel) => Some(workbook(path, options)?.preview().clone()),
        _ => None,
    })
}

/// A workbook, opened at its first rows.
pub(super) fn workbook(path: &Path, options: &ReadOptions) -> Result<excel::ExcelReader, WorkbenchError> {
    let sheet = excel::open(path, &options.excel_child, options.sheet.as_deref())?;
    Ok(excel::ExcelReader::new(sheet, None, options.vertical.clone(), options.dialect.header)?)
}

fn dialect(request: &ImportRequest) -> Result<Dialect, WorkbenchError> {
    let encoding = match &request.encoding {
        None => None,
        Some(name) => Some(encoding_named(name).ok_or_else(|| {
            usage(&format!("there is no encoding “{name}”"), "utf-8, windows-1252, shift_jis and so on")
        })?),
    };
    let delimiter = match request.delimiter.as_deref() {
        None => None,
        Some("tab" | "\\t") => Some(b'\t'),
        Some(sign) => match sign.as_bytes() {
            [byte] if byte.is_ascii() => Some(*byte),
            _ => return Err(usage(&format!("“{sign}” is no delimiter"), "one character, or tab")),
        },
    };
    Ok(Dialect { encoding, delimiter, header: request.header })
}

fn format_of(path: &Path, asked: &str) -> Result<Format, WorkbenchError> {
    if matches!(asked, "auto" | "") {
        return Ok(swingtag_formats::detect(path)?);
    }
    Format::from_word(asked).ok_or_else(|| {
        usage(
            &format!("there is no format “{asked}” to read"),
            &format!(
                "auto, {}",
                swingtag_formats::Format::ALL.iter().map(|f| f.word()).collect::<Vec<_>>().join(", ")
            ),
        )
    })
}

/// The guessed mapping with the columns that somebody decided put right. With one file a column that is not
/// there is a mistake; with several, each takes what it has.
pub(super) fn mapping(
    preview: &Preview,
    request: &ImportRequest,
    schema: &Schema,
) -> Result<Mapping, WorkbenchError> {
    let mut mapping = columns::guessed(preview, schema);
    for choice in &request.columns {
        let wrong = |remedy: &str| usage(&format!("column “{}” cannot be used", choice.header), remedy);
        let column = column_of(&choice.becomes).ok_or_else(|| {
            wrong("a column becomes id, vertical, title, description, field:NAME, seller:NAME, images, group, split, keep:NAME or ignore")
        })?;
        match preview.headers.iter().position(|name| *name == choice.header) {
            Some(place) => mapping.columns[place] = column,
            None if request.files.len() > 1 => {}
            None => return Err(wrong(&format!("the columns are {}", preview.headers.join(", ")))),
        }
    }
    Ok(mapping)
}

fn usage(message: &str, remedy: &str) -> WorkbenchError {
    WorkbenchError::new("usage", message, remedy)
}

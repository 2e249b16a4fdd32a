//! Opening an item file in the format that was asked for, or that its content shows.

use std::path::Path;

use swingtag_formats::native::MissingVertical;
use swingtag_formats::table::{Column, Mapping, Preview};
use swingtag_formats::{Format, ReadOptions, Rows, delimited, excel};

use super::ImportRequest;
use crate::child::excel_arguments;
use crate::error::WorkbenchError;

/// How a file is read when nobody says anything else.
pub(crate) fn read_options() -> ReadOptions {
    ReadOptions { excel_child: excel_arguments(), ..ReadOptions::default() }
}

pub(super) fn open(path: &Path, request: &ImportRequest) -> Result<Box<dyn Rows>, WorkbenchError> {
    let mut options = read_options();
    options.format = Some(format_of(path, &request.format)?);
    options.vertical = match &request.vertical {
        Some(vertical) => MissingVertical::Use(vertical.clone()),
        None => MissingVertical::Refuse,
    };
    if !request.mapping.is_empty() {
        options.mapping = Some(mapping(path, &options, &request.mapping)?);
    }
    Ok(swingtag_formats::open(path, &options)?)
}

fn format_of(path: &Path, asked: &str) -> Result<Format, WorkbenchError> {
    if asked == "auto" {
        return Ok(swingtag_formats::detect(path)?);
    }
    Format::from_word(asked).ok_or_else(|| {
        WorkbenchError::new(
            "usage",
            format!("there is no format “{asked}” to read"),
            "auto, native, csv, xlsx or conll",
        )
    })
}

/// The guessed mapping with the columns that were named by hand put right.
fn mapping(path: &Path, options: &ReadOptions, given: &[String]) -> Result<Mapping, WorkbenchError> {
    let preview = match options.format {
        Some(Format::Delimited) => delimited::preview(path)?,
        Some(Format::Excel) => {
            let sheet = excel::open(path, &options.excel_child, None)?;
            excel::ExcelReader::new(sheet, None, options.vertical.clone())?.preview().clone()
        }
        _ => {
            return Err(WorkbenchError::new(
                "usage",
                "--map is for tables",
                "leave it out, or name the format",
            ));
        }
    };
    let mut mapping = preview.mapping.clone();
    for pair in given {
        let (header, meaning) = pair.rsplit_once('=').ok_or_else(|| wrong(pair, "expected HEADER=FIELD"))?;
        let place = position(&preview, header)
            .ok_or_else(|| wrong(pair, &format!("the columns are {}", preview.headers.join(", "))))?;
        mapping.columns[place] = column(meaning).ok_or_else(|| {
            wrong(pair, "fields are id, vertical, title, description, field:NAME, seller:NAME, images, group, split, keep:NAME, ignore")
        })?;
    }
    Ok(mapping)
}

fn position(preview: &Preview, header: &str) -> Option<usize> {
    preview.headers.iter().position(|name| name == header)
}

fn column(meaning: &str) -> Option<Column> {
    let named =
        |prefix: &str| meaning.strip_prefix(prefix).filter(|name| !name.is_empty()).map(str::to_owned);
    Some(match meaning {
        "id" => Column::Id,
        "vertical" => Column::Vertical,
        "title" => Column::Title,
        "description" => Column::Description,
        "images" => Column::Images,
        "group" => Column::Group,
        "split" => Column::Split,
        "ignore" => Column::Ignore,
        _ => named("field:")
            .map(Column::Field)
            .or_else(|| named("seller:").map(Column::Seller))
            .or_else(|| named("keep:").map(Column::Keep))?,
    })
}

fn wrong(pair: &str, remedy: &str) -> WorkbenchError {
    WorkbenchError::new("usage", format!("--map {pair} cannot be used"), remedy)
}

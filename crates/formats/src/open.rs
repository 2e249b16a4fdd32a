//! Opens a file of any format that can be read.

use std::ffi::OsString;
use std::path::Path;

use crate::native::{MissingVertical, NativeReader};
use crate::table::Mapping;
use crate::{Format, FormatError, Rows, conll, delimited, detect, excel};

/// How to read a file. The defaults do for the native form; a table without a mapping gets the
/// one that its headers suggest.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The format; told by content when `None`.
    pub format: Option<Format>,
    /// What to do with items that name no vertical.
    pub vertical: MissingVertical,
    /// Columns of a table.
    pub mapping: Option<Mapping>,
    /// Sheet of a workbook; the first when `None`.
    pub sheet: Option<String>,
    /// Arguments with which this executable calls [`excel::serve`]; needed for workbooks.
    pub excel_child: Vec<OsString>,
}

/// Opens a file. Of a workbook the child process is started at once.
///
/// # Errors
/// When the file cannot be opened, or is of no known format.
pub fn open(path: &Path, options: &ReadOptions) -> Result<Box<dyn Rows>, FormatError> {
    let format = match options.format {
        Some(format) => format,
        None => detect(path)?,
    };
    let mapping = options.mapping.clone();
    Ok(match format {
        Format::Native => Box::new(NativeReader::open(path, options.vertical.clone())?),
        Format::Delimited => {
            Box::new(delimited::DelimitedReader::open(path, mapping, options.vertical.clone())?)
        }
        Format::Excel => {
            let sheet = excel::open(path, &options.excel_child, options.sheet.as_deref())?;
            Box::new(excel::ExcelReader::new(sheet, mapping, options.vertical.clone())?)
        }
        Format::Conll => Box::new(conll::ConllReader::open(path, options.vertical.clone())?),
    })
}

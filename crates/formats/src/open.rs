//! Opens a file of any format that can be read.

use std::ffi::OsString;
use std::path::Path;

use crate::delimited::Dialect;
use crate::lines::{Line, Lines};
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
    /// How a table is written.
    pub dialect: Dialect,
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
            let (vertical, dialect) = (options.vertical.clone(), options.dialect);
            Box::new(delimited::DelimitedReader::open_as(path, mapping, vertical, dialect)?)
        }
        Format::Excel => {
            let sheet = excel::open(path, &options.excel_child, options.sheet.as_deref())?;
            Box::new(excel::ExcelReader::new(
                sheet,
                mapping,
                options.vertical.clone(),
                options.dialect.header,
            )?)
        }
        Format::Conll => Box::new(conll::ConllReader::open(path, options.vertical.clone())?),
    })
}

/// Line and cells of a row as it stands in its file.
pub type PlainRow = Result<(u64, Vec<String>), FormatError>;

/// Every row of a file as it stands, header included, so that refused rows can be given back as they came.
/// Formats without columns give each line as one cell.
///
/// # Errors
/// When the file cannot be opened.
pub fn plain_rows(
    path: &Path,
    options: &ReadOptions,
) -> Result<Box<dyn Iterator<Item = PlainRow>>, FormatError> {
    let format = match options.format {
        Some(format) => format,
        None => detect(path)?,
    };
    Ok(match format {
        Format::Delimited => Box::new(delimited::PlainRows::open(path, options.dialect)?),
        Format::Excel => {
            Box::new(excel::open(path, &options.excel_child, options.sheet.as_deref())?.plain_rows())
        }
        Format::Native | Format::Conll => Box::new(plain_lines(path)?),
    })
}

fn plain_lines(path: &Path) -> Result<impl Iterator<Item = PlainRow> + use<>, FormatError> {
    let (mut lines, path) = (Lines::open(path)?, path.to_owned());
    Ok(std::iter::from_fn(move || match lines.advance() {
        Err(e) => Some(Err(FormatError::io("read", &path)(e))),
        Ok(Line::End) => None,
        Ok(_) => Some(Ok((lines.number(), vec![String::from_utf8_lossy(lines.line()).into_owned()]))),
    }))
}

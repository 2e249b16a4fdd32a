//! Opens a file of any format that can be read.

use std::ffi::OsString;
use std::path::Path;

use crate::delimited::Dialect;
use crate::foreign::{JsonForm, ObjectReader, Objects};
use crate::lines::{Line, Lines};
use crate::native::{MissingVertical, NativeReader};
use crate::table::Mapping;
use crate::{
    Format, FormatError, OffsetUnit, Rows, brat, conll, datasets, delimited, detect, doccano, excel,
    label_studio, mrc, photos, prodigy, spacy, w3c,
};

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
    /// Arguments with which this executable calls [`excel::serve`]; needed for workbooks and Parquet.
    pub excel_child: Vec<OsString>,
    /// What offsets count; told by the texts when `None`.
    pub offsets: Option<OffsetUnit>,
    /// What models predicted is wanted where a file has both that and what people said.
    pub predictions: bool,
    /// The file was written by this process a moment ago, so that no child needs to read it.
    pub is_own: bool,
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
    let of_objects = |form: Box<dyn JsonForm>| {
        let reader = ObjectReader::open(path, form, options.vertical.clone(), options.offsets)?;
        Ok::<_, FormatError>(reader.of_our_own(options.is_own))
    };
    Ok(match format {
        Format::Native => Box::new(NativeReader::open(path, options.vertical.clone())?),
        Format::Delimited => {
            let (vertical, dialect) = (options.vertical.clone(), options.dialect);
            Box::new(delimited::DelimitedReader::open_as(path, mapping, vertical, dialect)?)
        }
        Format::Excel => {
            let sheet = match options.is_own {
                true => excel::open_own(path)?,
                false => excel::open(path, &options.excel_child, options.sheet.as_deref())?,
            };
            Box::new(excel::ExcelReader::new(
                sheet,
                mapping,
                options.vertical.clone(),
                options.dialect.header,
            )?)
        }
        Format::Conll => Box::new(conll::ConllReader::open(path, options.vertical.clone())?),
        Format::Doccano => Box::new(of_objects(Box::new(doccano::Doccano))?),
        Format::Prodigy => Box::new(of_objects(Box::new(prodigy::Prodigy))?),
        Format::LabelStudio => {
            let predictions = options.predictions;
            Box::new(of_objects(Box::new(label_studio::LabelStudio { predictions }))?)
        }
        Format::Brat => Box::new(brat::BratReader::open(path, options.vertical.clone(), options.offsets)?),
        Format::Photos => Box::new(photos::PhotoReader::open(path, options.vertical.clone())?),
        Format::Mrc => Box::new(of_objects(Box::new(mrc::Mrc))?),
        Format::Parquet => {
            let (child, pipe) = datasets::source(path, &options.excel_child, options.is_own)?;
            let (objects, form) = (Objects::piped(pipe), Box::new(datasets::Datasets::new(child)));
            let reader = ObjectReader::over(path, objects, form, options.vertical.clone(), options.offsets);
            Box::new(reader.of_our_own(options.is_own))
        }
        Format::Spacy => Box::new(spacy::SpacyReader::open(path, options.vertical.clone())?),
        Format::W3c => Box::new(of_objects(Box::new(w3c::W3c::of(path)))?),
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
        // Nothing of a folder can be given back as a row.
        _ if path.is_dir() => Box::new(std::iter::empty()),
        _ => Box::new(plain_lines(path)?),
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

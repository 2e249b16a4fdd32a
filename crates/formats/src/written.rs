//! The forms that can be written, by format.

use std::io;
use std::sync::{Arc, Mutex};

use crate::Format;
use crate::brat::BratArchive;
use crate::datasets::{ParquetRows, TagNames};
use crate::doccano::DoccanoRecords;
use crate::export::{ExportOptions, FormFile, NewFile, RecordForm, TextFile};
use crate::label_studio::{LabelStudioTasks, Shown};
use crate::mrc::MrcArticles;
use crate::native::{Outgoing, line};
use crate::prodigy::ProdigyRecords;
use crate::spacy::SpacyDocs;
use crate::values::{self, csv_file, xlsx_file};
use crate::w3c::W3cPages;

/// What the files of one export have in common, so that parts of a split use the same names.
#[derive(Clone, Default)]
pub(crate) struct Shared {
    pub(crate) shown: Arc<Mutex<Shown>>,
    pub(crate) tags: Arc<Mutex<TagNames>>,
}

/// Begins a file of a form.
///
/// # Errors
/// When the disk refuses, or the format cannot be written this way.
pub(crate) fn begin(
    format: Format,
    file: NewFile,
    options: &ExportOptions,
    shared: &Shared,
) -> io::Result<Box<dyn FormFile>> {
    if let Some(form) = record_form(format, options, shared) {
        return Ok(Box::new(TextFile::new(file, form)?));
    }
    match format {
        Format::Brat => Ok(Box::new(BratArchive::new(file, options.texts))),
        Format::Parquet => Ok(Box::new(ParquetRows::new(file, options, Arc::clone(&shared.tags))?)),
        Format::Spacy => Ok(Box::new(SpacyDocs::new(file, options.texts, options.tokens.clone()))),
        Format::Delimited => csv_file(file, options),
        Format::Excel => xlsx_file(file, options),
        _ => other_way(),
    }
}

fn other_way() -> io::Result<Box<dyn FormFile>> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "this format is written in another way"))
}

/// The forms that are text.
fn record_form(format: Format, options: &ExportOptions, shared: &Shared) -> Option<Box<dyn RecordForm>> {
    let texts = options.texts;
    Some(match format {
        Format::Doccano => Box::new(DoccanoRecords { texts }),
        Format::Prodigy => Box::new(ProdigyRecords { texts, tokens: options.tokens.clone() }),
        Format::LabelStudio => {
            Box::new(LabelStudioTasks { shown: Arc::clone(&shared.shown), photos: options.photos })
        }
        Format::W3c => Box::new(W3cPages),
        Format::Mrc => Box::new(MrcArticles { texts, schema: options.schema.clone() }),
        _ => return None,
    })
}

/// Some items as they would be written. Of forms that are no text the native lines are shown.
#[must_use]
pub fn sample(format: Format, options: &ExportOptions, items: &[Outgoing<'_>]) -> String {
    let mut text = String::new();
    if matches!(format, Format::Delimited | Format::Excel) {
        return values::sample(options, items);
    }
    let Some(mut form) = record_form(format, options, &Shared::default()) else {
        items.iter().for_each(|out| text.push_str(&(line(*out) + "\n")));
        return text;
    };
    text.push_str(form.begin());
    for (place, out) in items.iter().enumerate() {
        if place > 0 {
            text.push_str(form.between());
        }
        form.item(*out, &mut text);
    }
    text
}

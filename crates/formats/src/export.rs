//! Writing files that are whole or not there, and that say what the project says.

mod file;
mod fingerprint;
mod form;
mod losses;
mod native;
mod new_file;
mod options;
mod photo_folder;
mod prints;
mod read_back;
mod report;

pub(crate) use file::{FormFile, PrintBack, RecordForm, TextFile, unordered};
pub use fingerprint::{Fingerprint, fingerprint, span_fingerprint};
pub use form::FormExport;
pub use losses::LossSheet;
pub use native::{NativeExport, Written};
pub use new_file::NewFile;
pub use options::{ExportOptions, file_names};
pub use photo_folder::{PHOTO_FOLDER, PHOTO_SHEET, PhotoCounts, PhotoFolder, photo_name};
pub(crate) use prints::{Prints, PrintsBack};
pub use report::{FileCounts, FormReport, LeftOut};

pub use crate::written::sample;

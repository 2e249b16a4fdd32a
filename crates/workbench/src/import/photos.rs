//! Photos of incoming items, from a folder. Paths were checked by the reader: none leaves it.

use std::path::Path;

use swingtag_formats::{IncomingItem, RowProblem, Severity};
use swingtag_store::{PhotoFile, PhotoProblem};

use crate::error::WorkbenchError;
use crate::photos::photo_bytes;
use crate::problems::{Problems, Refusal};

/// Reads the photos of an item; one that is missing becomes a warning and the item arrives.
pub(super) fn read(
    file: &Path,
    folder: &Path,
    row: &IncomingItem,
    problems: &mut Problems,
) -> Result<Vec<PhotoFile>, WorkbenchError> {
    let mut photos = Vec::with_capacity(row.item.photos.len());
    for path in &row.item.photos {
        let bytes = match photo_bytes(&folder.join(path)) {
            Ok(bytes) => Some(bytes),
            Err(reason) => {
                let refusal = Refusal {
                    column: "images",
                    value: path,
                    code: "photo-missing",
                    reason,
                    remedy: "put the photo there, or name its folder with --images, and import again",
                    severity: Severity::Warning,
                };
                problems.add(refusal.at(file, row.line))?;
                None
            }
        };
        photos.push(PhotoFile { path: path.clone(), bytes });
    }
    Ok(photos)
}

/// A photo that the store could not use.
pub(super) fn refused(file: &Path, line: u64, problem: &PhotoProblem) -> RowProblem {
    Refusal {
        column: "images",
        value: &problem.path,
        code: "photo-refused",
        reason: problem.reason.clone(),
        remedy: "save it again as JPEG, PNG, WebP or GIF and import again",
        severity: Severity::Warning,
    }
    .at(file, line)
}

//! Photos that leave beside the files of an export.

use std::borrow::Cow;
use std::path::PathBuf;

use swingtag_catalogue::Item;
use swingtag_formats::export::{PHOTO_SHEET, PhotoCounts, PhotoFolder, photo_name};
use swingtag_store::{Store, StoreError, StoredPhoto};

use super::{ExportRequest, Leaving};
use crate::error::WorkbenchError;

/// The photos of an export, or nothing where none are asked for.
pub(super) struct Photos {
    folder: Option<PhotoFolder>,
    out: PathBuf,
    places: bool,
}

/// The name under which a photo leaves; none where the project does not have it.
fn name_of(photo: &StoredPhoto) -> Option<String> {
    photo_name(photo.hash.as_ref()?, photo.mime.as_deref()?)
}

/// Lets an item refer to its photos by the names under which they leave, and gives back what it called them.
/// Photos that are missing keep their names.
pub(super) fn rename(item: &mut Item, stored: Vec<StoredPhoto>) -> Vec<StoredPhoto> {
    for path in &mut item.photos {
        if let Some(name) = stored.iter().find(|photo| photo.path == *path).and_then(name_of) {
            *path = name;
        }
    }
    stored
}

impl Photos {
    /// Begins the folder; that of the export has to be there.
    pub(super) fn begin(request: &ExportRequest) -> Result<Self, WorkbenchError> {
        let begin = || PhotoFolder::create(&request.out, request.overwrite);
        let folder = request.photos.then(begin).transpose()?;
        Ok(Self { folder, out: request.out.clone(), places: request.places })
    }

    /// Writes the photos of an item that are not there yet, and notes all of them.
    pub(super) fn take(&mut self, store: &Store, leaving: &Leaving) -> Result<(), WorkbenchError> {
        let Some(folder) = &mut self.folder else { return Ok(()) };
        for photo in &leaving.photos {
            let outcome = match name_of(photo) {
                Some(name) if folder.holds(&name) => Ok(name),
                Some(name) => match bytes_of(store, photo, self.places)? {
                    Ok(bytes) => {
                        folder.add(&name, &bytes)?;
                        Ok(name)
                    }
                    Err(problem) => Err(problem.into()),
                },
                None => Err(photo.problem.as_deref().map_or(NOT_THERE.into(), Cow::Borrowed)),
            };
            folder.note(&leaving.item.id, &photo.path, outcome.as_deref().map_err(AsRef::as_ref))?;
        }
        Ok(())
    }

    /// Gives the photos their place, before the files that refer to them get theirs.
    pub(super) fn commit(&mut self) -> Result<(), WorkbenchError> {
        Ok(self.folder.as_mut().map_or(Ok(()), PhotoFolder::commit)?)
    }

    /// The files are whole: the photos stay.
    pub(super) fn keep(self, files: &mut Vec<PathBuf>) -> Result<Option<PhotoCounts>, WorkbenchError> {
        let Some(folder) = self.folder else { return Ok(None) };
        let counts = folder.keep()?;
        files.push(self.out.join(PHOTO_SHEET));
        Ok(Some(counts))
    }
}

const NOT_THERE: &str = "the project does not have it: it was not found when the item came";

/// The bytes of a photo, or why there are none; one damaged photo keeps nothing else from leaving.
fn bytes_of(
    store: &Store,
    photo: &StoredPhoto,
    places: bool,
) -> Result<Result<Vec<u8>, &'static str>, WorkbenchError> {
    let Some(hash) = &photo.hash else { return Ok(Err(NOT_THERE)) };
    match if places { store.photo(hash) } else { store.photo_without_place(hash) } {
        Ok(Some(photo)) => Ok(Ok(photo.bytes)),
        Ok(None) => Ok(Err(NOT_THERE)),
        Err(StoreError::Damaged { .. }) => {
            Ok(Err("its bytes in the project file are damaged; import it again"))
        }
        Err(error) => Err(error.into()),
    }
}

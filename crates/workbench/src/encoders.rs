//! Pretrained encoders as the command line and the window list and fetch them.

use std::path::{Path, PathBuf};

use serde::Serialize;
use swingtag_learn::Watch;

use crate::error::WorkbenchError;
use crate::pretrained::{EncoderKind, Pretrained};

/// An encoder of the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EncoderRow {
    /// Its name.
    pub name: String,
    /// What it reads.
    pub kind: EncoderKind,
    /// Its licence.
    pub licence: String,
    /// Where it lies, when it is installed.
    pub folder: Option<PathBuf>,
}

/// All encoders of the manifest.
///
/// # Errors
/// The system names no cache folder.
pub fn known_encoders() -> Result<Vec<EncoderRow>, WorkbenchError> {
    let pretrained = Pretrained::open()?;
    let row = |encoder: &crate::pretrained::Encoder| EncoderRow {
        name: encoder.name.clone(),
        kind: encoder.kind,
        licence: encoder.licence.clone(),
        folder: pretrained.installed(&encoder.name).map(|installed| installed.folder),
    };
    Ok(pretrained.manifest().encoders.iter().map(row).collect())
}

/// Fetches an encoder, by default the manifest's default, unless it is there.
///
/// # Errors
/// What failed at every source, or a stop.
pub fn fetch_encoder(
    name: Option<&str>,
    from: Option<&Path>,
    watch: &dyn Watch,
) -> Result<String, WorkbenchError> {
    let pretrained = Pretrained::open()?;
    let name = name.unwrap_or(&pretrained.manifest().default);
    if let Some(there) = pretrained.installed(name) {
        return Ok(format!("{name} is there already: {}", there.folder.display()));
    }
    let from = from.map(|folder| folder.to_string_lossy().into_owned());
    let installed = pretrained.fetch(name, from.as_deref(), watch)?;
    Ok(format!("{name} is installed: {}", installed.folder.display()))
}

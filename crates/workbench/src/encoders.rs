//! Pretrained encoders as the command line and the window list, fetch, add and remove them.

use std::path::{Path, PathBuf};

use serde::Serialize;
use swingtag_learn::Watch;

use crate::error::WorkbenchError;
use crate::pretrained::{Addition, Encoder, EncoderKind, InstalledEncoder, Pretrained};
use crate::view::EncoderView;

/// An encoder that is known.
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

/// The encoders that are known.
#[derive(Clone, Debug)]
pub struct KnownEncoders {
    /// Those of the manifest, then those that were added by hand.
    pub rows: Vec<EncoderRow>,
    /// Why those that were added are not among them, where their list is damaged.
    pub damage: Option<WorkbenchError>,
}

/// All encoders that are known.
///
/// # Errors
/// The system names no cache folder.
pub fn known_encoders() -> Result<KnownEncoders, WorkbenchError> {
    let pretrained = Pretrained::open()?;
    let row = |encoder: &crate::pretrained::Encoder| EncoderRow {
        name: encoder.name.clone(),
        kind: encoder.kind,
        licence: encoder.licence.clone(),
        folder: pretrained.installed(&encoder.name).map(|installed| installed.folder),
    };
    let rows = pretrained.manifest().encoders.iter().map(row).collect();
    let damage = pretrained.damage().map(|damage| WorkbenchError::new("encoder", damage, ""));
    Ok(KnownEncoders { rows, damage })
}

/// All encoders that are known, as the settings of the window list them.
///
/// # Errors
/// The system names no cache folder, or the list of those that were added is damaged.
pub fn encoder_views() -> Result<Vec<EncoderView>, WorkbenchError> {
    let pretrained = Pretrained::open()?;
    if let Some(damage) = pretrained.damage() {
        return Err(WorkbenchError::new("encoder", damage, "mend or remove that list"));
    }
    Ok(pretrained.manifest().encoders.iter().map(|encoder| view(&pretrained, encoder)).collect())
}

fn view(pretrained: &Pretrained, encoder: &Encoder) -> EncoderView {
    let manifest = pretrained.manifest();
    let of_kind = || manifest.encoders.iter().filter(|other| other.kind == encoder.kind);
    let default = of_kind().find(|other| other.name == manifest.default).or_else(|| of_kind().next());
    let usual = pretrained.preferred(encoder.kind).map(|there| there.name);
    EncoderView {
        name: encoder.name.clone(),
        kind: encoder.kind,
        about: encoder.about.clone(),
        licence: encoder.licence.clone(),
        bytes: encoder.files.iter().map(|file| file.bytes).sum(),
        installed: pretrained.installed(&encoder.name).is_some(),
        published: !encoder.sources.is_empty(),
        usual: usual.as_ref().or(default.map(|encoder| &encoder.name)) == Some(&encoder.name),
    }
}

/// Takes an encoder that a person has as published files into the cache.
///
/// # Errors
/// A name that is taken, files that are no encoder here, or a stop.
pub fn add_encoder(addition: &Addition, watch: &dyn Watch) -> Result<String, WorkbenchError> {
    let InstalledEncoder { name, kind, folder, .. } = Pretrained::open()?.add(addition, watch)?;
    Ok(format!("{name} is installed as an encoder of kind {kind}: {}", folder.display()))
}

/// Removes an encoder that was added by hand. Models that were trained on it open again once it is back.
///
/// # Errors
/// An encoder that nobody added, or files that cannot be removed.
pub fn remove_encoder(name: &str) -> Result<String, WorkbenchError> {
    Pretrained::open()?.remove(name)?;
    Ok(format!("{name} is removed"))
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

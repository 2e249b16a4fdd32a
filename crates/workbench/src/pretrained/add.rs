//! An encoder that a person has as published files becomes one of the cache.
//!
//! Only files of known names are copied, each a regular file of limited size, and hashed on the way. The
//! copy is opened once before it is taken: what does not load here is refused with the reason.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use swingtag_learn::encode::{WordPieces, WordVectors};
use swingtag_learn::{EncoderFiles, LearnError, Watch};
use swingtag_models::photo::{open_photo_encoder, photo_encoder_kinds};
use swingtag_models::{ModelError, device, open_text_encoder, text_encoder_kind, text_encoder_kinds};

use super::error::{AtPath, FetchError};
use super::install::{Staging, settle};
use super::manifest::{Encoder, EncoderFile, EncoderKind, hexadecimal, is_file_name};
use super::{InstalledEncoder, Pretrained, own};

/// An encoder to add.
#[derive(Clone, Debug)]
pub struct Addition {
    /// Folder with the published files.
    pub folder: PathBuf,
    /// Name from now on; that of the folder by default.
    pub name: Option<String>,
    /// Licence of the weights, as an SPDX expression.
    pub licence: Option<String>,
    /// What it reads; by default told by its files.
    pub kind: Option<EncoderKind>,
}

/// A file that may be taken.
struct Known {
    name: &'static str,
    most: u64,
    needed: bool,
}

const fn known(name: &'static str, most: u64, needed: bool) -> Known {
    Known { name, most, needed }
}

/// The files of each kind, weights last.
fn files_of(kind: EncoderKind) -> &'static [Known] {
    const TEXT: [Known; 3] = [
        known("config.json", 1 << 20, true),
        known("tokenizer.json", 64 << 20, true),
        known("model.safetensors", 4 << 30, true),
    ];
    const PHOTO: [Known; 3] = [
        known("config.json", 1 << 20, true),
        known("preprocessor_config.json", 1 << 20, false),
        known("model.safetensors", 4 << 30, true),
    ];
    const VECTORS: [Known; 1] = [known("vectors.json", 2 << 30, true)];
    match kind {
        EncoderKind::Text => &TEXT,
        EncoderKind::Photo => &PHOTO,
        EncoderKind::Vectors => &VECTORS,
    }
}

impl Pretrained {
    /// Copies an encoder into the cache, so that it is found like one of the manifest.
    ///
    /// # Errors
    /// A name that is taken, files that are missing or too large, files that do not load, a list of own
    /// encoders that cannot be read, or a stop.
    pub fn add(&self, addition: &Addition, watch: &dyn Watch) -> Result<InstalledEncoder, FetchError> {
        let source = Source { folder: &addition.folder, watch };
        let name = source.name(addition.name.as_deref())?;
        let (kind, about) = source.kind(addition.kind)?;
        let _lock = own::lock(&self.cache)?;
        let mut all = own::read(&self.cache)?;
        if all.iter().chain(&self.manifest.encoders).any(|encoder| encoder.name == name) {
            return Err(FetchError::Taken(name));
        }
        let staging = Staging::new(&self.cache, &name)?;
        let files = source.copy(kind, staging.folder())?;
        let encoder = Encoder {
            name,
            kind,
            about,
            licence: addition.licence.clone().unwrap_or_else(|| "NOASSERTION".to_owned()),
            languages: Vec::new(),
            alternative: None,
            files,
            sources: Vec::new(),
        };
        encoder.check()?;
        source.try_out(&encoder, staging.folder())?;
        let installed = settle(&self.cache, &encoder, &staging)?;
        all.push(encoder);
        own::write(&self.cache, all)?;
        Ok(installed)
    }

    /// Takes an encoder that was added out of the cache again.
    ///
    /// # Errors
    /// One that nobody added, or files that cannot be removed.
    pub fn remove(&self, name: &str) -> Result<(), FetchError> {
        let _lock = own::lock(&self.cache)?;
        let (gone, kept): (Vec<_>, Vec<_>) =
            own::read(&self.cache)?.into_iter().partition(|encoder| encoder.name == name);
        if gone.is_empty() {
            self.encoder(name)?;
            return Err(FetchError::NotOwn(name.to_owned()));
        }
        own::write(&self.cache, kept)?;
        super::install::remove(&self.cache, name)
    }
}

/// The folder that an encoder is taken from.
struct Source<'a> {
    folder: &'a Path,
    watch: &'a dyn Watch,
}

impl Source<'_> {
    fn refused(&self, reason: impl Into<String>, remedy: &'static str) -> FetchError {
        FetchError::NotTaken { folder: self.folder.to_owned(), reason: reason.into(), remedy }
    }

    /// The name asked for, or that of the folder.
    fn name(&self, asked: Option<&str>) -> Result<String, FetchError> {
        let own = std::fs::canonicalize(self.folder).at("open", self.folder)?;
        let own = own.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = asked.map_or(own, str::to_owned);
        if is_file_name(&name) {
            return Ok(name);
        }
        let remedy = "give `--name` with letters, digits, dots, dashes and underscores";
        Err(self.refused(format!("“{name}” is no plain name"), remedy))
    }

    /// What the files are, and a sentence about them.
    fn kind(&self, asked: Option<EncoderKind>) -> Result<(EncoderKind, String), FetchError> {
        if !self.folder.join("config.json").exists() && self.folder.join("vectors.json").exists() {
            return Ok((asked.unwrap_or(EncoderKind::Vectors), "word vectors, added by hand".to_owned()));
        }
        let model = text_encoder_kind(self.folder).map_err(|e| {
            self.refused(e.to_string(), "a folder holds config.json and weights, or vectors.json")
        })?;
        let guessed = if text_encoder_kinds().any(|kind| kind == model) {
            Some(EncoderKind::Text)
        } else {
            photo_encoder_kinds().any(|kind| kind == model).then_some(EncoderKind::Photo)
        };
        let Some(kind) = asked.or(guessed) else {
            let known: Vec<_> = text_encoder_kinds().chain(photo_encoder_kinds()).collect();
            let reason = format!("config.json: model_type is “{model}”; read are {}", known.join(", "));
            return Err(self.refused(reason, "take an encoder of one of these kinds"));
        };
        Ok((kind, format!("{model}, added by hand")))
    }

    /// Copies the files of a kind and tells what they are.
    fn copy(&self, kind: EncoderKind, to: &Path) -> Result<Vec<EncoderFile>, FetchError> {
        let mut files = Vec::new();
        for file in files_of(kind) {
            if file.needed || self.folder.join(file.name).exists() {
                files.push(self.copy_file(file, to)?);
            }
        }
        Ok(files)
    }

    /// Copies one file and hashes what is written. Links are followed, since the caches of other programs
    /// consist of them; what they lead to is a file of limited size or nothing.
    fn copy_file(&self, file: &Known, to: &Path) -> Result<EncoderFile, FetchError> {
        let (from, to) = (self.folder.join(file.name), to.join(file.name));
        let about = match std::fs::metadata(&from) {
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
                let remedy =
                    "take the whole folder as it was published; weights are read as safetensors only";
                return Err(self.refused(format!("{} is missing", file.name), remedy));
            }
            about => about.at("open", &from)?,
        };
        if !about.is_file() {
            return Err(
                self.refused(format!("{} is no regular file", file.name), "put the file itself there")
            );
        }
        let mut input = File::open(&from).at("open", &from)?.take(file.most + 1);
        let mut output = File::create(&to).at("create", &to)?;
        let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 20]);
        loop {
            let read = input.read(&mut buffer).at("read", &from)?;
            if read == 0 {
                break;
            }
            output.write_all(&buffer[..read]).at("write", &to)?;
            hash.update(&buffer[..read]);
            bytes += read as u64;
            self.watch.tick("copy", bytes, about.len())?;
        }
        if bytes > file.most {
            let reason = format!("{} has more than {} bytes", file.name, file.most);
            return Err(self.refused(reason, "take a smaller encoder"));
        }
        let (name, sha256) = (file.name.to_owned(), hexadecimal(&hash.finalize()));
        Ok(EncoderFile { name, bytes, sha256, text: None })
    }

    /// Opens the copy as a recipe would.
    fn try_out(&self, encoder: &Encoder, copy: &Path) -> Result<(), FetchError> {
        self.watch.tick("open", 0, 0)?;
        let files =
            EncoderFiles { name: encoder.name.clone(), folder: copy.to_owned(), sha256: encoder.sha256() };
        let opened = match encoder.kind {
            EncoderKind::Text => read_a_word(&files),
            EncoderKind::Photo => open_photo_encoder(copy).map(drop).map_err(LearnError::from),
            EncoderKind::Vectors => WordVectors::open(&files).map(drop),
        };
        opened.map_err(|error| {
            // The copy goes away; the person knows the folder it came from.
            let said = error.to_string();
            let said = said.replace(&*copy.to_string_lossy(), &self.folder.to_string_lossy());
            self.refused(said, "take the files as they were published, of a network that is read here")
        })
    }
}

/// Reads a word, so that a tokenizer of another encoder is found out.
fn read_a_word(files: &EncoderFiles) -> Result<(), LearnError> {
    let encoder = open_text_encoder(&files.folder, &device("cpu")?)?;
    let words = WordPieces::open(files)?;
    let pieces = words.cut("chain, gold 20 cm")?;
    let ids = pieces.iter().map(|piece| piece.id);
    let ids: Vec<u32> = std::iter::once(words.begin()).chain(ids).chain([words.separator()]).collect();
    let states = encoder.states(&ids, &vec![0; ids.len()], 1)?;
    match states.iter().find(|state| !state.is_finite()) {
        None => Ok(()),
        Some(state) => Err(ModelError::Weights(format!("a state of a word is {state}")).into()),
    }
}

//! Writes items as CoNLL, with what the format cannot hold beside it.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{Annotation, Item, Span};

use super::compare::{compare, item_print};
use super::label::Labels;
use super::lines::{Said, push_sentence};
use super::sentence::{Sentence, Sentences};
use super::{ConllOptions, ConllReport, FileReport, sidecar};
use crate::FormatError;
use crate::export::{LeftOut, LossSheet, NewFile, Prints};

/// Why an item is not written: it has no token.
pub const NO_WORDS: &str = "no-words";

/// A CoNLL export that is being written: `train.conll`, `dev.conll`, `test.conll` (or
/// `all.conll`), `tokens.jsonl`, `losses.csv`, `report.json`. Memory: an item.
pub struct ConllExport {
    options: ConllOptions,
    folder: PathBuf,
    files: BTreeMap<&'static str, (NewFile, FileReport)>,
    sidecar: NewFile,
    losses: LossSheet,
    by_reason: BTreeMap<String, u64>,
    left_out: LeftOut,
    labels: Labels,
    expected: Prints,
    buffer: String,
}

impl ConllExport {
    /// Starts an export in a folder, which is made when it is not there.
    ///
    /// # Errors
    /// When one of the files is there and may not be overwritten, or the folder cannot be written.
    pub fn create(folder: &Path, options: ConllOptions) -> Result<Self, FormatError> {
        std::fs::create_dir_all(folder).map_err(FormatError::io("make the folder", folder))?;
        let names: &[&str] =
            if options.parts { &["train.conll", "dev.conll", "test.conll"] } else { &["all.conll"] };
        let new = |name: &str| NewFile::create(&folder.join(name), options.overwrite);
        // The report comes last of all; that it could be written is found out now.
        drop(new("report.json")?);
        let mut files = BTreeMap::new();
        for name in names {
            files.insert(*name, (new(name)?, FileReport::default()));
        }
        Ok(Self {
            files,
            sidecar: new("tokens.jsonl")?,
            losses: LossSheet::create(&folder.join("losses.csv"), options.overwrite)?,
            by_reason: BTreeMap::new(),
            left_out: LeftOut::default(),
            labels: Labels::default(),
            expected: Prints::beside(&folder.join("tokens.jsonl"))?,
            buffer: String::new(),
            folder: folder.to_owned(),
            options,
        })
    }

    /// Adds an item. The part counts when the export is in parts.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&mut self, item: &Item, annotation: &Annotation, part: Part) -> Result<(), FormatError> {
        self.write_marked(item, annotation, &[], part)
    }

    /// Adds an item, some of whose spans are predictions with these confidences.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write_marked(
        &mut self,
        item: &Item,
        annotation: &Annotation,
        predicted: &[(Span, f32)],
        part: Part,
    ) -> Result<(), FormatError> {
        let cut = Sentences::of(item, annotation, &self.options);
        for loss in &cut.losses {
            *self.by_reason.entry(loss.reason.code().to_owned()).or_default() += 1;
            self.losses.write(item, loss)?;
        }
        if cut.sentences.is_empty() {
            *self.left_out.items.entry(NO_WORDS.to_owned()).or_default() += 1;
            return Ok(());
        }
        self.expected.push(item_print(&item.id, &cut))?;
        let name = match part {
            _ if !self.options.parts => "all.conll",
            Part::Train => "train.conll",
            Part::Dev => "dev.conll",
            Part::Test => "test.conll",
        };
        for sentence in &cut.sentences {
            self.sentence(name, Said { item, annotation, predicted }, sentence)?;
        }
        if let Some((_, counts)) = self.files.get_mut(name) {
            counts.items += 1;
            counts.spans += cut.held.len() as u64;
        }
        Ok(())
    }

    fn sentence(&mut self, name: &str, said: Said<'_>, sentence: &Sentence<'_>) -> Result<(), FormatError> {
        self.buffer.clear();
        push_sentence(&mut self.buffer, said, sentence, &self.options, &mut self.labels);
        if let Some((file, counts)) = self.files.get_mut(name) {
            let outcome = file.write_all(self.buffer.as_bytes());
            outcome.map_err(|e| FormatError::io("write", file.target())(e))?;
            counts.sentences += 1;
            counts.tokens += sentence.length as u64;
        }
        self.buffer.clear();
        sidecar::push_line(&mut self.buffer, name, &said.item.id, sentence);
        let outcome = self.sidecar.write_all(self.buffer.as_bytes());
        outcome.map_err(|e| FormatError::io("write", self.sidecar.target())(e))
    }

    /// Notes what was not given to it, for the report.
    pub fn leave_out(&mut self, left_out: &LeftOut) {
        self.left_out.add(left_out);
    }

    /// Reads everything back, compares it span by span, and gives the files their names, the
    /// report last: where it is, the export is whole.
    ///
    /// # Errors
    /// When an item came back different (nothing is replaced then), or the disk refuses.
    pub fn finish(mut self) -> Result<ConllReport, FormatError> {
        compare(&mut self.sidecar, &mut self.files, self.labels.attributes(), self.expected.back()?)?;
        let report = ConllReport {
            scheme: self.options.scheme,
            tokens: self.options.tokens.word().to_owned(),
            joined: self.options.joined,
            files: self.files.iter().map(|(name, (_, counts))| ((*name).to_owned(), *counts)).collect(),
            losses: self.by_reason,
            labels: self.labels.attributes().clone(),
            left_out: self.left_out,
        };
        // An old report must not stand beside new files, should the process end in between.
        let path = self.folder.join("report.json");
        match std::fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(FormatError::io("replace", &path)(e));
            }
            _ => {}
        }
        for (file, _) in self.files.into_values() {
            file.commit()?;
        }
        self.sidecar.commit()?;
        self.losses.finish()?;
        let mut file = NewFile::create(&path, self.options.overwrite)?;
        serde_json::to_writer_pretty(&mut file, &report)
            .map_err(|e| FormatError::io("write", &path)(e.into()))?;
        file.write_all(b"\n").map_err(FormatError::io("write", &path))?;
        file.commit()?;
        Ok(report)
    }
}

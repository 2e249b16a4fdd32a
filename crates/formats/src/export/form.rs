//! Exports items in the form of another tool, reads every file back and compares every item.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use swingtag_catalogue::bio::LossReason;
use swingtag_catalogue::partition::Part;

use super::read_back::Meant;
use super::report::{FileCounts, FormReport, LeftOut};
use super::{ExportOptions, FormFile, LossSheet, NewFile, Prints, file_names};
use crate::native::Outgoing;
use crate::written::{Shared, begin};
use crate::{Format, FormatError};

/// An export that is being written: the files with items, `losses.csv`, `report.json`, and what
/// belongs to the form. Memory: an item, unless the form says otherwise.
pub struct FormExport {
    folder: PathBuf,
    format: Format,
    overwrite: bool,
    files: Vec<Open>,
    losses: LossSheet,
    by_reason: BTreeMap<String, u64>,
    left_out: LeftOut,
}

/// A file with what has to come back from it.
struct Open {
    name: String,
    part: Option<Part>,
    file: Box<dyn FormFile>,
    counts: FileCounts,
    expected: Prints,
}

impl FormExport {
    /// Starts an export in a folder, which is made when it is not there.
    ///
    /// # Errors
    /// When one of the files is there and may not be overwritten, or the folder cannot be written.
    pub fn create(folder: &Path, format: Format, options: &ExportOptions) -> Result<Self, FormatError> {
        std::fs::create_dir_all(folder).map_err(FormatError::io("make the folder", folder))?;
        // The report comes last of all; that it could be written is found out now.
        drop(NewFile::create(&folder.join("report.json"), options.overwrite)?);
        let (mut files, shared) = (Vec::new(), Shared::default());
        for (name, part) in file_names(format, options.parts) {
            let file = NewFile::create(&folder.join(&name), options.overwrite)?;
            let file = begin(format, file, options, &shared)
                .map_err(|e| FormatError::io("write", &folder.join(&name))(e))?;
            let expected = Prints::beside(&folder.join(&name))?;
            files.push(Open { name, part, file, counts: FileCounts::default(), expected });
        }
        Ok(Self {
            folder: folder.to_owned(),
            format,
            overwrite: options.overwrite,
            files,
            losses: LossSheet::create(&folder.join("losses.csv"), options.overwrite)?,
            by_reason: BTreeMap::new(),
            left_out: LeftOut::default(),
        })
    }

    /// Adds an item. The part counts when the export is in parts.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&mut self, out: Outgoing<'_>, part: Part) -> Result<(), FormatError> {
        let wanted = |open: &&mut Open| open.part.is_none_or(|of| of == part);
        let Some(open) = self.files.iter_mut().find(wanted) else { return Ok(()) };
        let mut spans = out.annotation.map_or(0, |said| said.spans.len() as u64);
        for loss in open.file.losses(out) {
            *self.by_reason.entry(loss.reason.code().to_owned()).or_default() += 1;
            spans -= u64::from(!matches!(loss.reason, LossReason::Trimmed { .. }));
            self.losses.write(out.item, &loss)?;
        }
        open.expected.push(open.file.print(out))?;
        open.counts.items += 1;
        open.counts.spans += spans;
        open.file.item(out).map_err(|e| FormatError::io("write", &self.folder.join(&open.name))(e))
    }

    /// Notes what was not given to it, for the report.
    pub fn leave_out(&mut self, left_out: &LeftOut) {
        self.left_out.add(left_out);
    }

    /// Reads everything back, compares it item by item, and gives the files their names, the report
    /// last: where it is, the export is whole.
    ///
    /// # Errors
    /// When an item came back different (nothing is replaced then), or the disk refuses.
    pub fn finish(mut self) -> Result<FormReport, FormatError> {
        let (mut whole, mut beside) = (Vec::new(), BTreeMap::new());
        let mut report = FormReport { losses: std::mem::take(&mut self.by_reason), ..FormReport::default() };
        self.format.word().clone_into(&mut report.format);
        report.left_out = std::mem::take(&mut self.left_out);
        for open in std::mem::take(&mut self.files) {
            report.files.insert(open.name.clone(), open.counts);
            beside.extend(open.file.beside());
            whole.push(self.checked(open)?);
        }
        for (name, text) in beside {
            whole.push(self.small(name, &text)?);
        }
        self.commit(whole, &report)?;
        Ok(report)
    }

    /// A file that says what it should.
    fn checked(&self, open: Open) -> Result<NewFile, FormatError> {
        let (format, target) = (self.format, self.folder.join(&open.name));
        let (print, mapping) = (open.file.print_back(), open.file.mapping());
        let mut file = open.file.end().map_err(FormatError::io("write", &target))?;
        Meant { format, target, expected: open.expected, print, mapping }.compare(file.written()?)?;
        Ok(file)
    }

    fn small(&self, name: &str, text: &str) -> Result<NewFile, FormatError> {
        let path = self.folder.join(name);
        let mut file = NewFile::create(&path, self.overwrite)?;
        file.write_all(text.as_bytes()).map_err(FormatError::io("write", &path))?;
        Ok(file)
    }

    fn commit(self, whole: Vec<NewFile>, report: &FormReport) -> Result<(), FormatError> {
        // An old report must not stand beside new files, should the process end in between.
        let path = self.folder.join("report.json");
        match std::fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(FormatError::io("replace", &path)(e));
            }
            _ => {}
        }
        whole.into_iter().try_for_each(NewFile::commit)?;
        let text = serde_json::to_string_pretty(report);
        let text = text.map_err(|e| FormatError::io("write", &path)(e.into()))? + "\n";
        let report = self.small("report.json", &text)?;
        self.losses.finish()?;
        report.commit()
    }
}

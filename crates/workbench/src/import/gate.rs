//! Rows that are left out because somebody asked for it, and photos that are given to rows by their names.
//! Import and dry run go through the same gate, so that one says what the other does.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use swingtag_formats::{IncomingItem, Severity};
use swingtag_learn::Watch;

use super::ImportRequest;
use super::known::{Known, Print, text_print};
use super::photos::PhotoNames;
use crate::error::WorkbenchError;
use crate::problems::{Problems, Refusal};
use crate::workbench::Workbench;

/// What a row meets before it is taken in.
pub(super) struct Gate<'a> {
    workbench: &'a Workbench,
    request: &'a ImportRequest,
    known: Option<Arc<Known>>,
    /// The first line of each text, and its file.
    texts: HashMap<Print, (u64, PathBuf)>,
    photos: HashMap<PathBuf, PhotoNames>,
    /// Rows left out.
    pub(super) left_out: u64,
    /// Rows whose text is that of another item or an earlier row.
    pub(super) same_text: u64,
}

impl<'a> Gate<'a> {
    /// `thorough` looks at the project also where the request does not need it.
    pub(super) fn new(
        workbench: &'a Workbench,
        request: &'a ImportRequest,
        thorough: bool,
        watch: &dyn Watch,
    ) -> Result<Self, WorkbenchError> {
        let needed = thorough || request.leave_known || request.skip_same_text;
        let known = if needed { Some(workbench.known_items(watch)?) } else { None };
        let (texts, photos) = (HashMap::new(), HashMap::new());
        Ok(Self { workbench, request, known, texts, photos, left_out: 0, same_text: 0 })
    }

    /// What the project holds, where that was looked at.
    pub(super) fn known(&self) -> Option<&Known> {
        self.known.as_deref()
    }

    /// Whether a row goes on; gives it photos on the way.
    pub(super) fn pass(
        &mut self,
        file: &Path,
        row: &mut IncomingItem,
        problems: &mut Problems,
    ) -> Result<bool, WorkbenchError> {
        let is_known = self.known().is_some_and(|known| known.id(&row.item.id).is_some());
        if is_known && self.request.leave_known {
            self.left_out += 1;
            return Ok(false);
        }
        if let Some(other) = self.same_text(file, row, is_known)? {
            self.same_text += 1;
            if self.request.skip_same_text {
                self.left_out += 1;
                problems.add(same_text(&row.item.id, &other).at(file, row.line))?;
                return Ok(false);
            }
        }
        if self.request.photos_by_name && row.item.photos.is_empty() {
            let folder = self.request.photo_folder(file).to_owned();
            let names = self.photos.entry(folder).or_insert_with_key(|folder| PhotoNames::of(folder));
            row.item.photos = names.of_item(&row.item.id);
        }
        Ok(true)
    }

    /// Who else has this text, in words. An item has no fellow in itself.
    fn same_text(
        &mut self,
        file: &Path,
        row: &IncomingItem,
        is_known: bool,
    ) -> Result<Option<String>, WorkbenchError> {
        let Some(known) = self.known.as_deref() else { return Ok(None) };
        let text = text_print(&row.item);
        if let Some(id) = known.text(text).filter(|_| !is_known) {
            return Ok(Some(format!("item {}", self.workbench.store().item(id)?.item.id)));
        }
        match self.texts.get(&text) {
            Some((line, of)) if of == file => Ok(Some(format!("row {line}"))),
            Some((line, of)) => Ok(Some(format!("row {line} of {}", of.display()))),
            None => {
                self.texts.insert(text, (row.line, file.to_owned()));
                Ok(None)
            }
        }
    }
}

fn same_text<'a>(id: &'a str, other: &str) -> Refusal<'a> {
    Refusal {
        column: "",
        value: id,
        code: "same-text",
        reason: format!("the text is that of {other}"),
        remedy: "nothing, if one of them is enough",
        severity: Severity::Warning,
    }
}

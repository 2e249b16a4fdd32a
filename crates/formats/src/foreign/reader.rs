//! Reads a JSON form of another tool, one object at a time.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::{Draft, Merge, Objects, Settler, Step};
use crate::lines::LINE_LIMIT;
use crate::native::{MissingVertical, kind, nul};
use crate::problem::Found;
use crate::{FormatError, OffsetUnit, Reason, Row, Rows};

/// How the objects of a form become drafts.
pub(crate) trait JsonForm: Send {
    /// Keys whose list holds the objects, where the file is one object.
    fn keys(&self) -> &'static [&'static str] {
        &[]
    }

    /// The draft of an object; `None` for one that is no item, or belongs to the next.
    ///
    /// # Errors
    /// Why the object cannot be used.
    fn draft(&mut self, object: Map<String, Value>, line: u64) -> Result<Option<Draft>, Found>;

    /// The draft that was held until the end.
    ///
    /// # Errors
    /// Why the file is not whole.
    fn end(&mut self) -> Result<Option<Draft>, Found> {
        Ok(None)
    }
}

/// Streams a form. Memory: one object, and what its settler takes.
pub(crate) struct ObjectReader {
    path: PathBuf,
    objects: Objects,
    form: Box<dyn JsonForm>,
    merge: Merge,
    settler: Settler,
    /// Rows that are made and not given out, last first.
    waiting: Vec<Row>,
    ended: bool,
}

impl ObjectReader {
    /// See [`Settler::of_our_own`].
    pub(crate) fn of_our_own(mut self, is_own: bool) -> Self {
        if is_own {
            self.settler.of_our_own();
        }
        self
    }

    /// Opens a file.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn open(
        path: &Path,
        form: Box<dyn JsonForm>,
        vertical: MissingVertical,
        unit: Option<OffsetUnit>,
    ) -> Result<Self, FormatError> {
        let objects = Objects::open(path, form.keys())?;
        Ok(Self::over(path, objects, form, vertical, unit))
    }

    /// Reads objects of any source; the path stands in messages.
    pub(crate) fn over(
        path: &Path,
        objects: Objects,
        form: Box<dyn JsonForm>,
        vertical: MissingVertical,
        unit: Option<OffsetUnit>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            objects,
            form,
            merge: Merge::default(),
            settler: Settler::new(path, vertical, unit),
            waiting: Vec::new(),
            ended: false,
        }
    }

    fn step(&mut self) -> Result<(), FormatError> {
        let step = self.objects.advance().map_err(|e| FormatError::io("read", &self.path)(e))?;
        let line = self.objects.line();
        match step {
            Step::End => self.end(),
            Step::TooLong => {
                let reason = Reason::LineTooLong { limit_mib: LINE_LIMIT >> 20 };
                self.waiting.push(self.settler.problem(line, Found::new("", "", reason)));
            }
            Step::Value => match self.draft(line) {
                Ok(None) => {}
                Ok(Some(draft)) => {
                    let whole = self.merge.take(draft);
                    self.settle(whole);
                }
                Err(found) => self.waiting.push(self.settler.problem(line, found)),
            },
        }
        Ok(())
    }

    fn draft(&mut self, line: u64) -> Result<Option<Draft>, Found> {
        let text = self.objects.text();
        if text.trim_ascii().is_empty() {
            return Ok(None);
        }
        let object = object(text)?;
        let draft = self.form.draft(object, line)?;
        Ok(draft.map(|draft| Draft { line: if draft.line == 0 { line } else { draft.line }, ..draft }))
    }

    fn end(&mut self) {
        self.ended = true;
        match self.form.end() {
            Ok(Some(last)) => {
                let whole = self.merge.take(last);
                self.settle(whole);
            }
            Ok(None) => {}
            Err(found) => self.waiting.insert(0, self.settler.problem(0, found)),
        }
        let last = self.merge.end();
        self.settle(last);
    }

    fn settle(&mut self, draft: Option<Draft>) {
        let rows = draft.map(|draft| self.settler.rows(draft)).unwrap_or_default();
        self.waiting.splice(0..0, rows.into_iter().rev());
    }
}

/// The object of a text.
fn object(bytes: &[u8]) -> Result<Map<String, Value>, Found> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let shown = String::from_utf8_lossy(bytes).into_owned();
        Found::new("", shown, Reason::NotUtf8 { byte: e.valid_up_to() + 1 })
    })?;
    nul(text)?;
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(Found::new("", text, Reason::NotAnObject { found: kind(&other) })),
        Err(error) => Err(crate::native::broken(text, &error)),
    }
}

impl Iterator for ObjectReader {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() && !self.ended {
            if let Err(error) = self.step() {
                self.ended = true;
                return Some(Err(error));
            }
        }
        self.waiting.pop().map(Ok)
    }
}

impl Rows for ObjectReader {
    fn bytes_read(&self) -> u64 {
        self.objects.bytes()
    }
}

//! A file of a form that is being written.

use std::io::{self, Write};

use swingtag_catalogue::bio::Loss;
use swingtag_catalogue::{Annotation, Item, ItemStatus};

use super::{Fingerprint, NewFile, fingerprint};
use crate::IncomingItem;
use crate::native::Outgoing;
use crate::table::Mapping;

/// What an item that was read back says.
pub(crate) type PrintBack = fn(&IncomingItem) -> Fingerprint;

/// Everything.
fn whole(back: &IncomingItem) -> Fingerprint {
    unordered(&back.item, back.annotation.as_ref(), back.status.unwrap_or_default())
}

/// Everything that is said; some forms have their spans in an order of their own.
pub(crate) fn unordered(item: &Item, said: Option<&Annotation>, status: ItemStatus) -> Fingerprint {
    let sorted = said.map(|said| {
        let mut sorted = said.clone();
        sorted.spans.sort();
        sorted.rejected.sort();
        sorted
    });
    fingerprint(item, sorted.as_ref(), status)
}

/// A file of a form, whatever it is made of.
pub(crate) trait FormFile: Send {
    /// Adds an item.
    ///
    /// # Errors
    /// When the disk refuses.
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()>;

    /// Completes the content; the file has its name later.
    ///
    /// # Errors
    /// When the disk refuses.
    fn end(self: Box<Self>) -> io::Result<NewFile>;

    /// Spans that the form cannot hold as they are.
    fn losses(&self, _out: Outgoing<'_>) -> Vec<Loss> {
        Vec::new()
    }

    /// What has to come back.
    fn print(&self, out: Outgoing<'_>) -> Fingerprint {
        unordered(out.item, out.annotation, out.status)
    }

    /// How to look at what came back.
    fn print_back(&self) -> PrintBack {
        whole
    }

    /// How its columns are read back, where it has columns.
    fn mapping(&self) -> Option<Mapping> {
        None
    }

    /// Small files that belong to the form, by name.
    fn beside(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// A form that is text, item by item.
pub(crate) trait RecordForm: Send {
    /// What the file begins with.
    fn begin(&self) -> &'static str {
        ""
    }

    /// Writes the record or records of an item.
    fn item(&mut self, out: Outgoing<'_>, text: &mut String);

    /// What stands between items.
    fn between(&self) -> &'static str {
        ""
    }

    /// What the file ends with.
    fn end(&self) -> &'static str {
        ""
    }

    /// See [`FormFile::losses`].
    fn losses(&self, _out: Outgoing<'_>) -> Vec<Loss> {
        Vec::new()
    }

    /// See [`FormFile::print`].
    fn print(&self, out: Outgoing<'_>) -> Fingerprint {
        unordered(out.item, out.annotation, out.status)
    }

    /// See [`FormFile::print_back`].
    fn print_back(&self) -> PrintBack {
        whole
    }

    /// See [`FormFile::beside`].
    fn beside(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// A file of records.
pub(crate) struct TextFile {
    file: NewFile,
    form: Box<dyn RecordForm>,
    buffer: String,
    has_items: bool,
}

impl TextFile {
    /// Begins the content.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn new(mut file: NewFile, form: Box<dyn RecordForm>) -> io::Result<Self> {
        file.write_all(form.begin().as_bytes())?;
        Ok(Self { file, form, buffer: String::new(), has_items: false })
    }
}

impl FormFile for TextFile {
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()> {
        self.buffer.clear();
        if std::mem::replace(&mut self.has_items, true) {
            self.buffer.push_str(self.form.between());
        }
        self.form.item(out, &mut self.buffer);
        self.file.write_all(self.buffer.as_bytes())
    }

    fn end(mut self: Box<Self>) -> io::Result<NewFile> {
        self.file.write_all(self.form.end().as_bytes())?;
        Ok(self.file)
    }

    fn losses(&self, out: Outgoing<'_>) -> Vec<Loss> {
        self.form.losses(out)
    }

    fn print(&self, out: Outgoing<'_>) -> Fingerprint {
        self.form.print(out)
    }

    fn print_back(&self) -> PrintBack {
        self.form.print_back()
    }

    fn beside(&self) -> Vec<(&'static str, String)> {
        self.form.beside()
    }
}

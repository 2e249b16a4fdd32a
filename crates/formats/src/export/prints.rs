//! What has to come back from a file, kept on the disk while it is written: 16 bytes an item, which memory does
//! not hold.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::{Fingerprint, NewFile};
use crate::FormatError;

/// Fingerprints in the order of the items. The file has no name of its own and goes with this.
pub(crate) struct Prints(NewFile);

impl Prints {
    /// Begins beside a file that is being written.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn beside(target: &Path) -> Result<Self, FormatError> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        NewFile::create(&target.with_file_name(format!("{name}.prints")), true).map(Self)
    }

    /// Adds an item.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn push(&mut self, print: Fingerprint) -> Result<(), FormatError> {
        let outcome = self.0.write_all(&print);
        outcome.map_err(|e| FormatError::io("write", self.0.target())(e))
    }

    /// Goes through them from the first.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn back(&mut self) -> Result<PrintsBack, FormatError> {
        let path = self.0.written()?.to_owned();
        let file = File::open(&path).map_err(FormatError::io("read", &path))?;
        Ok(PrintsBack { file: BufReader::new(file), path })
    }
}

/// A walk over fingerprints.
pub(crate) struct PrintsBack {
    file: BufReader<File>,
    path: PathBuf,
}

impl PrintsBack {
    /// The next one; none behind the last.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn advance(&mut self) -> Result<Option<Fingerprint>, FormatError> {
        let failed = FormatError::io("read", &self.path);
        let mut print = Fingerprint::default();
        let read = match self.file.fill_buf() {
            Ok([]) => return Ok(None),
            Ok(_) => self.file.read_exact(&mut print),
            Err(e) => Err(e),
        };
        read.map(|()| Some(print)).map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_come_back_in_order_and_nothing_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mut prints = Prints::beside(&folder.path().join("items.jsonl")).unwrap();
        (0..5).for_each(|n| prints.push([n; 16]).unwrap());
        let mut back = prints.back().unwrap();
        let came: Vec<u8> = std::iter::from_fn(|| back.advance().unwrap()).map(|print| print[0]).collect();
        assert_eq!(came, [0, 1, 2, 3, 4]);
        drop((back, prints));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

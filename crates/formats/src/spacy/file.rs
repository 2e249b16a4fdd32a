//! A DocBin unpacked, and the parts of its message.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use flate2::read::ZlibDecoder;

use super::hash::number;
use super::pack::{Value, unpack};
use super::symbols::SYMBOLS;
use super::{ENT_IOB, ENT_TYPE, ORTH};
use crate::FormatError;

/// Bytes that a DocBin may unpack to.
const UNPACKED: u64 = 512 << 20;

/// The first bytes of what a zlib stream holds; to tell a DocBin by its content.
pub(crate) fn unpacked_start(start: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // A stream that is cut off gives what it holds so far.
    let _ = ZlibDecoder::new(start).take(64).read_to_end(&mut out);
    out
}

/// A DocBin.
pub(super) struct DocBin {
    pub(super) bytes: Vec<u8>,
    message: Value,
    strings: HashMap<u64, Range<usize>>,
    /// Columns of text, place in an entity, and label.
    columns: [Option<usize>; 3],
    width: usize,
    lengths: Vec<usize>,
}

impl DocBin {
    /// Opens a file.
    ///
    /// # Errors
    /// When it cannot be read, is damaged, or beyond a limit.
    pub(super) fn open(path: &Path) -> Result<Self, FormatError> {
        let file = File::open(path).map_err(FormatError::io("read", path))?;
        let mut bytes = Vec::new();
        let read = ZlibDecoder::new(file).take(UNPACKED + 1).read_to_end(&mut bytes);
        let damaged = |problem: &str| FormatError::Unreadable {
            path: path.to_owned(),
            problem: problem.to_owned(),
            remedy: "write it again with spaCy's DocBin, in several files if it is large".to_owned(),
        };
        match read {
            Err(e) => return Err(damaged(&format!("this is no whole DocBin: {e}"))),
            Ok(_) if bytes.len() as u64 > UNPACKED => {
                return Err(damaged(&format!("it unpacks to more than {} MiB", UNPACKED >> 20)));
            }
            Ok(_) => {}
        }
        Self::of(bytes).ok_or_else(|| damaged("its message is damaged or holds too many values"))
    }

    fn of(bytes: Vec<u8>) -> Option<Self> {
        let message = unpack(&bytes, 0..bytes.len())?;
        let attrs = message.get("attrs", &bytes)?.list()?;
        let column = |wanted: u64| attrs.iter().position(|attr| *attr == Value::Int(i128::from(wanted)));
        let columns = [ORTH, ENT_IOB, ENT_TYPE].map(column);
        let width = attrs.len();
        let mut strings = HashMap::new();
        for place in message.get("strings", &bytes)?.list()?.iter().filter_map(Value::place) {
            let text = std::str::from_utf8(&bytes[place.clone()]).ok()?;
            strings.insert(number(text), place);
        }
        let lengths = bytes[message.get("lengths", &bytes)?.place()?].as_chunks::<4>().0;
        let lengths = lengths.iter().map(|length| usize::try_from(i32::from_le_bytes(*length)).ok());
        let lengths = lengths.collect::<Option<Vec<_>>>()?;
        let tokens = lengths.iter().try_fold(0_usize, |sum, length| sum.checked_add(*length))?;
        let has = |key, of: usize| Some(message.get(key, &bytes)?.place()?.len() >= tokens.checked_mul(of)?);
        if !(has("tokens", width * 8)? && has("spaces", 1)?) || columns[0].is_none() {
            return None;
        }
        Some(Self { message, strings, columns, width, lengths, bytes })
    }

    /// Number of documents.
    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Tokens of a document.
    pub(super) fn length(&self, doc: usize) -> usize {
        self.lengths[doc]
    }

    /// The text of a number.
    pub(super) fn text(&self, number: u64) -> Option<&str> {
        if let Some(symbol) = usize::try_from(number).ok().and_then(|at| SYMBOLS.get(at)) {
            return Some(symbol);
        }
        std::str::from_utf8(&self.bytes[self.strings.get(&number)?.clone()]).ok()
    }

    /// A number of a token, by its place among all: 0 its text, 1 its place in an entity, 2 its label.
    pub(super) fn token(&self, token: usize, column: usize) -> Option<u64> {
        let tokens = self.message.get("tokens", &self.bytes)?.place()?;
        let at = tokens.start + (token * self.width + self.columns[column]?) * 8;
        Some(u64::from_le_bytes(self.bytes.get(at..at + 8)?.try_into().ok()?))
    }

    /// Whether a space follows a token.
    pub(super) fn space(&self, token: usize) -> bool {
        let spaces = self.message.get("spaces", &self.bytes).and_then(Value::place);
        spaces.is_some_and(|spaces| self.bytes[spaces.start + token] != 0)
    }

    /// What stands for a document in one of the lists.
    pub(super) fn of_doc(&self, key: &str, doc: usize) -> Option<&Value> {
        self.message.get(key, &self.bytes)?.list()?.get(doc)
    }
}

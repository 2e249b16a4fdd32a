//! Text of a file as UTF-8, whatever it is written in.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, WINDOWS_1252};

const CHUNK: usize = 64 << 10;

/// A source of UTF-8 with a look ahead.
pub(super) struct Decoded {
    file: File,
    encoding: &'static Encoding,
    decoder: Decoder,
    guessed: bool,
    raw: Vec<u8>,
    /// Part of `raw` that is not decoded yet.
    rest: std::ops::Range<usize>,
    text: Vec<u8>,
    /// Part of `text` that is not handed out yet.
    ready: std::ops::Range<usize>,
    read: u64,
    ended: bool,
}

impl Decoded {
    /// Opens a file, and finds out its encoding when none is given. Without a mark the file is read once to see
    /// whether it is UTF-8 throughout: one bad byte on the last page decides as well as the first.
    pub(super) fn open(path: &Path, encoding: Option<&'static Encoding>) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let (encoding, guessed) = match encoding {
            Some(encoding) => (encoding, false),
            None => encoding_of(&mut file)?,
        };
        file.rewind()?;
        Ok(Self {
            file,
            encoding,
            decoder: encoding.new_decoder(),
            guessed,
            raw: vec![0; CHUNK],
            rest: 0..0,
            text: vec![0; CHUNK * 3 + 16],
            ready: 0..0,
            read: 0,
            ended: false,
        })
    }

    /// What the file is written in.
    pub(super) fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Whether the encoding is a guess.
    pub(super) fn guessed(&self) -> bool {
        self.guessed
    }

    /// Bytes of the file read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The text that comes next, without taking it.
    pub(super) fn look_ahead(&mut self) -> io::Result<&[u8]> {
        while self.ready.is_empty() && !self.ended {
            self.decode()?;
        }
        Ok(&self.text[self.ready.clone()])
    }

    /// Takes what was looked at.
    pub(super) fn take(&mut self, bytes: usize) {
        self.ready.start = (self.ready.start + bytes).min(self.ready.end);
    }

    fn decode(&mut self) -> io::Result<()> {
        if self.rest.is_empty() {
            let read = self.file.read(&mut self.raw)?;
            self.read += read as u64;
            self.rest = 0..read;
        }
        let last = self.rest.is_empty();
        let source = &self.raw[self.rest.clone()];
        let (result, taken, written, _) = self.decoder.decode_to_utf8(source, &mut self.text, last);
        self.rest.start += taken;
        self.ready = 0..written;
        self.ended = last && result == CoderResult::InputEmpty;
        Ok(())
    }
}

fn encoding_of(file: &mut File) -> io::Result<(&'static Encoding, bool)> {
    let mut chunk = vec![0; CHUNK];
    let mut kept = 0; // bytes of a character that a chunk cuts in two
    let mut first = true;
    loop {
        let read = file.read(&mut chunk[kept..])?;
        let bytes = &chunk[..kept + read];
        if std::mem::take(&mut first)
            && let Some((encoding, _)) = Encoding::for_bom(bytes)
        {
            return Ok((encoding, false));
        }
        let valid = match std::str::from_utf8(bytes) {
            Ok(_) => bytes.len(),
            Err(e) if e.error_len().is_none() && read > 0 => e.valid_up_to(),
            Err(_) => return Ok((WINDOWS_1252, true)),
        };
        if read == 0 {
            return Ok((UTF_8, false));
        }
        kept = kept + read - valid;
        chunk.copy_within(valid..valid + kept, 0);
    }
}

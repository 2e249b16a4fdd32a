//! Lines of a file, one at a time, with a limit on their length.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::FormatError;

/// Bytes of a line, or of a row of cells, that are accepted: 16 MiB.
pub(crate) const LINE_LIMIT: usize = 16 << 20;

/// Reads lines into one buffer that is used again and again.
pub(crate) struct Lines<R> {
    source: R,
    line: Vec<u8>,
    limit: usize,
    number: u64,
    bytes: u64,
}

/// What the next line is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A line, to be had from [`Lines::line`].
    Whole,
    /// A line beyond the limit; it was read over without being held.
    TooLong,
    /// No more lines.
    End,
}

impl Lines<BufReader<File>> {
    /// Opens a file.
    pub(crate) fn open(path: &Path) -> Result<Self, FormatError> {
        let file = File::open(path).map_err(FormatError::io("read", path))?;
        Ok(Self::new(BufReader::with_capacity(1 << 18, file), LINE_LIMIT))
    }
}

impl<R: BufRead> Lines<R> {
    /// Lines of any source.
    pub(crate) fn new(source: R, limit: usize) -> Self {
        Self { source, line: Vec::new(), limit, number: 0, bytes: 0 }
    }

    /// Number of the line read last, from 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Bytes read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The line read last, without its end.
    pub(crate) fn line(&self) -> &[u8] {
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    /// Goes to the next line.
    pub(crate) fn advance(&mut self) -> io::Result<Line> {
        self.line.clear();
        let within = self.limit as u64 + 2; // a line of exactly the limit, with CR LF
        let read = self.source.by_ref().take(within).read_until(b'\n', &mut self.line)? as u64;
        self.bytes += read;
        if read == 0 {
            return Ok(Line::End);
        }
        self.number += 1;
        if read == within && !self.line.ends_with(b"\n") {
            self.bytes += self.source.skip_until(b'\n')? as u64;
            self.line = Vec::new();
            return Ok(Line::TooLong);
        }
        Ok(if self.line().len() > self.limit { Line::TooLong } else { Line::Whole })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_beyond_the_limit_is_passed_over_and_the_next_one_arrives() {
        let text = format!("12345\r\n{}\n123456\n12345", "x".repeat(100_000));
        let mut lines = Lines::new(text.as_bytes(), 5);
        let mut seen = Vec::new();
        loop {
            match lines.advance().unwrap() {
                Line::End => break,
                Line::TooLong => seen.push("long".to_owned()),
                Line::Whole => seen.push(String::from_utf8(lines.line().to_vec()).unwrap()),
            }
        }
        assert_eq!(seen, ["12345", "long", "long", "12345"]);
        assert_eq!((lines.number(), lines.bytes()), (4, text.len() as u64));
    }
}

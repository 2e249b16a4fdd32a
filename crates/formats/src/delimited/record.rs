//! Rows of delimited text with limits on their size.

use std::io;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::decode::Decoded;
use crate::Reason;
use crate::lines::LINE_LIMIT;

/// Columns that are accepted.
const COLUMN_LIMIT: usize = 16_384;

/// What the next row is.
pub(super) enum Record {
    /// A row, to be had from [`Records::cells`].
    Whole,
    /// A row that was read over.
    Refused(Reason),
    /// No more rows.
    End,
}

/// Reads rows into one buffer that is used again and again.
pub(super) struct Records<S> {
    source: S,
    csv: Reader,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
    lines_before: u64,
    line: u64,
}

impl Records<Decoded> {
    pub(super) fn new(source: Decoded, delimiter: u8) -> Self {
        Self {
            source,
            csv: ReaderBuilder::new().delimiter(delimiter).build(),
            bytes: vec![0; 4096],
            ends: vec![0; 64],
            cells: 0,
            lines_before: 0,
            line: 0,
        }
    }

    /// Where the text comes from.
    pub(super) fn source(&self) -> &Decoded {
        &self.source
    }

    /// Line on which the row read last begins, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The cells of the row read last.
    pub(super) fn cells(&self) -> Vec<&str> {
        let mut start = 0;
        let cell = |&end: &usize| {
            let bytes = &self.bytes[start..end];
            start = end;
            // The source is UTF-8 and every delimiter is ASCII, so nothing is lost here.
            std::str::from_utf8(bytes).unwrap_or_default()
        };
        self.ends[..self.cells].iter().map(cell).collect()
    }

    /// The start of the row read last, for messages.
    pub(super) fn start(&self) -> String {
        String::from_utf8_lossy(&self.bytes[..self.bytes.len().min(512)]).into_owned()
    }

    /// Goes to the next row.
    pub(super) fn advance(&mut self) -> io::Result<Record> {
        self.skip_line_ends()?;
        self.line = self.lines_before + 1;
        let (mut out, mut ends) = (0, 0);
        let mut refused = None;
        let mut quotes = 0;
        loop {
            let input = self.source.look_ahead()?;
            let at_end = input.is_empty();
            let (result, taken, written, ended) =
                self.csv.read_record(input, &mut self.bytes[out..], &mut self.ends[ends..]);
            self.lines_before += memchr::memchr_iter(b'\n', &input[..taken]).count() as u64;
            quotes += memchr::memchr_iter(b'"', &input[..taken]).count();
            self.source.take(taken);
            out += written;
            ends += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.bytes.len() >= LINE_LIMIT => {
                    refused = Some(Reason::CellTooLong { limit_mib: LINE_LIMIT >> 20 });
                    out = 0;
                }
                ReadRecordResult::OutputFull => self.bytes.resize(self.bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() > COLUMN_LIMIT => {
                    refused = Some(Reason::TooManyColumns { limit: COLUMN_LIMIT });
                    ends = 0;
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.cells = ends;
                    // A quote that is open when the file ends has swallowed the rows after it.
                    if at_end && quotes % 2 == 1 && self.lines_before + 1 > self.line {
                        refused = refused.or(Some(Reason::QuoteOpen));
                    }
                    if ends > COLUMN_LIMIT {
                        refused = refused.or(Some(Reason::TooManyColumns { limit: COLUMN_LIMIT }));
                    }
                    return Ok(refused.map_or(Record::Whole, Record::Refused));
                }
                ReadRecordResult::End => return Ok(Record::End),
            }
        }
    }

    /// Passes over line ends between rows, so that the line of the next row is known exactly.
    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let input = self.source.look_ahead()?;
            let ends = input.iter().take_while(|&&b| b == b'\n' || b == b'\r').count();
            self.lines_before += memchr::memchr_iter(b'\n', &input[..ends]).count() as u64;
            if ends == 0 {
                return Ok(());
            }
            self.source.take(ends);
        }
    }
}

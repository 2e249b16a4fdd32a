//! What an archive may hold.

use std::io::{self, Read, Seek, SeekFrom};

/// Entries.
pub(super) const ENTRIES: u64 = 100_000;
/// Bytes that come out of one entry, or of one file of a folder.
pub(super) const ENTRY: u64 = 64 << 20;
/// Bytes that come out for each byte that goes in, above the first MiB.
const RATIO: u64 = 200;

/// How many entries an archive says it has, from its end; read before the directory is, since that
/// is held in memory whole.
pub(super) fn entries<R: Read + Seek>(file: &mut R) -> io::Result<Option<u64>> {
    let length = file.seek(SeekFrom::End(0))?;
    let window = length.min(66_000);
    file.seek(SeekFrom::Start(length - window))?;
    let mut tail = Vec::new();
    file.take(window).read_to_end(&mut tail)?;
    let Some(end) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else { return Ok(None) };
    let Some(count) = tail.get(end + 10..end + 12) else { return Ok(None) };
    let count = u64::from(u16::from_le_bytes([count[0], count[1]]));
    // Larger archives say so in an older part of the end.
    let large = memchr::memmem::rfind(&tail[..end], b"PK\x06\x06");
    let large = large.and_then(|at| tail.get(at + 32..at + 40)).and_then(|b| b.try_into().ok());
    Ok(Some(large.map_or(count, u64::from_le_bytes)))
}

/// Counts what comes out of an entry and fails when that is more than allowed.
pub(super) struct Counted<R> {
    source: R,
    packed: u64,
    out: u64,
}

impl<R: Read> Counted<R> {
    pub(super) fn new(source: R, packed: u64) -> Self {
        Self { source, packed, out: 0 }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.out += read as u64;
        let most = (1 << 20) + self.packed.saturating_mul(RATIO);
        if self.out > ENTRY {
            return Err(io::Error::other(format!("it holds more than {} MiB", ENTRY >> 20)));
        }
        if self.out > most {
            return Err(io::Error::other(format!("it unpacks to more than {RATIO} times its size")));
        }
        Ok(read)
    }
}

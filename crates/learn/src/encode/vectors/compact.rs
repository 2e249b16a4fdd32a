//! The compact form. Layout, numbers little-endian: 8 bytes `SWINGVEC`, version (u32), width (u32), number
//! of words (u64), length of the words (u64), words with a line end after each, 16-bit numbers row by row,
//! blake3 of all before (32 bytes). Whatever is wrong with such a file, it is passed over.

use std::path::Path;

use super::WordVectors;

const MAGIC: &[u8; 8] = b"SWINGVEC";
const VERSION: u32 = 1;
const DIGEST: usize = 32;

/// The vectors of a file, if it is there and whole.
pub(super) fn read(path: &Path) -> Option<WordVectors> {
    let bytes = std::fs::read(path).ok()?;
    let (signed, digest) = bytes.split_at_checked(bytes.len().checked_sub(DIGEST)?)?;
    if blake3::hash(signed).as_bytes() != digest {
        return None;
    }
    let rest = signed.strip_prefix(MAGIC)?;
    let (version, rest) = rest.split_first_chunk()?;
    let (width, rest) = rest.split_first_chunk()?;
    let (count, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (width, count) = (u32::from_le_bytes(*width) as usize, u64::from_le_bytes(*count));
    let (words, numbers) = rest.split_at_checked(u64::from_le_bytes(*length).try_into().ok()?)?;
    let words: Vec<Box<str>> =
        std::str::from_utf8(words).ok()?.split_terminator('\n').map(Into::into).collect();
    let fits = words.len() as u64 == count && numbers.len() == words.len() * width * 2;
    (fits && u32::from_le_bytes(*version) == VERSION)
        .then(|| WordVectors::new(width, words, numbers.to_vec()))
}

/// Writes them; a folder that cannot be written to only costs the next start some seconds. Words with a
/// line end inside, which no tokenizer asks for, keep the form from being written.
pub(super) fn write(path: &Path, vectors: &WordVectors) {
    let mut words: Vec<(&str, u32)> = vectors.rows.iter().map(|(word, row)| (&**word, *row)).collect();
    words.sort_unstable_by_key(|(_, row)| *row);
    let text: String = words.iter().flat_map(|(word, _)| [*word, "\n"]).collect();
    let complete = words.iter().zip(0..).all(|((_, row), place)| *row == place);
    if !complete || text.matches('\n').count() != words.len() {
        return;
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(vectors.width as u32).to_le_bytes());
    bytes.extend_from_slice(&(words.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
    bytes.extend_from_slice(&vectors.numbers);
    let digest = blake3::hash(&bytes);
    bytes.extend_from_slice(digest.as_bytes());
    let new = path.with_extension(format!("new-{}", std::process::id()));
    let written = std::fs::write(&new, &bytes).and_then(|()| std::fs::rename(&new, path));
    if let Err(error) = written {
        tracing::debug!("{}: {error}", path.display());
        let _ = std::fs::remove_file(&new);
    }
}

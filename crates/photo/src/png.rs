//! Leaves out of a PNG what is not needed to draw it: a text chunk of a few megabytes can unfold to
//! a gigabyte, and the decoder would read it.

use std::borrow::Cow;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks that decide how the picture looks, and the one with its orientation.
const KEPT: [&[u8; 4]; 6] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"eXIf"];

/// The picture without text, profiles and animations; other formats as they are.
pub(super) fn essentials(bytes: &[u8]) -> Cow<'_, [u8]> {
    let Some(mut rest) = bytes.strip_prefix(SIGNATURE) else { return Cow::Borrowed(bytes) };
    let mut out = SIGNATURE.to_vec();
    while let Some((chunk, after)) = next_chunk(rest) {
        if KEPT.iter().any(|kind| chunk[4..8] == **kind) {
            out.extend_from_slice(chunk);
        }
        rest = after;
    }
    // What is cut off in the middle is left to the decoder to complain about.
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

/// Length, kind, data and checksum of the first chunk, and what follows.
pub(crate) fn next_chunk(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let end = length.checked_add(12)?;
    (bytes.len() >= end).then(|| bytes.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        [&(data.len() as u32).to_be_bytes(), kind.as_slice(), data, &[0; 4]].concat()
    }

    #[test]
    fn text_goes_and_the_picture_stays() {
        let picture =
            [SIGNATURE, &chunk(b"IHDR", b"x"), &chunk(b"IDAT", b"yy"), &chunk(b"IEND", b"")].concat();
        let with_text =
            [SIGNATURE, &chunk(b"IHDR", b"x"), &chunk(b"zTXt", &[7; 99]), &picture[8 + 13..]].concat();
        assert_eq!(*essentials(&with_text), picture[..]);
        assert_eq!(*essentials(b"\xff\xd8 a jpeg"), b"\xff\xd8 a jpeg"[..]);
        assert_eq!(*essentials(&picture[..30]), picture[..30]);
    }
}

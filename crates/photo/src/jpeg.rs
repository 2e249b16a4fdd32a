//! Whether a JPEG goes on to its end.

const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: [u8; 2] = [0xff, 0xd9];

/// Whether the mark of the end follows the picture's data. What stands before them is skipped segment by
/// segment, since a preview among the EXIF data has an end of its own.
pub(crate) fn has_end(bytes: &[u8]) -> bool {
    data_of(bytes).is_some_and(|data| data.windows(2).any(|pair| pair == END_OF_IMAGE))
}

/// What follows the head of the first scan.
fn data_of(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(2..)?;
    loop {
        let mark = rest.iter().position(|b| *b != 0xff)?;
        let kind = *rest.get(mark)?;
        let segment = rest.get(mark + 1..)?;
        let length = usize::from(u16::from_be_bytes(*segment.first_chunk()?));
        rest = segment.get(length..)?;
        if kind == START_OF_SCAN {
            return Some(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::has_end;

    /// Start, an EXIF segment with a preview that has an end, start of the data, data.
    fn file(data: &[u8]) -> Vec<u8> {
        let head = [0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 0xff, 0xd9, 0xff, 0xff, 0xda, 0, 3, 7];
        [head.as_slice(), data].concat()
    }

    #[test]
    fn only_the_end_after_the_data_counts() {
        assert!(has_end(&file(&[1, 2, 0xff, 0, 3, 0xff, 0xd9])));
        assert!(has_end(&file(&[1, 2, 0xff, 0xd9, 0, 0])), "bytes after the end harm nobody");
        assert!(!has_end(&file(&[1, 2, 0xff, 0, 3])));
        assert!(!has_end(&file(&[])[..9]));
        assert!(!has_end(&[0xff, 0xd8]));
    }
}

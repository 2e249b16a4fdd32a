//! Offsets in code points, bytes and UTF-16 units of one text.

/// The code points `start..end` of a text; `None` when they leave it.
#[must_use]
pub fn slice_chars(text: &str, start: usize, end: usize) -> Option<&str> {
    if start > end {
        return None;
    }
    let mut bounds = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    let from = bounds.nth(start)?;
    if start == end {
        return text.get(from..from);
    }
    let to = bounds.nth(end - start - 1)?;
    text.get(from..to)
}

/// Maps between code points, bytes and UTF-16 units of one text, in constant or logarithmic time.
#[derive(Clone, Debug)]
pub struct CharOffsets {
    /// Byte at which each code point begins, and the length at the end.
    bytes: Vec<usize>,
    /// UTF-16 unit at which each code point begins, and the length at the end.
    utf16: Vec<usize>,
}

impl CharOffsets {
    /// Measures a text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let (mut bytes, mut utf16, mut unit) = (Vec::new(), Vec::new(), 0);
        for (byte, c) in text.char_indices() {
            bytes.push(byte);
            utf16.push(unit);
            unit += c.len_utf16();
        }
        bytes.push(text.len());
        utf16.push(unit);
        Self { bytes, utf16 }
    }

    /// Number of code points.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.bytes.len() - 1
    }

    /// Byte at which a code point begins.
    #[must_use]
    pub fn byte_of(&self, char: usize) -> Option<usize> {
        self.bytes.get(char).copied()
    }

    /// Code point that begins at a byte; `None` inside a character.
    #[must_use]
    pub fn char_of_byte(&self, byte: usize) -> Option<usize> {
        self.bytes.binary_search(&byte).ok()
    }

    /// UTF-16 unit at which a code point begins.
    #[must_use]
    pub fn utf16_of(&self, char: usize) -> Option<usize> {
        self.utf16.get(char).copied()
    }

    /// Code point that begins at a UTF-16 unit; `None` inside a surrogate pair.
    #[must_use]
    pub fn char_of_utf16(&self, unit: usize) -> Option<usize> {
        self.utf16.binary_search(&unit).ok()
    }
}

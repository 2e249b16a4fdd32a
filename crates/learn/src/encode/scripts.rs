//! Scripts that are written without spaces between words.
//!
//! A tokenizer that splits at spaces takes a run of such letters for one word and mostly answers
//! `[UNK]` for all of it; presented one character at a time it knows many of them.

/// Whether words of this character's script are not set apart by spaces.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff          // Thai, Lao
        | 0x0f00..=0x0fff        // Tibetan
        | 0x1000..=0x109f        // Myanmar
        | 0x1780..=0x17ff        // Khmer
        | 0x2e80..=0x2fdf        // radicals
        | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3031..=0x3035
        | 0x3040..=0x30ff        // Hiragana, Katakana
        | 0x3100..=0x312f | 0x31a0..=0x31bf // Bopomofo
        | 0x31f0..=0x31ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff // Han
        | 0xf900..=0xfaff
        | 0xff66..=0xff9f        // half-width Katakana
        | 0x1b000..=0x1b16f
        | 0x20000..=0x323af
    )
}

/// Cuts a text into single unspaced characters and the runs between them, in order and complete.
pub(super) fn runs(text: &str) -> Vec<&str> {
    let (mut runs, mut open) = (Vec::new(), 0);
    for (at, c) in text.char_indices().filter(|(_, c)| is_unspaced(*c)) {
        if open < at {
            runs.push(&text[open..at]);
        }
        open = at + c.len_utf8();
        runs.push(&text[at..open]);
    }
    if open < text.len() {
        runs.push(&text[open..]);
    }
    runs
}

//! One spelling for signs that are typed in many ways. Numbers and words are read from this.

use unicode_normalization::UnicodeNormalization;

/// Lower case, compatibility forms undone, dashes, primes, quotes and digits as on a plain keyboard.
pub(super) fn plain(value: &str) -> Vec<char> {
    if value.is_ascii() {
        return value.chars().map(|c| keyboard(c).to_ascii_lowercase()).collect();
    }
    let chars: Vec<char> = value.chars().collect();
    let spelled = chars.iter().enumerate().filter_map(|(at, &c)| {
        if groups_thousands(&chars, at) { None } else { Some([is_fraction(c).then_some(' '), Some(c)]) }
    });
    let spelled: String = spelled.flatten().flatten().collect();
    let folded: String = spelled.nfkc().map(keyboard).flat_map(char::to_lowercase).collect();
    folded.nfkc().collect()
}

/// “5½” is five and a half; NFKC alone makes 51⁄2 of it.
fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞')
}

/// A space that does not break, between digits of one number: “1 284”.
fn groups_thousands(chars: &[char], at: usize) -> bool {
    let digit = |place: Option<usize>| place.and_then(|p| chars.get(p)).is_some_and(char::is_ascii_digit);
    matches!(chars.get(at), Some('\u{a0}' | '\u{202f}' | '\u{2009}'))
        && digit(at.checked_sub(1))
        && (1..=3).all(|step| digit(Some(at + step)))
        && !digit(Some(at + 4))
}

fn keyboard(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '−' | '〜' | '~' => '-',
        '×' | '✕' | '⨯' => 'x',
        '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' | '′' => '\'',
        '⁄' => '/',
        '٫' => '.',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        other => other,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

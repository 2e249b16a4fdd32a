//! Search in any script: what goes into the index and how a question is put to it.
//!
//! The index splits at everything that is no letter or digit. Scripts that write without spaces
//! would become one long word, so their characters are set apart, on both sides; a question in them
//! then is a phrase and finds any stretch of text.

use std::borrow::Cow;

use rusqlite::{Connection, params};
use swingtag_catalogue::Item;

use super::item_of;
use crate::error::Result;
use crate::schema::Names;

/// The text for the index.
fn spaced(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(writes_without_spaces) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if writes_without_spaces(c) {
            out.extend([' ', c, ' ']);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// What is looked for of an item: its id and its texts.
pub(super) fn search_text(item: &Item) -> String {
    let mut text = item.id.clone();
    for field in &item.fields {
        text.push('\n');
        text.push_str(&spaced(&field.text));
    }
    text
}

/// Writes an item that is there into the index.
pub(crate) fn put_in_search(connection: &Connection, item: i64, names: &Names) -> Result<()> {
    let Some(read) = item_of(connection, item, names)? else { return Ok(()) };
    connection
        .prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?
        .execute(params![item, search_text(&read)])?;
    Ok(())
}

/// The question for the index: every word must occur, the last character may go on. `None` when
/// there is no letter or digit in it.
pub(super) fn question(text: &str) -> Option<String> {
    let words: Vec<String> =
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).map(phrase).collect();
    if words.is_empty() { None } else { Some(words.join(" AND ")) }
}

fn phrase(word: &str) -> String {
    let goes_on = word.chars().last().is_some_and(|c| c.is_alphanumeric() && !writes_without_spaces(c));
    // A NUL would end the question early; SQLite reads it as a C string.
    let quoted = spaced(word).replace('\0', " ").replace('"', "\"\"");
    format!("\"{quoted}\"{}", if goes_on { "*" } else { "" })
}

/// Thai to Myanmar, Khmer, kana and Han.
fn writes_without_spaces(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_scripts_without_spaces_stand_apart() {
        assert_eq!(spaced("desk 机x"), "desk  机 x");
        assert_eq!(question("机上 blu"), Some("\" 机  上 \" AND \"blu\"*".to_owned()));
        assert_eq!(question(" - "), None);
        assert_eq!(question("3\"x"), Some("\"3\"\"x\"*".to_owned()));
    }
}

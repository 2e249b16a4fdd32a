//! The Review screen: items that people labelled apart, what they differ in, and how a lead settles it.
//!
//! The model is asked for its opinion and makes no difference by itself. Answers of people are never changed here.

mod agreement;
mod assign;
mod context;
mod history;
mod item;
mod lanes;
mod list;
mod revert;
mod settle;
mod suspects;
#[cfg(test)]
mod tests;
mod verdicts;

pub use history::write_log;

use crate::WorkbenchError;

/// A request that does not fit what is there.
fn invalid(message: impl Into<String>) -> WorkbenchError {
    WorkbenchError::new("invalid", message, "read the item again and choose anew")
}

/// The words of a text with a little of what stands around them.
fn around(text: &str, start: usize, end: usize) -> String {
    /// Code points on either side.
    const ROOM: usize = 24;
    let signs: Vec<char> = text.chars().collect();
    let (start, end) = (start.min(signs.len()), end.min(signs.len()));
    let mut from = start.saturating_sub(ROOM);
    let mut to = (end + ROOM).min(signs.len());
    // Words that are cut are left out, where there are words.
    if from > 0 {
        from =
            signs[from..start].iter().position(|sign| sign.is_whitespace()).map_or(from, |at| from + at + 1);
    }
    if to < signs.len() {
        to = signs[end..to].iter().rposition(|sign| sign.is_whitespace()).map_or(to, |at| end + at);
    }
    signs[from..to].iter().collect()
}

//! The page as Markdown. Signs with a meaning are escaped, so that a text is shown as it stands and never becomes
//! markup, a link or HTML.

use std::fmt::Write as _;

use swingtag_catalogue::{Attribute, Vertical};

use super::{Page, kind_words};

/// The whole page.
pub(super) fn page(page: &Page<'_>) -> String {
    let mut text = format!("# Guideline: {}\n", escaped(page.project));
    for vertical in &page.verticals {
        let _ = write!(text, "\n## {}\n", escaped(&vertical.name));
        of_intents(&mut text, vertical);
        vertical.attributes.iter().for_each(|attribute| of_attribute(&mut text, page, vertical, attribute));
    }
    text
}

fn of_intents(text: &mut String, vertical: &Vertical) {
    if vertical.intents.is_empty() {
        return;
    }
    text.push_str("\n### Intents\n\n");
    for name in &vertical.intents {
        let about = vertical.intent_about.get(name).map(|about| format!(": {}", escaped(about)));
        let _ = writeln!(text, "- {}{}", escaped(name), about.unwrap_or_default());
    }
}

fn of_attribute(text: &mut String, page: &Page<'_>, vertical: &Vertical, attribute: &Attribute) {
    let required = if attribute.required { "; every item shall have a value" } else { "" };
    let _ =
        write!(text, "\n### {}\n\n*{}{required}*\n", escaped(&attribute.name), kind_words(attribute.kind));
    if !attribute.description.is_empty() {
        // Four spaces at the beginning would make it code.
        let _ = write!(text, "\n{}\n", escaped(attribute.description.trim()));
    }
    if !attribute.values.is_empty() {
        text.push_str("\nValues:\n\n");
    }
    for value in &attribute.values {
        let other =
            attribute.synonyms.get(value).map(|words| format!(", also {}", escaped(&words.join(", "))));
        let _ = writeln!(text, "- {}{}", escaped(value), other.unwrap_or_default());
    }
    let examples = page.examples.get(&vertical.name, &attribute.name);
    if !examples.is_empty() {
        text.push_str("\nExamples:\n\n");
    }
    for example in examples {
        let [before, words, after] =
            [&example.before, &example.words, &example.after].map(|part| escaped(part));
        let _ = writeln!(text, "- {before}<mark>{words}</mark>{after} ({} ×)", example.times);
    }
}

/// A text as text on one line: every sign of ASCII that may mean something is escaped or written as an entity.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // An address becomes a link by its colon or its point alone.
            ':' => safe.push_str("&#58;"),
            '@' => safe.push_str("&#64;"),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => safe.push(' '),
            c if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '"' | '\'' | '?' | '%' | '/' | '=') => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}

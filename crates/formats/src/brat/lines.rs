//! Lines of annotations.

use serde_json::Value;

use super::label::Types;
use crate::Reason;
use crate::foreign::Draft;
use crate::problem::Found;

/// An entity: its type, its fragments, its words.
struct Entity<'a> {
    label: &'a str,
    fragments: Vec<(usize, usize)>,
    words: Option<&'a str>,
}

/// Adds the annotations of a document to its draft.
pub(super) fn take(draft: &mut Draft, annotations: &str, types: &Types) -> Result<(), Found> {
    for line in annotations.lines().map(|line| line.trim_end_matches('\r')) {
        match line.as_bytes().first() {
            None => {}
            Some(b'T') => entity(draft, line, types)?,
            Some(b'#') => note(draft, line),
            Some(b'R' | b'E' | b'*') => {
                draft.leave_out("annotations", "relations and events between labels are not kept");
            }
            Some(b'A' | b'M' | b'N') => {
                draft.leave_out("annotations", "attributes and links of labels are not kept");
            }
            Some(_) => return Err(Found::new("annotations", line, Reason::AnnotationLine)),
        }
    }
    Ok(())
}

fn entity(draft: &mut Draft, line: &str, types: &Types) -> Result<(), Found> {
    let wrong = || Found::new("annotations", line, Reason::AnnotationLine);
    let entity = parsed(line).ok_or_else(wrong)?;
    let text = draft.texts.first().map_or_else(String::new, |text| text.text.clone());
    let together = together(&text, &entity.fragments);
    if together.len() > 1 {
        draft.leave_out("annotations", "a label of several fragments becomes one label a fragment");
    }
    let name = draft.texts.first().map_or_else(String::new, |text| text.name.clone());
    let attribute = types.attribute(entity.label);
    for (place, (start, end)) in together.iter().enumerate() {
        let row = draft.mark(&name, (&Value::from(*start), &Value::from(*end)), attribute)?;
        // The words of several fragments stand in one text, so only those of one can be compared.
        row.text = entity.words.filter(|_| together.len() == 1 && place == 0).map(str::to_owned);
    }
    Ok(())
}

/// `T1<tab>Label 0 4;9 12<tab>words`.
fn parsed(line: &str) -> Option<Entity<'_>> {
    let mut columns = line.splitn(3, '\t').skip(1);
    let (label, places) = columns.next()?.split_once(' ')?;
    let fragments = places.split(';').map(|place| {
        let (start, end) = place.trim().split_once(' ')?;
        Some((start.parse().ok()?, end.trim().parse().ok()?))
    });
    Some(Entity { label, fragments: fragments.collect::<Option<Vec<_>>>()?, words: columns.next() })
}

/// Fragments with nothing but line ends between them are one.
fn together(text: &str, fragments: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut together: Vec<(usize, usize)> = Vec::new();
    for &(start, end) in fragments {
        let joins = together.last().is_some_and(|last| {
            start > last.1
                && start - last.1 < 1000
                && swingtag_catalogue::slice_chars(text, last.1, start)
                    .is_some_and(|gap| gap.chars().all(|c| c == '\n' || c == '\r'))
        });
        match together.last_mut() {
            Some(last) if joins => last.1 = end,
            _ => together.push((start, end)),
        }
    }
    together
}

fn note(draft: &mut Draft, line: &str) {
    let Some(text) = line.splitn(3, '\t').nth(2).filter(|text| !text.trim().is_empty()) else { return };
    let note = draft.raw.note.get_or_insert_default();
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(text);
}

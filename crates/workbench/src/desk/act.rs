//! What an act makes of an item's labels. Pure: nothing is read or written here, and an act that does
//! not fit the item or its schema changes nothing.

use swingtag_catalogue::{Annotation, Attribute, AttributeKind, ItemStatus, Span};

use super::is_marked;
use super::scene::{Scene, confidence};
use super::settle::settle;
use crate::WorkbenchError;
use crate::view::Act;

/// Longest remark, in characters: a remark is a sentence, not a document.
const NOTE_LIMIT: usize = 4_000;

/// What an act leads to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// The labels after it.
    pub(crate) annotation: Annotation,
    /// The status after it.
    pub(crate) status: ItemStatus,
    /// Word for the decision log.
    pub(crate) kind: &'static str,
    /// What happened, in words for the person.
    pub(crate) said: String,
}

/// Carries out an act on a scene.
///
/// # Errors
/// `invalid`, naming what does not fit: a span outside its text, an unknown attribute, a value not in the list.
pub(crate) fn apply(scene: &Scene, act: &Act) -> Result<Change, WorkbenchError> {
    let mut change = Change {
        annotation: scene.annotation.clone(),
        status: match scene.status {
            ItemStatus::New | ItemStatus::Skipped => ItemStatus::Started,
            other => other,
        },
        kind: kind(act),
        said: String::new(),
    };
    change.said = match act {
        Act::Accept { field, start, end, attribute } => {
            let span = marked(scene, field, *start, *end, attribute)?;
            mark(&mut change.annotation, span);
            format!("{attribute} kept")
        }
        Act::AcceptAll { at_least } => accept_all(scene, &mut change.annotation, *at_least),
        Act::Reject { field, start, end, attribute } => {
            let span = marked(scene, field, *start, *end, attribute)?;
            refuse(&mut change.annotation, span);
            format!("{attribute} refused")
        }
        Act::Add { field, start, end, attribute } => {
            let span = marked(scene, field, *start, *end, attribute)?;
            mark(&mut change.annotation, span);
            format!("{attribute} marked")
        }
        Act::Change { field, start, end, attribute, new_start, new_end, new_attribute } => {
            let old = marked(scene, field, *start, *end, attribute)?;
            let new = marked(scene, field, *new_start, *new_end, new_attribute)?;
            correct(scene, &mut change.annotation, old, new)
        }
        Act::Remove { field, start, end, attribute } => {
            // The attribute may have left the schema since: what is marked can always be taken away.
            let span = Span::new(field, *start, *end, attribute);
            change.annotation.spans.retain(|label| label.key() != span.key());
            format!("{attribute} taken away")
        }
        Act::SetValue { attribute, value, on } => {
            set_value(scene, &mut change.annotation, attribute, value, *on)?
        }
        Act::SetIntent { intent, on } => set_intent(scene, &mut change.annotation, intent, *on)?,
        Act::Settle { attribute, keep } => {
            let name = known(scene, attribute)?.name.clone();
            settle(scene, &mut change.annotation, &name, *keep)?
        }
        Act::Note { text } => note(&mut change.annotation, text)?,
        Act::Done => {
            // Whoever is done with an item has seen what was accepted without asking.
            change.annotation.spans.iter_mut().for_each(|label| label.unasked = false);
            set_status(&mut change.status, ItemStatus::Done, "Done")
        }
        Act::Skip => set_status(&mut change.status, ItemStatus::Skipped, "Skipped"),
        Act::SendToReview => set_status(&mut change.status, ItemStatus::Review, "Sent to review"),
    };
    let is_about_status = matches!(act, Act::Done | Act::Skip | Act::SendToReview);
    if !is_about_status && change.annotation == scene.annotation {
        change.status = scene.status;
    }
    Ok(change)
}

/// The word for the decision log.
fn kind(act: &Act) -> &'static str {
    match act {
        Act::Accept { .. } => "accept",
        Act::AcceptAll { .. } => "accept_all",
        Act::Reject { .. } => "reject",
        Act::Add { .. } => "add",
        Act::Change { .. } => "correct",
        Act::Remove { .. } => "remove",
        Act::SetValue { .. } => "value",
        Act::SetIntent { .. } => "intent",
        Act::Settle { .. } => "settle",
        Act::Note { .. } => "note",
        Act::Done => "done",
        Act::Skip => "skip",
        Act::SendToReview => "review",
    }
}

/// A span that fits its text and whose attribute is marked in text.
fn marked(
    scene: &Scene,
    field: &str,
    start: usize,
    end: usize,
    attribute: &str,
) -> Result<Span, WorkbenchError> {
    if !is_marked(known(scene, attribute)?.kind) {
        return Err(invalid(format!("{attribute} is chosen from a list, not marked in the text")));
    }
    let span = Span::new(field, start, end, attribute);
    span.check(&scene.item).map_err(|problem| invalid(format!("{attribute} at {start}–{end}: {problem}")))?;
    Ok(span)
}

fn known<'a>(scene: &'a Scene, attribute: &str) -> Result<&'a Attribute, WorkbenchError> {
    let vertical = &scene.vertical;
    vertical
        .attribute(attribute)
        .ok_or_else(|| invalid(format!("{} has no attribute “{attribute}”", vertical.name)))
}

/// Adds a label once and takes back its refusal. Labels keep the order in which they were made.
fn mark(annotation: &mut Annotation, span: Span) {
    annotation.rejected.retain(|refused| refused.key() != span.key());
    match annotation.spans.iter_mut().find(|label| label.key() == span.key()) {
        // A threshold confirmed it before; now a person has.
        Some(label) => label.unasked = false,
        None => annotation.spans.push(span),
    }
}

fn refuse(annotation: &mut Annotation, span: Span) {
    annotation.spans.retain(|label| label.key() != span.key());
    if annotation.rejected.iter().all(|refused| refused.key() != span.key()) {
        annotation.rejected.push(span);
    }
}

fn accept_all(scene: &Scene, annotation: &mut Annotation, at_least: u8) -> String {
    let sure: Vec<Span> = scene
        .open_spans()
        .filter(|scored| confidence(scored.confidence) >= at_least)
        .map(|scored| scored.span.clone())
        .collect();
    let count = sure.len();
    for span in sure {
        mark(annotation, span);
    }
    match count {
        0 => format!("Nothing at {at_least} or above"),
        1 => "1 label kept".to_owned(),
        n => format!("{n} labels kept"),
    }
}

/// Replaces a span. A predicted one that the new label does not answer is refused: the person has seen
/// those words and given them another attribute.
fn correct(scene: &Scene, annotation: &mut Annotation, old: Span, new: Span) -> String {
    let predicted =
        scene.prediction.iter().flat_map(|p| &p.spans).any(|scored| scored.span.key() == old.key());
    let said = if old.attribute == new.attribute {
        format!("{} moved", new.attribute)
    } else {
        format!("{} instead of {}", new.attribute, old.attribute)
    };
    let answered = old.attribute == new.attribute && old.overlaps(&new);
    annotation.spans.retain(|label| label.key() != old.key());
    if predicted && !answered {
        refuse(annotation, old);
    }
    mark(annotation, new);
    said
}

fn set_value(
    scene: &Scene,
    annotation: &mut Annotation,
    attribute: &str,
    value: &str,
    on: bool,
) -> Result<String, WorkbenchError> {
    let known = known(scene, attribute)?;
    if known.kind == AttributeKind::Span {
        return Err(invalid(format!("{attribute} is marked in the text, not chosen from a list")));
    }
    let held = annotation.values.get(attribute).is_some_and(|values| values.iter().any(|v| v == value));
    if !held && !known.values.is_empty() && known.values.iter().all(|v| v != value) {
        return Err(invalid(format!("{attribute} has no value “{value}”")));
    }
    if value.trim().is_empty() {
        return Err(invalid(format!("{attribute} needs a value")));
    }
    let values = annotation.values.entry(attribute.to_owned()).or_default();
    values.retain(|v| v != value);
    if on {
        values.push(value.to_owned());
        annotation.absent.remove(attribute);
        return Ok(format!("{attribute} {value}"));
    }
    if values.is_empty() {
        annotation.values.remove(attribute);
        annotation.absent.insert(attribute.to_owned());
    }
    Ok(format!("{attribute} not {value}"))
}

fn set_intent(
    scene: &Scene,
    annotation: &mut Annotation,
    intent: &str,
    on: bool,
) -> Result<String, WorkbenchError> {
    let held = annotation.intents.iter().any(|i| i == intent);
    if !held && scene.vertical.intents.iter().all(|i| i != intent) {
        return Err(invalid(format!("{} has no intent “{intent}”", scene.vertical.name)));
    }
    annotation.intents.retain(|i| i != intent);
    if on {
        annotation.intents.push(intent.to_owned());
    }
    Ok(if on { format!("Intent {intent}") } else { format!("Not {intent}") })
}

fn note(annotation: &mut Annotation, text: &str) -> Result<String, WorkbenchError> {
    let length = text.chars().count();
    if length > NOTE_LIMIT {
        return Err(invalid(format!("the note has {length} characters, {NOTE_LIMIT} are kept")));
    }
    text.clone_into(&mut annotation.note);
    Ok(if text.is_empty() { "Note cleared" } else { "Note kept" }.to_owned())
}

fn set_status(status: &mut ItemStatus, to: ItemStatus, said: &str) -> String {
    *status = to;
    said.to_owned()
}

pub(super) fn invalid(message: String) -> WorkbenchError {
    WorkbenchError::new("invalid", message, "nothing was changed")
}

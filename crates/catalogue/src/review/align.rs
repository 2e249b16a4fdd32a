//! Lays answers over one another: what is in all of them, and where they differ.
//!
//! Spans that are in every answer are set aside first. What is left is cut into places: spans that overlap, by
//! whomever and of whatever attribute, are one question. So every unequal span is in exactly one difference and
//! an equal one in none.

use std::collections::BTreeSet;

use super::{Difference, DifferenceKind};
use crate::item::Values;
use crate::{Annotation, Item, Span};

/// What all answers agree on: spans, values, absence, intents, refusals, kept values. Remarks are joined. Nothing
/// where there is no answer.
#[must_use]
pub fn agreed(answers: &[&Annotation]) -> Annotation {
    let Some((first, others)) = answers.split_first() else { return Annotation::default() };
    let in_all = |span: &Span, spans: fn(&Annotation) -> &[Span]| {
        others.iter().all(|other| spans(other).iter().any(|known| known.key() == span.key()))
    };
    let shared = |spans: fn(&Annotation) -> &[Span]| {
        let mut kept: Vec<Span> = spans(first).iter().filter(|span| in_all(span, spans)).map(plain).collect();
        kept.sort();
        kept.dedup();
        kept
    };
    let notes: BTreeSet<&str> =
        answers.iter().map(|answer| answer.note.as_str()).filter(|note| !note.is_empty()).collect();
    let absent = |name: &&String| others.iter().all(|other| other.absent.contains(*name));
    let normalized = shared_values(first, others, |answer| &answer.normalized);
    let from_photo = |name: &&String| {
        normalized.contains_key(*name) && others.iter().all(|other| other.from_photo.contains(*name))
    };
    Annotation {
        spans: shared(|answer| &answer.spans),
        rejected: shared(|answer| &answer.rejected),
        values: shared_values(first, others, |answer| &answer.values),
        from_photo: first.from_photo.iter().filter(from_photo).cloned().collect(),
        absent: first.absent.iter().filter(absent).cloned().collect(),
        intents: if others.iter().all(|other| same(&first.intents, &other.intents)) {
            in_order(&first.intents)
        } else {
            Vec::new()
        },
        normalized,
        note: notes.into_iter().collect::<Vec<_>>().join("\n"),
    }
}

/// A label that several people confirmed: how one of them came to it is not part of it.
fn plain(span: &Span) -> Span {
    Span::new(&span.field, span.start, span.end, &span.attribute)
}

fn shared_values(first: &Annotation, others: &[&Annotation], values: fn(&Annotation) -> &Values) -> Values {
    let in_all = |name: &String, said: &Vec<String>| {
        others.iter().all(|other| values(other).get(name).is_some_and(|known| same(known, said)))
    };
    let shared = values(first).iter().filter(|(name, said)| in_all(name, said));
    shared.map(|(name, said)| (name.clone(), in_order(said))).collect()
}

fn values_of<'a>(answer: &'a Annotation, name: &str) -> &'a [String] {
    answer.values.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// Whether two lists hold the same, whatever the order.
fn same(one: &[String], other: &[String]) -> bool {
    one.iter().collect::<BTreeSet<_>>() == other.iter().collect::<BTreeSet<_>>()
}

fn in_order(values: &[String]) -> Vec<String> {
    values.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

/// Where answers differ: spans in the order of the item's text, then values, presence and intents.
#[must_use]
pub fn differences(item: &Item, answers: &[&Annotation]) -> Vec<Difference> {
    let agreed = agreed(answers);
    let mut found = span_places(item, answers, &agreed);
    let mut touched: BTreeSet<&str> = unequal(answers, &agreed).map(|span| span.attribute.as_str()).collect();
    for name in names(answers, |answer| answer.values.keys().collect()) {
        if answers.iter().any(|answer| !same(values_of(answer, name), values_of(answers[0], name))) {
            touched.insert(name);
            found.push(place(DifferenceKind::Value, name));
        }
    }
    for name in names(answers, |answer| answer.absent.iter().collect()) {
        if !agreed.absent.contains(name) && !touched.contains(name) {
            found.push(place(DifferenceKind::Presence, name));
        }
    }
    if answers.iter().any(|answer| !same(&answer.intents, &answers[0].intents)) {
        found.push(place(DifferenceKind::Intent, ""));
    }
    for difference in &mut found {
        difference.said = answers.iter().map(|answer| difference.said_by(answer, &agreed)).collect();
    }
    found
}

fn place(kind: DifferenceKind, attribute: &str) -> Difference {
    Difference {
        kind,
        field: String::new(),
        start: 0,
        end: 0,
        attribute: attribute.to_owned(),
        said: Vec::new(),
    }
}

fn names<'a>(answers: &[&'a Annotation], of: fn(&'a Annotation) -> Vec<&'a String>) -> BTreeSet<&'a str> {
    answers.iter().flat_map(|answer| of(answer)).map(String::as_str).collect()
}

fn unequal<'a>(answers: &'a [&'a Annotation], agreed: &'a Annotation) -> impl Iterator<Item = &'a Span> {
    let all = answers.iter().flat_map(|answer| &answer.spans);
    all.filter(|span| agreed.spans.iter().all(|other| other.key() != span.key()))
}

/// The stretches of text that unequal spans cover together.
fn span_places(item: &Item, answers: &[&Annotation], agreed: &Annotation) -> Vec<Difference> {
    let field = |span: &Span| {
        let place = item.fields.iter().position(|field| field.name == span.field);
        place.unwrap_or(item.fields.len())
    };
    let mut spans: Vec<&Span> = unequal(answers, agreed).collect();
    spans.sort_by_key(|span| (field(span), &span.field, span.start, span.end));
    let mut found: Vec<Difference> = Vec::new();
    for span in spans {
        match found.last_mut() {
            Some(last) if last.field == span.field && span.start < last.end => {
                last.end = last.end.max(span.end);
            }
            _ => found.push(Difference {
                field: span.field.clone(),
                start: span.start,
                end: span.end,
                ..place(DifferenceKind::Span, "")
            }),
        }
    }
    found
}

//! What answers come to once their differences have been looked at.

use std::collections::BTreeSet;

use super::{Difference, DifferenceKind, Said, agreed};
use crate::Annotation;

/// A difference with what somebody settled it as; none while it is open.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'a> {
    /// The difference.
    pub difference: &'a Difference,
    /// What holds.
    pub said: Option<&'a Said>,
}

/// The labels of an item: what all answers agree on, and what was settled where they differ. An open difference
/// gives no label. Every span is there once, and what is labelled after all is neither absent nor refused.
#[must_use]
pub fn final_labels(answers: &[&Annotation], verdicts: &[Verdict<'_>]) -> Annotation {
    let mut labels = agreed(answers);
    for verdict in verdicts {
        let Some(said) = verdict.said else { continue };
        settle(&mut labels, verdict.difference, said);
    }
    labels.spans.sort();
    labels.spans.dedup_by(|one, other| one.key() == other.key());
    labels.absent.extend(implied_absent(answers, verdicts));
    let labelled: BTreeSet<&str> = labels.spans.iter().map(|span| span.attribute.as_str()).collect();
    labels.absent.retain(|name| !labelled.contains(name.as_str()) && !labels.values.contains_key(name));
    let spans = &labels.spans;
    labels.rejected.retain(|refused| spans.iter().all(|span| span.key() != refused.key()));
    labels
}

fn settle(labels: &mut Annotation, difference: &Difference, said: &Said) {
    match difference.kind {
        DifferenceKind::Span => labels.spans.extend(said.spans.iter().cloned()),
        DifferenceKind::Value if said.values.is_empty() && !said.absent => {}
        DifferenceKind::Value | DifferenceKind::Presence if !said.values.is_empty() => {
            labels.values.insert(difference.attribute.clone(), once(&said.values));
        }
        DifferenceKind::Value | DifferenceKind::Presence => {
            if said.absent {
                labels.absent.insert(difference.attribute.clone());
            }
        }
        DifferenceKind::Intent => labels.intents = once(&said.values),
    }
}

fn once(values: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(values.len());
    for value in values {
        if !kept.contains(value) {
            kept.push(value.clone());
        }
    }
    kept
}

/// Attributes that some answer calls absent and others mark somewhere: absent after all once everything marked
/// has been settled and nothing of it is left.
fn implied_absent(answers: &[&Annotation], verdicts: &[Verdict<'_>]) -> Vec<String> {
    let named: BTreeSet<&String> = answers.iter().flat_map(|answer| &answer.absent).collect();
    let is_settled = |name: &&&String| {
        let mut about = verdicts.iter().filter(|verdict| marks(verdict.difference, name)).peekable();
        about.peek().is_some() && about.all(|verdict| verdict.said.is_some())
    };
    named.iter().filter(is_settled).map(|name| (*name).clone()).collect()
}

/// Whether any answer marks words as this attribute there.
fn marks(difference: &Difference, attribute: &str) -> bool {
    let mut spans = difference.said.iter().flat_map(|said| &said.spans);
    difference.kind == DifferenceKind::Span && spans.any(|span| span.attribute == attribute)
}

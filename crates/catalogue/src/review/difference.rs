//! A place where answers differ, and what each of them says there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Annotation, Span};

/// What answers differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Spans that overlap one another and are not in all answers.
    Span,
    /// Whole-item values of an attribute.
    Value,
    /// Whether an attribute is said to be absent, where nothing else about it differs.
    Presence,
    /// Intents of a query.
    Intent,
}

/// A place where answers differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What they differ in.
    pub kind: DifferenceKind,
    /// Field of the spans; empty otherwise.
    pub field: String,
    /// First code point that any of the spans covers; 0 otherwise.
    pub start: usize,
    /// One past the last; 0 otherwise.
    pub end: usize,
    /// The attribute, of values and presence; empty otherwise.
    pub attribute: String,
    /// What each answer says, in the order of the answers.
    pub said: Vec<Said>,
}

/// What somebody says at a difference. The default is “no label”.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Marked words.
    pub spans: Vec<Span>,
    /// Values of the attribute, or intents.
    pub values: Vec<String>,
    /// The attribute is said to be absent.
    pub absent: bool,
}

impl Said {
    /// Whether both come to the same: order, repetitions and how a span was found play no part.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let keys = |said: &Self| said.spans.iter().map(Span::key).map(owned).collect::<BTreeSet<_>>();
        let values = |said: &Self| said.values.iter().cloned().collect::<BTreeSet<_>>();
        self.absent == other.absent && values(self) == values(other) && keys(self) == keys(other)
    }

    /// Everything that is said by any of them, once.
    #[must_use]
    pub fn together<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut together = Self::default();
        for said in all {
            for span in &said.spans {
                if together.spans.iter().all(|known| known.key() != span.key()) {
                    together.spans.push(span.clone());
                }
            }
            let new = said.values.iter().filter(|value| !together.values.contains(value));
            together.values.extend(new.cloned().collect::<Vec<_>>());
            together.absent |= said.absent;
        }
        together.absent &= together.values.is_empty();
        together.spans.sort();
        together
    }
}

type OwnedKey = (String, usize, usize, String);

fn owned((field, start, end, attribute): (&str, usize, usize, &str)) -> OwnedKey {
    (field.to_owned(), start, end, attribute.to_owned())
}

impl Difference {
    /// What further labels say here; what all answers agree on (see [`super::agreed`]) is no part of it.
    #[must_use]
    pub fn said_by(&self, labels: &Annotation, agreed: &Annotation) -> Said {
        match self.kind {
            DifferenceKind::Span => {
                let is_agreed = |span: &Span| agreed.spans.iter().any(|other| other.key() == span.key());
                let here = labels.spans.iter().filter(|span| self.holds(span) && !is_agreed(span));
                Said::together([&Said { spans: here.cloned().collect(), ..Said::default() }])
            }
            DifferenceKind::Value | DifferenceKind::Presence => Said {
                values: labels.values.get(&self.attribute).cloned().unwrap_or_default(),
                absent: labels.absent.contains(&self.attribute),
                spans: Vec::new(),
            },
            DifferenceKind::Intent => Said { values: labels.intents.clone(), ..Said::default() },
        }
    }

    /// Whether a span reaches into the place.
    #[must_use]
    pub fn holds(&self, span: &Span) -> bool {
        self.kind == DifferenceKind::Span
            && span.field == self.field
            && span.start < self.end
            && self.start < span.end
    }

    /// Attributes that any answer names here, in order.
    #[must_use]
    pub fn attributes(&self) -> BTreeSet<&str> {
        let spans = self.said.iter().flat_map(|said| &said.spans).map(|span| span.attribute.as_str());
        spans.chain([self.attribute.as_str()]).filter(|name| !name.is_empty()).collect()
    }
}

/// What most of them say: the place of the first that says it, and how many do. None where no more than half
/// say the same.
#[must_use]
pub fn majority(said: &[&Said]) -> Option<(usize, usize)> {
    let counts = said.iter().map(|one| said.iter().filter(|other| one.is_same(other)).count());
    let most = counts.enumerate().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    most.filter(|(_, count)| 2 * count > said.len())
}

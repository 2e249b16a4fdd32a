//! Labels as they lie in the file. Keys are one letter long, since there is one such document per
//! item; names of attributes and intents are numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Annotation, Span, Values};

use crate::error::{Result, StoreError};
use crate::schema::{Names, VerticalNames};

/// An [`Annotation`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AnnotationDoc {
    #[serde(rename = "s", skip_serializing_if = "Vec::is_empty")]
    pub(crate) spans: Vec<SpanDoc>,
    #[serde(rename = "v", skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) values: BTreeMap<i64, Vec<String>>,
    #[serde(rename = "a", skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) absent: BTreeSet<i64>,
    #[serde(rename = "n", skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) normalized: BTreeMap<i64, Vec<String>>,
    #[serde(rename = "p", skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) from_photo: BTreeSet<i64>,
    #[serde(rename = "i", skip_serializing_if = "Vec::is_empty")]
    pub(crate) intents: Vec<i64>,
    #[serde(rename = "r", skip_serializing_if = "Vec::is_empty")]
    pub(crate) rejected: Vec<SpanDoc>,
    #[serde(rename = "t", skip_serializing_if = "String::is_empty")]
    note: String,
}

/// A [`Span`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpanDoc {
    #[serde(rename = "f")]
    field: String,
    #[serde(rename = "b")]
    start: usize,
    #[serde(rename = "e")]
    end: usize,
    #[serde(rename = "a")]
    pub(crate) attribute: i64,
    #[serde(rename = "q", default, skip_serializing_if = "std::ops::Not::not")]
    ambiguous: bool,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    matched: Option<String>,
    #[serde(rename = "u", default, skip_serializing_if = "std::ops::Not::not")]
    unasked: bool,
}

impl SpanDoc {
    pub(crate) fn of(span: &Span, names: &VerticalNames) -> Result<Self> {
        Ok(Self {
            field: span.field.clone(),
            start: span.start,
            end: span.end,
            attribute: names.attribute(&span.attribute)?,
            ambiguous: span.ambiguous,
            matched: span.matched.clone(),
            unasked: span.unasked,
        })
    }

    /// The words that a person marked; none for labels that nobody was asked for.
    pub(super) fn words_by_a_person(&self, fields: &[(String, String)]) -> Option<String> {
        let (_, text) = fields.iter().find(|(name, _)| !self.unasked && *name == self.field)?;
        Some(text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect())
    }

    pub(crate) fn span(self, names: &Names) -> Result<Span> {
        Ok(Span {
            attribute: names.attribute(self.attribute)?.to_owned(),
            field: self.field,
            start: self.start,
            end: self.end,
            ambiguous: self.ambiguous,
            matched: self.matched,
            unasked: self.unasked,
        })
    }
}

impl AnnotationDoc {
    /// Turns names into numbers.
    pub(crate) fn of(annotation: &Annotation, names: &VerticalNames) -> Result<Self> {
        let spans = |spans: &[Span]| spans.iter().map(|s| SpanDoc::of(s, names)).collect::<Result<_>>();
        let numbers =
            |set: &BTreeSet<String>| set.iter().map(|name| names.attribute(name)).collect::<Result<_>>();
        Ok(Self {
            spans: spans(&annotation.spans)?,
            values: numbered(&annotation.values, names)?,
            absent: numbers(&annotation.absent)?,
            normalized: numbered(&annotation.normalized, names)?,
            from_photo: numbers(&annotation.from_photo)?,
            intents: annotation.intents.iter().map(|name| names.intent(name)).collect::<Result<_>>()?,
            rejected: spans(&annotation.rejected)?,
            note: annotation.note.clone(),
        })
    }

    /// Turns numbers into the names they have now.
    pub(crate) fn annotation(self, names: &Names) -> Result<Annotation> {
        let spans = |spans: Vec<SpanDoc>| spans.into_iter().map(|s| s.span(names)).collect::<Result<_>>();
        let called = |set: &BTreeSet<i64>| {
            set.iter().map(|id| names.attribute(*id).map(str::to_owned)).collect::<Result<_>>()
        };
        Ok(Annotation {
            spans: spans(self.spans)?,
            values: named(self.values, names)?,
            absent: called(&self.absent)?,
            normalized: named(self.normalized, names)?,
            from_photo: called(&self.from_photo)?,
            intents: self
                .intents
                .iter()
                .map(|id| names.intent(*id).map(str::to_owned))
                .collect::<Result<_>>()?,
            rejected: spans(self.rejected)?,
            note: self.note,
        })
    }

    /// Every attribute it is about.
    pub(crate) fn attributes(&self) -> BTreeSet<i64> {
        let spans = self.spans.iter().chain(&self.rejected).map(|span| span.attribute);
        let values = self.values.keys().chain(self.normalized.keys()).chain(&self.absent).copied();
        spans.chain(values).collect()
    }

    /// The text that is stored and hashed.
    pub(crate) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|source| StoreError::Document { what: "label", source })
    }

    /// Reads a stored text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|source| StoreError::Document { what: "label", source })
    }
}

fn numbered(values: &Values, names: &VerticalNames) -> Result<BTreeMap<i64, Vec<String>>> {
    values.iter().map(|(name, values)| Ok((names.attribute(name)?, values.clone()))).collect()
}

fn named(values: BTreeMap<i64, Vec<String>>, names: &Names) -> Result<Values> {
    values.into_iter().map(|(id, values)| Ok((names.attribute(id)?.to_owned(), values))).collect()
}

//! A settled difference as it lies in the log and in the file: what was said, what was picked, what holds.
//!
//! A verdict holds for a difference of its kind as long as nobody says anything there that was not on the table
//! when it was given: one more person with a known answer opens nothing, a new answer does.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::Annotation;
use swingtag_catalogue::review::{Difference, DifferenceKind, Said};

use super::Picked;
use crate::annotation::{AnnotationDoc, Relabel};
use crate::error::{Result, StoreError};
use crate::schema::{Names, VerticalNames};

/// Everything that one decision settles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettlementDoc {
    pub(crate) verdicts: Vec<VerdictDoc>,
}

/// One settled difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerdictDoc {
    #[serde(rename = "k")]
    pub(crate) kind: DifferenceKind,
    #[serde(rename = "f", default, skip_serializing_if = "String::is_empty")]
    pub(crate) field: String,
    #[serde(rename = "b", default)]
    pub(crate) start: usize,
    #[serde(rename = "e", default)]
    pub(crate) end: usize,
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub(crate) attribute: Option<i64>,
    /// The words, of spans.
    #[serde(rename = "w", default, skip_serializing_if = "String::is_empty")]
    pub(crate) words: String,
    /// What people said, each once.
    #[serde(rename = "c")]
    variants: Vec<AnnotationDoc>,
    #[serde(rename = "p")]
    pub(crate) picked: Picked,
    /// What holds; none where it is unclear.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    said: Option<AnnotationDoc>,
    /// A question for the guideline.
    #[serde(rename = "q", default, skip_serializing_if = "Option::is_none")]
    pub(crate) question: Option<String>,
}

impl SettlementDoc {
    /// The text that is stored and hashed.
    pub(crate) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|source| StoreError::Document { what: "settlement", source })
    }

    /// Reads a stored text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|source| StoreError::Document { what: "settlement", source })
    }
}

/// How a settlement begins, and no labels do.
const BEGINNING: &str = "{\"verdicts\"";

impl SettlementDoc {
    /// Reads a text of the log where it is a settlement.
    pub(crate) fn if_it_is(text: &str) -> Result<Option<Self>> {
        if text.starts_with(BEGINNING) { Self::parse(text).map(Some) } else { Ok(None) }
    }

    /// Everything that it says holds.
    pub(crate) fn labels(&self, names: &Names) -> Result<Annotation> {
        let mut all = Annotation::default();
        for doc in self.verdicts.iter().filter_map(|verdict| verdict.said.clone()) {
            let labels = doc.annotation(names)?;
            all.spans.extend(labels.spans);
            all.values.extend(labels.values);
            all.absent.extend(labels.absent);
            all.intents.extend(labels.intents);
        }
        Ok(all)
    }
}

impl VerdictDoc {
    /// Turns names into numbers.
    pub(crate) fn of(
        difference: &Difference,
        words: String,
        picked: Picked,
        said: Option<&Said>,
        question: Option<String>,
        names: &VerticalNames,
    ) -> Result<Self> {
        let doc = |said: &Said| AnnotationDoc::of(&labels(difference, said), names);
        let mut variants: Vec<&Said> = Vec::new();
        for said in &difference.said {
            if variants.iter().all(|known| !known.is_same(said)) {
                variants.push(said);
            }
        }
        let attribute = Some(difference.attribute.as_str()).filter(|name| !name.is_empty());
        Ok(Self {
            kind: difference.kind,
            field: difference.field.clone(),
            start: difference.start,
            end: difference.end,
            attribute: attribute.map(|name| names.attribute(name)).transpose()?,
            words,
            variants: variants.into_iter().map(doc).collect::<Result<_>>()?,
            picked,
            said: said.map(doc).transpose()?,
            question,
        })
    }

    /// The text that is stored.
    pub(crate) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|source| StoreError::Document { what: "settlement", source })
    }

    /// Reads a stored text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|source| StoreError::Document { what: "settlement", source })
    }

    /// Whether it is about this difference.
    pub(crate) fn is_about(&self, difference: &Difference, names: &Names) -> Result<bool> {
        let attribute = self.attribute.map(|id| names.attribute(id)).transpose()?.unwrap_or_default();
        if (self.kind, &*self.field, attribute)
            != (difference.kind, &*difference.field, &*difference.attribute)
        {
            return Ok(false);
        }
        let known = self.variants.iter().map(|doc| self.read(doc, names)).collect::<Result<Vec<_>>>()?;
        Ok(difference.said.iter().all(|said| known.iter().any(|variant| variant.is_same(said))))
    }

    /// What holds; none where it is unclear.
    pub(crate) fn said(&self, names: &Names) -> Result<Option<Said>> {
        self.said.as_ref().map(|doc| self.read(doc, names)).transpose()
    }

    /// Everything that it says in labels.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &AnnotationDoc> {
        self.variants.iter().chain(&self.said)
    }

    /// Attributes that people named, in order.
    pub(crate) fn attributes(&self, names: &Names) -> Result<Vec<String>> {
        let spans = self.variants.iter().flat_map(|doc| &doc.spans).map(|span| span.attribute);
        let ids: BTreeSet<i64> = spans.chain(self.attribute).collect();
        let mut found: Vec<String> =
            ids.into_iter().map(|id| names.attribute(id).map(str::to_owned)).collect::<Result<_>>()?;
        found.sort();
        Ok(found)
    }

    fn read(&self, doc: &AnnotationDoc, names: &Names) -> Result<Said> {
        let labels = doc.clone().annotation(names)?;
        Ok(Said {
            spans: labels.spans,
            absent: !labels.absent.is_empty(),
            values: match self.kind {
                DifferenceKind::Intent => labels.intents,
                _ => labels.values.into_values().flatten().collect(),
            },
        })
    }

    /// What a change of the schema makes of it.
    pub(crate) fn relabel(&mut self, how: &Relabel) {
        for doc in self.variants.iter_mut().chain(&mut self.said) {
            how.apply(doc);
        }
        self.attribute = self.attribute.map(|id| how.number(id).unwrap_or(id));
    }
}

/// What is said at a difference, as labels.
fn labels(difference: &Difference, said: &Said) -> Annotation {
    let mut labels = Annotation { spans: said.spans.clone(), ..Annotation::default() };
    match difference.kind {
        DifferenceKind::Intent => labels.intents.clone_from(&said.values),
        DifferenceKind::Span => {}
        DifferenceKind::Value | DifferenceKind::Presence => {
            if !said.values.is_empty() {
                labels.values.insert(difference.attribute.clone(), said.values.clone());
            }
            if said.absent {
                labels.absent.insert(difference.attribute.clone());
            }
        }
    }
    labels
}

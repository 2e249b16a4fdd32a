//! Two verticals compared by their labels, kept while nothing has changed: moving over the map asks for
//! pair after pair.
//!
//! Labels of the holdout are not looked at, since what they say would decide about training.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use swingtag_catalogue::{Schema, Vertical};
use swingtag_learn::alike::{Evidence, Portrayed, Questions, compare};
use swingtag_learn::recipes::coupled::VerticalSimilarity;
use swingtag_learn::{Labelled, Resources};

use super::pair::{Lines, lines};
use crate::error::WorkbenchError;
use crate::view::EvidenceKind;
use crate::workbench::Workbench;

/// The comparison asked for last.
#[derive(Default)]
pub(crate) struct Compared(Mutex<Option<(String, Arc<Comparison>)>>);

/// Everything about two verticals.
pub(super) struct Comparison {
    pub(super) verticals: (Vertical, Vertical),
    pub(super) portrayed: (Portrayed, Portrayed),
    evidence: Vec<Vec<Evidence>>,
    /// Shares of attention, where the model in use is a coupled one of both.
    attention: Option<VerticalSimilarity>,
    pub(super) lines: (Lines, Lines),
    /// The encoder that names were read with.
    pub(super) encoder: Option<String>,
}

/// The kinds of evidence in the order in which they are shown.
const KINDS: [EvidenceKind; 6] = [
    EvidenceKind::All,
    EvidenceKind::Name,
    EvidenceKind::Values,
    EvidenceKind::Around,
    EvidenceKind::Place,
    EvidenceKind::Attention,
];

impl Workbench {
    /// Compares two verticals, or takes up the last comparison where it is still true.
    ///
    /// # Errors
    /// A vertical that is not there, or an encoder or project file that cannot be read.
    pub(super) fn comparison(&self, donor: &str, borrower: &str) -> Result<Arc<Comparison>, WorkbenchError> {
        let key = self.key_of(donor, borrower)?;
        let mut kept = self.last_comparison().0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, comparison)) = kept.as_ref().filter(|(of, _)| *of == key) {
            return Ok(Arc::clone(comparison));
        }
        let comparison = Arc::new(self.compare_now(donor, borrower)?);
        *kept = Some((key, Arc::clone(&comparison)));
        Ok(comparison)
    }

    /// Changes whenever another comparison could come out: with labels, items, schema, model or encoder.
    fn key_of(&self, donor: &str, borrower: &str) -> Result<String, WorkbenchError> {
        let model = self.store().current_model()?.map(|model| model.id);
        let encoder = self.resources().encoder.map(|files| files.sha256);
        let of = (donor, borrower, model, encoder, self.store().counts()?, self.schema()?);
        Ok(blake3::hash(format!("{of:?}").as_bytes()).to_hex().to_string())
    }

    fn compare_now(&self, donor: &str, borrower: &str) -> Result<Comparison, WorkbenchError> {
        let schema = self.schema()?;
        let verticals = (vertical_of(&schema, donor)?, vertical_of(&schema, borrower)?);
        let examples = self.examples()?;
        let seen: Vec<&Labelled> = examples.train.iter().chain(&examples.dev).collect();
        let side = |vertical: &Vertical| Portrayed::of(vertical, seen.iter().copied());
        let portrayed = (side(&verticals.0), side(&verticals.1));
        let resources = self.resources();
        let questions = read_questions(&portrayed, &resources)?;
        let lines = (lines(&verticals.0, &seen), lines(&verticals.1, &seen));
        Ok(Comparison {
            evidence: compare(&portrayed.0, &portrayed.1, &questions),
            attention: self.known_attention(donor, borrower)?,
            encoder: questions.encoder().map(str::to_owned),
            verticals,
            portrayed,
            lines,
        })
    }
}

fn read_questions(sides: &(Portrayed, Portrayed), with: &Resources<'_>) -> Result<Questions, WorkbenchError> {
    Ok(Questions::read(sides.0.attributes().iter().chain(sides.1.attributes()), with)?)
}

fn vertical_of(schema: &Schema, name: &str) -> Result<Vertical, WorkbenchError> {
    schema.vertical(name).cloned().ok_or_else(|| {
        let known: Vec<&str> = schema.verticals.iter().map(|vertical| vertical.name.as_str()).collect();
        let remedy = format!("there are {}", known.join(", "));
        WorkbenchError::new("no_such_row", format!("there is no vertical “{name}”"), remedy)
    })
}

impl Comparison {
    /// The kinds of evidence that there are.
    pub(super) fn kinds(&self) -> impl Iterator<Item = EvidenceKind> {
        let attention = self.attention.is_some();
        KINDS.into_iter().filter(move |kind| attention || *kind != EvidenceKind::Attention)
    }

    /// The scores of one kind: a row per attribute of the donor.
    pub(super) fn scores(&self, kind: EvidenceKind) -> Vec<Vec<Option<f64>>> {
        let (rows, columns) = (self.portrayed.0.attributes(), self.portrayed.1.attributes());
        if kind == EvidenceKind::Attention {
            let shares = self.attention.as_ref().map(shares).unwrap_or_default();
            let share = |row: &str, column: &str| shares.get(&(row, column)).copied();
            return rows
                .iter()
                .map(|row| columns.iter().map(|column| share(&row.name, &column.name)).collect())
                .collect();
        }
        self.evidence.iter().map(|row| row.iter().map(|evidence| of_kind(evidence, kind)).collect()).collect()
    }
}

fn of_kind(evidence: &Evidence, kind: EvidenceKind) -> Option<f64> {
    match kind {
        EvidenceKind::All => evidence.all(),
        EvidenceKind::Name => evidence.question,
        EvidenceKind::Values => evidence.values,
        EvidenceKind::Around => evidence.around,
        EvidenceKind::Place => evidence.place,
        EvidenceKind::Attention => None,
    }
}

/// How the donor's attributes share their attention among the borrower's, by name.
fn shares(attention: &VerticalSimilarity) -> BTreeMap<(&str, &str), f64> {
    let rows = attention.attributes.0.iter().zip(&attention.onwards);
    rows.flat_map(|(row, shares)| {
        let columns = attention.attributes.1.iter().zip(shares);
        columns.map(move |(column, share)| ((row.as_str(), column.as_str()), *share))
    })
    .collect()
}

//! How alike the attributes of two verticals are, for the command line: one kind of evidence at a time.

use std::path::PathBuf;

use serde::Serialize;
use swingtag_learn::recipes::coupled::VerticalSimilarity;
use swingtag_learn::{Settings, Watch};

use super::evidence::Comparison;
use crate::error::{AtPath, WorkbenchError};
use crate::view::EvidenceKind;
use crate::workbench::Workbench;

/// Which verticals to compare.
#[derive(Clone, Debug, Serialize)]
pub struct SimilarityRequest {
    /// The vertical of the rows, and the one of the columns.
    pub verticals: (String, String),
    /// Which kind of evidence.
    pub evidence: EvidenceKind,
    /// Settings of the recipe, where a model has to be trained for its attention.
    pub settings: Settings,
    /// Everything random comes from it.
    pub seed: u64,
    /// File for a heat map.
    pub out: Option<PathBuf>,
}

/// The similarity, and what it was read off.
#[derive(Clone, Debug, Serialize)]
pub struct SimilarityReport {
    /// The two verticals.
    pub verticals: (String, String),
    /// The attributes of both.
    pub attributes: (Vec<String>, Vec<String>),
    /// Which kind of evidence.
    pub evidence: EvidenceKind,
    /// A row for each attribute of the first vertical over those of the second, 0 to 1; none is unknown.
    pub onwards: Vec<Vec<Option<f64>>>,
    /// A row for each attribute of the second vertical over those of the first.
    pub back: Vec<Vec<Option<f64>>>,
    /// What it comes from, in words.
    pub source: String,
    /// The heat map, where one was asked for.
    pub file: Option<PathBuf>,
}

impl Workbench {
    /// Compares two verticals. Attention is read off the model in use when that is a coupled one of both;
    /// else a model is trained for it, which is not kept. Other evidence takes no training.
    ///
    /// # Errors
    /// One vertical twice, too few labels, a file that cannot be written, or a stop.
    pub fn similarity(
        &self,
        request: &SimilarityRequest,
        watch: &dyn Watch,
    ) -> Result<SimilarityReport, WorkbenchError> {
        let (first, second) = &request.verticals;
        if first == second {
            let message = format!("“{first}” cannot be compared with itself");
            return Err(WorkbenchError::new("usage", message, "name two verticals: --verticals Tea,Coffee"));
        }
        let mut report = if request.evidence == EvidenceKind::Attention {
            let (attention, source) = self.attention(request, watch)?;
            of_attention(attention, source)
        } else {
            of_labels(&*self.comparison(first, second)?, request.evidence)
        };
        if let Some(path) = &request.out {
            std::fs::write(path, picture(&report)).at("write", path)?;
            report.file = Some(path.clone());
        }
        Ok(report)
    }
}

fn of_attention(attention: VerticalSimilarity, source: String) -> SimilarityReport {
    let known =
        |rows: Vec<Vec<f64>>| rows.into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
    SimilarityReport {
        verticals: attention.verticals,
        attributes: attention.attributes,
        evidence: EvidenceKind::Attention,
        onwards: known(attention.onwards),
        back: known(attention.back),
        source,
        file: None,
    }
}

fn of_labels(comparison: &Comparison, evidence: EvidenceKind) -> SimilarityReport {
    let round = |score: Option<f64>| score.map(|score| (score * 1e4).round() / 1e4);
    let onwards: Vec<Vec<Option<f64>>> =
        comparison.scores(evidence).into_iter().map(|row| row.into_iter().map(round).collect()).collect();
    let names = |side: &swingtag_learn::alike::Portrayed| -> Vec<String> {
        side.attributes().iter().map(|attribute| attribute.name.clone()).collect()
    };
    let (verticals, sides) = (&comparison.verticals, &comparison.portrayed);
    let attributes = (names(&sides.0), names(&sides.1));
    let column = |number: usize| onwards.iter().map(|row| row[number]).collect();
    SimilarityReport {
        verticals: (verticals.0.name.clone(), verticals.1.name.clone()),
        evidence,
        back: (0..attributes.1.len()).map(column).collect(),
        attributes,
        onwards,
        source: "the labels of both outside the holdout".to_owned(),
        file: None,
    }
}

/// A heat map in which unknown is drawn as nothing.
fn picture(report: &SimilarityReport) -> String {
    let drawn = |rows: &[Vec<Option<f64>>]| {
        rows.iter().map(|row| row.iter().map(|score| score.unwrap_or_default()).collect()).collect()
    };
    let similarity = VerticalSimilarity {
        verticals: report.verticals.clone(),
        attributes: report.attributes.clone(),
        onwards: drawn(&report.onwards),
        back: drawn(&report.back),
    };
    similarity.to_svg()
}

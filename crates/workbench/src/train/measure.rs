//! What a new version says about the holdout, and the figures made of it.

use std::collections::{BTreeMap, BTreeSet};

use swingtag_catalogue::Prediction;
use swingtag_learn::calibrate::Calibrator;
use swingtag_learn::evaluate::{
    AnswerKind, BaseKind, Report, Scores, answers, calibration_error_interval, evaluate,
    expected_calibration_error, micro_f1_interval, reliability, score_items,
};
use swingtag_learn::{Artefact, Labelled, Watch};

use super::measured::{AttributeMeasured, Audited, Estimate, Measured, PartMeasured, ReliabilityMeasured};
use super::promote::Comparison;
use crate::error::WorkbenchError;
use crate::evaluate::{BOOTSTRAP_SEED, Scored};
use crate::examples::Examples;
use crate::workbench::Workbench;

/// Predictions for the holdout.
pub(super) struct HoldoutAnswers {
    /// As the model says by itself.
    raw: Vec<Prediction>,
    /// With calibrated confidences.
    shown: Vec<Prediction>,
    pub(super) scored: Scored,
}

impl HoldoutAnswers {
    pub(super) fn scored(self) -> Scored {
        self.scored
    }
}

impl Workbench {
    /// Predicts the holdout once; none while there is none.
    pub(super) fn answers_on_holdout(
        &self,
        artefact: &Artefact,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<Option<HoldoutAnswers>, WorkbenchError> {
        if examples.holdout.is_empty() {
            return Ok(None);
        }
        let plain = Artefact { calibrator: Calibrator::default(), ..artefact.clone() };
        let raw = self.predict_with(&plain, &examples.holdout, self, watch)?;
        let mut shown = raw.clone();
        shown.iter_mut().for_each(|prediction| artefact.calibrator.apply(prediction));
        let scored = Scored::new(&examples.holdout, &shown, BaseKind::Holdout)?;
        Ok(Some(HoldoutAnswers { raw, shown, scored }))
    }

    /// Everything that screens show of the version.
    pub(super) fn measure(
        &self,
        artefact: &Artefact,
        examples: &Examples,
        answers: Option<&HoldoutAnswers>,
        comparison: &Comparison,
    ) -> Result<Measured, WorkbenchError> {
        let mut measured = Measured {
            examples: examples.train.len() as u64,
            held: Some(examples.holdout.iter().map(|gold| gold.item.id.clone()).collect()),
            seconds: self.seconds_for(&examples.train)?,
            outcome: artefact.outcome(),
            measured_on: "not measured: there is no holdout yet".to_owned(),
            compared: comparison.figures,
            calibrated_on: artefact.calibrator.source.clone(),
            ..Measured::default()
        };
        let Some(answers) = answers else { return Ok(measured) };
        measured.measured_on = format!("{} holdout items", examples.holdout.len());
        measured.report = Some(answers.scored.report.clone());
        measured.all = Some(part(examples, answers, None)?);
        let verticals: BTreeSet<&String> = examples.holdout.iter().map(|gold| &gold.item.vertical).collect();
        for vertical in verticals {
            measured.verticals.insert(vertical.clone(), part(examples, answers, Some(vertical))?);
        }
        measured.audited = audited(&examples.holdout, &answers.shown);
        Ok(measured)
    }

    /// Seconds that people spent on these items, as the log of decisions has it.
    pub(super) fn seconds_for(&self, items: &[Labelled]) -> Result<f64, WorkbenchError> {
        let spent = self.store().seconds_spent()?;
        Ok(items.iter().filter_map(|labelled| spent.get(&labelled.item.id)).sum())
    }
}

/// The figures of one vertical, or of all.
fn part(
    examples: &Examples,
    answers: &HoldoutAnswers,
    vertical: Option<&String>,
) -> Result<PartMeasured, WorkbenchError> {
    let wanted = |gold: &Labelled| vertical.is_none_or(|name| gold.item.vertical == *name);
    let gold: Vec<Labelled> = examples.holdout.iter().filter(|gold| wanted(gold)).cloned().collect();
    let of = |predictions: &[Prediction]| -> Vec<Prediction> {
        let pairs = examples.holdout.iter().zip(predictions).filter(|(gold, _)| wanted(gold));
        pairs.map(|(_, prediction)| prediction.clone()).collect()
    };
    let (shown, raw) = (of(&answers.shown), of(&answers.raw));
    let report = evaluate(&gold, &shown, BaseKind::Holdout)?;
    let interval = micro_f1_interval(&score_items(&gold, &shown), BOOTSTRAP_SEED);
    let learnt: Vec<&Labelled> = examples.train.iter().filter(|example| wanted(example)).collect();
    Ok(PartMeasured {
        items: gold.len() as u64,
        examples: learnt.len() as u64,
        f1: Estimate { value: report.micro.f1, interval },
        attributes: attributes(&report, &learnt),
        reliability: reliability_of(&gold, &shown, &raw),
    })
}

/// The attributes that were measured or learnt from.
fn attributes(report: &Report, learnt: &[&Labelled]) -> BTreeMap<String, AttributeMeasured> {
    let scored = |scores: &Scores| AttributeMeasured { scores: *scores, labels: 0 };
    let mut all: BTreeMap<String, AttributeMeasured> =
        report.attributes.iter().map(|(name, scores)| (name.clone(), scored(scores))).collect();
    for span in learnt.iter().flat_map(|example| &example.gold.spans) {
        all.entry(span.attribute.clone()).or_default().labels += 1;
    }
    all
}

fn reliability_of(gold: &[Labelled], shown: &[Prediction], raw: &[Prediction]) -> ReliabilityMeasured {
    let (shown, raw) = (spans(gold, shown), spans(gold, raw));
    let error = |pairs: &[(f32, bool)]| Estimate {
        value: expected_calibration_error(pairs),
        interval: calibration_error_interval(pairs, BOOTSTRAP_SEED),
    };
    ReliabilityMeasured {
        answers: shown.len() as u64,
        error: error(&shown),
        error_before: error(&raw),
        bins: reliability(&shown),
        before: reliability(&raw),
    }
}

fn spans(gold: &[Labelled], predictions: &[Prediction]) -> Vec<(f32, bool)> {
    let all = answers(gold, predictions).into_iter().filter(|answer| answer.kind == AnswerKind::Span);
    all.map(|answer| (answer.confidence, answer.right)).collect()
}

fn audited(gold: &[Labelled], shown: &[Prediction]) -> BTreeMap<String, BTreeMap<String, Audited>> {
    let mut all: BTreeMap<String, BTreeMap<String, Audited>> = BTreeMap::new();
    for answer in answers(gold, shown).into_iter().filter(|answer| answer.kind == AnswerKind::Span) {
        let attributes = all.entry(answer.vertical).or_default();
        attributes.entry(answer.attribute).or_default().add(answer.confidence, answer.right);
    }
    all
}

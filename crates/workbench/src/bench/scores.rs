//! Strict scores against one look at every span.

use std::collections::HashSet;

use swingtag_catalogue::{Prediction, ScoredSpan};
use swingtag_learn::Labelled;
use swingtag_learn::evaluate::{BaseKind, Tally, evaluate, score_items};

use super::{Bench, Figure, catalogue, spent};
use crate::error::WorkbenchError;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Figure>, WorkbenchError> {
    let gold: Vec<Labelled> =
        catalogue::items(bench.items).into_iter().map(|(item, gold)| Labelled { item, gold }).collect();
    let predictions: Vec<Prediction> = gold.iter().map(as_prediction).collect();
    let (plain, _) = spent(|| {
        let spans = gold.iter().enumerate().flat_map(|(n, g)| g.gold.spans.iter().map(move |s| (n, s)));
        Ok(spans.collect::<HashSet<_>>().len())
    })?;
    let (f1, _) = spent(|| {
        let scores = score_items(&gold, &predictions);
        Ok(scores.iter().map(|score| score.tally).sum::<Tally>().f1())
    })?;
    let (all, _) = spent(|| Ok(evaluate(&gold, &predictions, BaseKind::File)?))?;
    let figure = |name, product| bench.figure(name, "CPU s", product, ("one set of all spans", plain));
    Ok(vec![figure("strict F1", f1), figure("all scores of an evaluation", all)])
}

/// Every other span found.
fn as_prediction(labelled: &Labelled) -> Prediction {
    let spans = labelled.gold.spans.iter().step_by(2).cloned();
    let spans = spans.map(|span| ScoredSpan { span, confidence: 0.9, candidates: Vec::new() });
    Prediction { spans: spans.collect(), ..Prediction::default() }
}

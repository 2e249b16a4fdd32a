//! One round: a model trained on what has been labelled so far, and what it says.

use std::collections::HashMap;

use swingtag_catalogue::{Item, Prediction};

use super::cost::annotation_seconds;
use super::curve::Row;
use super::fixed::Fixed;
use super::run::Simulation;
use crate::acquire::flips;
use crate::error::LearnError;
use crate::evaluate::{BaseKind, Report, evaluate};
use crate::recipe::{Artefact, Labelled, NoCheckpoints, Tagger, TrainingTask};

/// A trained model with what it says: shared by all strategies of a seed in the first round.
pub(super) struct Round {
    /// Places in the pool that are labelled.
    pub(super) chosen: Vec<usize>,
    /// For the items of the pool that are not chosen yet, as `(place in the pool, prediction)`.
    pub(super) rest: Vec<(usize, Prediction)>,
    /// Tag flips up to this round by place in the pool; empty before the second model.
    pub(super) flips: HashMap<usize, f64>,
    /// The model.
    pub(super) artefact: Artefact,
    report: Report,
}

/// Trains on the chosen items, scores on the fixed fifth, and predicts what is left where that is wanted.
pub(super) fn train_round(
    simulation: &Simulation<'_>,
    fixed: &Fixed<'_>,
    chosen: Vec<usize>,
    seed: u64,
    look_at_rest: bool,
) -> Result<Round, LearnError> {
    let examples: Vec<Labelled> = chosen.iter().map(|&i| fixed.pool[i].clone()).collect();
    let artefact = simulation.recipe.train(&TrainingTask {
        schema: simulation.schema,
        examples: &examples,
        dev: &[],
        settings: simulation.settings,
        seed,
        resources: simulation.resources,
        watch: simulation.watch,
        checkpoints: &NoCheckpoints,
    })?;
    let tagger = simulation.recipe.open(&artefact, simulation.resources)?;
    let scored: Vec<Item> = fixed.scored.iter().map(|example| example.item.clone()).collect();
    let said = tagger.predict(&scored, simulation.watch)?;
    let report = evaluate(&fixed.scored, &said, BaseKind::Split("simulation".to_owned()))?;
    let rest = if look_at_rest { look(simulation, fixed, &chosen, &*tagger)? } else { Vec::new() };
    drop(tagger);
    Ok(Round { chosen, rest, flips: HashMap::new(), artefact, report })
}

/// Predicts what is left of the pool.
fn look(
    simulation: &Simulation<'_>,
    fixed: &Fixed<'_>,
    chosen: &[usize],
    tagger: &dyn Tagger,
) -> Result<Vec<(usize, Prediction)>, LearnError> {
    let mut left = vec![true; fixed.pool.len()];
    for &i in chosen {
        left[i] = false;
    }
    let places: Vec<usize> = (0..left.len()).filter(|&i| left[i]).collect();
    let items: Vec<Item> = places.iter().map(|&i| fixed.pool[i].item.clone()).collect();
    Ok(places.into_iter().zip(tagger.predict(&items, simulation.watch)?).collect())
}

impl Round {
    /// Adds the flips since the round before to those before it.
    pub(super) fn count_flips(&mut self, fixed: &Fixed<'_>, before: &Self) {
        let earlier: HashMap<usize, &Prediction> = before.rest.iter().map(|(i, said)| (*i, said)).collect();
        let now = self.rest.iter().filter_map(|(i, said)| {
            let flipped = flips(&fixed.pool[*i].item, &[earlier.get(i)?, said]);
            Some((*i, before.flips.get(i).copied().unwrap_or_default() + flipped as f64))
        });
        self.flips = now.collect();
    }

    /// The round as a row of the curve.
    pub(super) fn row(&self, fixed: &Fixed<'_>, name: &str, seed: u64, number: usize) -> Row {
        Row {
            strategy: name.to_owned(),
            seed,
            round: number,
            labels: self.chosen.len(),
            seconds: self.chosen.iter().map(|&i| annotation_seconds(fixed.pool[i])).sum(),
            f1: self.report.micro.f1,
            macro_f1: self.report.macro_average.f1,
        }
    }
}

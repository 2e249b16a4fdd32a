//! How good a network is on dev items while it is being trained, to choose the best round, and what
//! it says about them, to fit thresholds.

use rayon::prelude::*;
use swingtag_models::crf::{Lattice, LocalTransitions};
use swingtag_models::{Mode, ModelError};

use super::example::Example;
use super::network::{Network, Output};
use super::statements::Kind;
use super::thresholds::{Judged, Thresholds};
use crate::encode::stretches;
use crate::error::LearnError;
use crate::watch::{Stage, Watch, watched};

/// What the dev items say about a round.
pub(super) struct Round {
    /// Micro F1 over spans, values and intents, 0 to 1; 1 when neither side has any.
    pub(super) f1: f64,
    pub(super) thresholds: Thresholds,
}

/// Scores a network as it is now.
pub(super) fn score(
    network: &Network<'_>,
    examples: &[Example],
    watch: &dyn Watch,
) -> Result<Round, LearnError> {
    let transitions = network.head.transitions()?;
    let transitions: Vec<LocalTransitions> =
        network.groups.iter().map(|tags| transitions.among(tags)).collect();
    let (mut right, mut total, mut judged) = (0, 0, Vec::new());
    let at_once = rayon::current_num_threads() * 4;
    for (number, some) in examples.chunks(at_once).enumerate() {
        let stage = Stage { step: "checking", done: (number * at_once) as u64, total: examples.len() as u64 };
        let counts = some.par_iter().map(|example| {
            let read = || network.forward(&[&example.input], &mut Mode::Predict);
            let output = watched(watch, stage, read)?;
            let (hits, spans) = count_spans(example, &output, &transitions[example.input.group])?;
            Ok((hits, spans, judge(network, example, &output)?))
        });
        for (hits, spans, item) in counts.collect::<Result<Vec<_>, LearnError>>()? {
            right += hits;
            total += spans;
            judged.push(item);
        }
    }
    let thresholds = Thresholds::fit(&network.statements, &judged);
    let (hits, statements) = count_statements(network, &judged, &thresholds);
    (right, total) = (right + hits, total + statements);
    let f1 = if total == 0 { 1.0 } else { 2.0 * right as f64 / total as f64 };
    Ok(Round { f1, thresholds })
}

/// Right spans, and spans of both sides, in places.
fn count_spans(
    example: &Example,
    output: &Output,
    transitions: &LocalTransitions,
) -> Result<(usize, usize), LearnError> {
    let scores = output.scores.to_vec2::<f32>().map_err(ModelError::from)?;
    let (mut hits, mut spans) = (0, 0);
    for (rows, gold) in output.rows[0].iter().zip(&example.tags) {
        let path = Lattice::new(rows.iter().map(|row| scores[*row].as_slice()), transitions).best().tags;
        let (gold, found) = (stretches(gold), stretches(&path));
        hits += found.iter().filter(|span| gold.contains(span)).count();
        spans += gold.len() + found.len();
    }
    Ok((hits, spans))
}

fn judge(network: &Network<'_>, example: &Example, output: &Output) -> Result<Judged, LearnError> {
    Ok(Judged {
        vertical: example.input.vertical.clone(),
        probabilities: network.probabilities(output)?.remove(0),
        targets: example.statements.clone(),
    })
}

/// The same for values and intents. Presence says nothing that spans do not say.
fn count_statements(network: &Network<'_>, judged: &[Judged], thresholds: &Thresholds) -> (usize, usize) {
    let all = network.statements.all();
    let counted = |number: &usize| all[*number].kind() != Kind::Presence;
    let (mut hits, mut statements) = (0, 0);
    for item in judged {
        let there = |number: &usize| item.targets[*number] > 0.5;
        let candidates = network.statements.candidates(&item.vertical, &item.probabilities);
        let holds = |number: &usize| item.probabilities[*number] >= thresholds.of(&all[*number]);
        let said: Vec<usize> = candidates.into_iter().filter(counted).filter(holds).collect();
        hits += said.iter().filter(|number| there(number)).count();
        statements += said.len() + (0..all.len()).filter(counted).filter(there).count();
    }
    (hits, statements)
}

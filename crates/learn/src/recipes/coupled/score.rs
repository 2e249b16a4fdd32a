//! Strict span F1 of a network while it is being trained, to choose the best round.

use rayon::prelude::*;
use swingtag_models::Mode;
use swingtag_models::ModelError;
use swingtag_models::crf::Lattice;

use super::super::words::place_rows;
use super::contexts::Example;
use super::network::Network;
use crate::encode::stretches;
use crate::error::LearnError;
use crate::watch::{Stage, Watch, watched};

/// Tag scores of the places of one text, from that text alone.
pub(super) fn scores(
    network: &Network,
    field: &crate::encode::EncodedField,
) -> Result<Vec<Vec<f32>>, LearnError> {
    let mode = &mut Mode::Predict;
    let (states, windows) = network.words.states([field], mode)?;
    let all = network.head.forward(&states, mode)?.to_vec2::<f32>().map_err(ModelError::from)?;
    Ok(windows.iter().flat_map(|windows| place_rows(field, windows)).map(|row| all[row].clone()).collect())
}

/// Micro F1 over spans of words, 0 to 1; 1 when neither side has a span.
pub(super) fn micro_f1(
    network: &Network,
    examples: &[Example],
    watch: &dyn Watch,
) -> Result<f64, LearnError> {
    let transitions = network.head.transitions()?;
    let local: Vec<_> = network.groups.iter().map(|columns| transitions.among(columns)).collect();
    let (mut right, mut total) = (0, 0);
    let at_once = rayon::current_num_threads() * 4;
    for (number, some) in examples.chunks(at_once).enumerate() {
        let stage = Stage { step: "checking", done: (number * at_once) as u64, total: examples.len() as u64 };
        let counts = some.par_iter().map(|example| {
            let scores = watched(watch, stage, || scores(network, &example.field))?;
            let lattice = Lattice::new(scores.iter().map(Vec::as_slice), &local[example.vertical]);
            let (gold, found) = (stretches(&example.tags), stretches(&lattice.best().tags));
            let hits = found.iter().filter(|span| gold.contains(span)).count();
            Ok((hits, gold.len() + found.len()))
        });
        for (hits, spans) in counts.collect::<Result<Vec<_>, LearnError>>()? {
            right += hits;
            total += spans;
        }
    }
    Ok(if total == 0 { 1.0 } else { 2.0 * right as f64 / total as f64 })
}

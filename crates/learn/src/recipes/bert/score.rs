//! Strict span F1 of a network while it is being trained, to choose the best round.

use rayon::prelude::*;
use swingtag_models::crf::Lattice;

use super::examples::Example;
use super::network::Network;
use crate::encode::stretches;
use crate::error::LearnError;
use crate::watch::Watch;

/// Micro F1 over spans of places, 0 to 1; 1 when neither side has a span.
pub(super) fn micro_f1(
    network: &Network<'_>,
    examples: &[Example],
    watch: &dyn Watch,
) -> Result<f64, LearnError> {
    let transitions = network.head.transitions()?;
    let (mut right, mut total) = (0, 0);
    let at_once = rayon::current_num_threads() * 4;
    for (number, some) in examples.chunks(at_once).enumerate() {
        watch.tick("checking", (number * at_once) as u64, examples.len() as u64)?;
        let counts = some.par_iter().map(|example| {
            let scores = network.scores(&example.vertical, &example.text, &example.field)?;
            let local = transitions.among(&network.groups[example.group]);
            let path = Lattice::new(scores.iter().map(Vec::as_slice), &local).best().tags;
            let (gold, found) = (stretches(&example.tags), stretches(&path));
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

//! Bayesian active learning by disagreement (Houlsby and others 2011, equation 2) with dropout as the
//! draws of a posterior (Gal, Islam and Ghahramani 2017, section 4): the mutual information of a token's
//! tag and the weights, as a mean over the tokens.
//!
//! Deviation: dropout is on in the layers after the text encoder only, so that the encoder reads an
//! item once.

use swingtag_catalogue::Item;

use super::context::{Context, Needs};
use super::strategy::Strategy;
use crate::encode::Doubt;
use crate::error::LearnError;
use crate::recipe::{Draws, Tagger};
use crate::watch::{Silent, Watch};

/// The items about which the model contradicts itself.
pub(super) struct Bald;

impl Strategy for Bald {
    fn name(&self) -> &'static str {
        "bald"
    }

    fn about(&self) -> &'static str {
        "the items about which the model contradicts itself when parts of it are left out"
    }

    fn needs(&self) -> Needs {
        Needs { draws: true, ..Needs::default() }
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        context.information.clone().unwrap_or_else(|| vec![None; context.pool.len()])
    }
}

/// Dropouts of an item: enough to tell a few hundred items apart (Gal and others take 10 to 100).
const DROPOUTS: usize = 10;
/// Items drawn at a time: their marginals are not kept.
const AT_ONCE: usize = 64;

/// The mutual information of items under dropout; none from a tagger without dropout.
///
/// # Errors
/// A stop, or a failure of the networks.
pub fn information_of(
    tagger: &dyn Tagger,
    items: &[Item],
    watch: &dyn Watch,
) -> Result<Option<Vec<Option<f64>>>, LearnError> {
    let mut information = Vec::with_capacity(items.len());
    for some in items.chunks(AT_ONCE) {
        watch.tick("predicting with dropout", information.len() as u64, items.len() as u64)?;
        let Some(draws) = tagger.draws(some, DROPOUTS, &Silent)? else { return Ok(None) };
        information.extend(draws.iter().map(mutual_information));
    }
    Ok(Some(information))
}

/// `H(mean of p) − mean of H(p)` in nats, as a mean over the places; none without a draw or a place.
#[must_use]
pub fn mutual_information(draws: &Draws) -> Option<f64> {
    let first = draws.marginals.first().filter(|first| !first.is_empty() && draws.tags > 0)?;
    let (count, places) = (draws.marginals.len() as f64, first.len() / draws.tags);
    let at = |draw: &Vec<f32>, cell: usize| draw.get(cell).map_or(0.0, |p| f64::from(*p));
    let of_place = |place: usize| {
        let cells = place * draws.tags..(place + 1) * draws.tags;
        let mean = cells.clone().map(|cell| draws.marginals.iter().map(|d| at(d, cell)).sum::<f64>() / count);
        let each = draws.marginals.iter().map(|d| entropy(cells.clone().map(|cell| at(d, cell))));
        (entropy(mean) - each.sum::<f64>() / count).max(0.0)
    };
    (places > 0).then(|| (0..places).map(of_place).sum::<f64>() / places as f64)
}

fn entropy(probabilities: impl IntoIterator<Item = f64>) -> f64 {
    Doubt::of_distribution(probabilities).entropy
}

//! What strategies are told beyond the certainty of each item, and who tells it.
//!
//! Embeddings, dropouts and earlier versions cost time. A strategy says what it needs; only that is
//! asked of the [`Evidence`], and of a large pool only for a shortlist: the least sure items and some at
//! random.

use swingtag_catalogue::Prediction;

use super::hashed::hashed_vectors;
use super::pool::PoolItem;
use super::ranked::sort_by_doubt;
use super::vectors::Vectors;
use crate::error::LearnError;
use crate::rank::rank;

/// Items of a large pool that are looked at closely.
const SHORTLIST: usize = 4_000;
/// The same where each item is predicted several times.
const DRAWN_SHORTLIST: usize = 1_000;
/// Of these one in so many is random.
const RANDOM_PART: usize = 3;

/// What a strategy has to be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Vectors of titles.
    pub embeddings: bool,
    /// The same of labelled items.
    pub labelled: bool,
    /// Predictions under dropout.
    pub draws: bool,
    /// Predictions of earlier versions.
    pub versions: bool,
    /// Predictions with their spans.
    pub spans: bool,
}

impl Needs {
    /// How many items are looked at closely; none for all.
    pub(super) fn shortlist(self) -> Option<usize> {
        if self.draws {
            return Some(DRAWN_SHORTLIST);
        }
        (self.embeddings || self.versions || self.spans).then_some(SHORTLIST)
    }
}

/// Tells what strategies need. Places are those of the pool as it was given to
/// [`choose`](super::choose). Every answer may be none: the strategy then does without, and says so.
pub trait Evidence {
    /// A vector for each text. Without an encoder words and letters are counted.
    ///
    /// # Errors
    /// A stop, or a failure of the encoder.
    fn embed(&self, texts: &[&str]) -> Result<Vectors, LearnError> {
        Ok(hashed_vectors(texts))
    }

    /// Titles of items that are labelled already.
    ///
    /// # Errors
    /// A store that cannot be read.
    fn labelled(&self) -> Result<Vec<String>, LearnError> {
        Ok(Vec::new())
    }

    /// Mutual information of tags and weights under dropout, see
    /// [`mutual_information`](super::mutual_information).
    ///
    /// # Errors
    /// A stop, or a failure of the networks.
    fn information(&self, _places: &[usize]) -> Result<Option<Vec<Option<f64>>>, LearnError> {
        Ok(None)
    }

    /// Tag flips between versions, see [`flips`](super::flips).
    ///
    /// # Errors
    /// A stop, or a store that cannot be read.
    fn flips(&self, _places: &[usize]) -> Result<Option<Vec<Option<f64>>>, LearnError> {
        Ok(None)
    }

    /// Predictions with their spans, where those of the pool come without.
    ///
    /// # Errors
    /// A store that cannot be read.
    fn predictions(&self, _places: &[usize]) -> Result<Option<Vec<Option<Prediction>>>, LearnError> {
        Ok(None)
    }
}

/// Knows nothing but what is in the pool.
#[derive(Clone, Copy, Debug, Default)]
pub struct PoolAlone;

impl Evidence for PoolAlone {}

/// What a strategy may look at; all lists go with `pool`.
#[derive(Debug, Default)]
pub struct Context<'a> {
    /// Items to order, by their ids.
    pub pool: Vec<PoolItem<'a>>,
    /// Vectors of the titles, of length 1.
    pub embeddings: Option<Vectors>,
    /// The same of labelled items, in any number.
    pub labelled: Option<Vectors>,
    /// Mutual information under dropout.
    pub information: Option<Vec<Option<f64>>>,
    /// Tag flips between versions.
    pub flips: Option<Vec<Option<f64>>>,
    /// Predictions with their spans.
    pub predictions: Option<Vec<Option<Prediction>>>,
    /// Gain counts this much more than for an item that takes a usual time; none when cost does not count.
    pub weights: Option<Vec<f32>>,
    /// Everything random comes from it.
    pub seed: u64,
}

impl<'a> Context<'a> {
    /// Gathers what is needed of these items; `places` are theirs in the pool as it was given.
    pub(super) fn gather(
        pool: Vec<PoolItem<'a>>,
        places: &[usize],
        needs: Needs,
        evidence: &dyn Evidence,
    ) -> Result<Self, LearnError> {
        let mut context = Self { pool, ..Self::default() };
        if needs.embeddings {
            let texts: Vec<&str> = context.pool.iter().map(|item| item.text).collect();
            context.embeddings = Some(evidence.embed(&texts)?.unit());
        }
        if needs.labelled {
            let labelled = evidence.labelled()?;
            let labelled: Vec<&str> = labelled.iter().map(String::as_str).collect();
            context.labelled = Some(evidence.embed(&labelled)?.unit());
        }
        if needs.draws {
            context.information = evidence.information(places)?;
        }
        if needs.versions {
            context.flips = evidence.flips(places)?;
        }
        if needs.spans {
            context.predictions = evidence.predictions(places)?;
        }
        Ok(context)
    }

    /// Whether an answer that was needed did not come.
    pub(super) fn lacks(&self, needs: Needs) -> bool {
        let known = |list: &Option<Vec<Option<f64>>>| {
            list.as_ref().is_some_and(|list| list.iter().any(Option::is_some))
        };
        (needs.draws && !known(&self.information)) || (needs.versions && !known(&self.flips))
    }

    /// What is said of an item, with its spans where these are known.
    pub(super) fn prediction(&self, place: usize) -> Option<&Prediction> {
        let told = self.predictions.as_ref().and_then(|list| list[place].as_ref());
        told.or(self.pool[place].prediction)
    }

    /// A score of each item's certainty.
    pub(super) fn by_certainty(
        &self,
        score: impl Fn(&swingtag_catalogue::Certainty) -> Option<f64>,
    ) -> Vec<Option<f64>> {
        self.pool.iter().map(|item| item.certainty().and_then(&score)).collect()
    }
}

/// Of these items of the pool the ones to look at closely, in the same order.
pub(super) fn shortlist(pool: &[PoolItem<'_>], among: Vec<usize>, most: usize, seed: u64) -> Vec<usize> {
    if among.len() <= most {
        return among;
    }
    let mut order = among;
    sort_by_doubt(pool, &mut order);
    let mut rest = order.split_off(most - most / RANDOM_PART);
    rest.sort_unstable_by_key(|&i| (rank(seed, pool[i].id), i));
    order.extend(rest.into_iter().take(most / RANDOM_PART));
    order.sort_unstable();
    order
}

//! Choosing the items worth the next minutes.
//!
//! A part of each batch is drawn for the holdout and marked as such before the batch is kept: whoever
//! labels it must not see a prediction first.

mod candidates;
mod evidence;
mod foresee;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemId;
use swingtag_learn::Watch;
use swingtag_learn::acquire::{Asked, DEFAULT_STRATEGY, Pick as Chosen, PoolItem, Wish, choose_with, reason};
use swingtag_store::{NewBatch, Pick};

use self::candidates::Candidate;
use self::evidence::ProjectEvidence;
use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// What to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BatchRequest {
    /// Items.
    pub size: usize,
    /// Strategy with its modifiers, as in `mnlp+cost`.
    pub strategy: String,
    /// Only from this vertical.
    pub vertical: Option<String>,
    /// Share picked at random as a control, 0 to 1.
    pub random_share: f64,
    /// Share picked at random for the holdout, 0 to 1.
    pub holdout_share: f64,
    /// Whose pace the cost of items is foreseen by; everybody's without a name.
    pub person: Option<String>,
    /// Everything random comes from it.
    pub seed: u64,
}

impl Default for BatchRequest {
    fn default() -> Self {
        Self::of_size(50)
    }
}

impl BatchRequest {
    /// The product's own strategy, with a tenth at random as a control and a tenth for the holdout.
    #[must_use]
    pub fn of_size(size: usize) -> Self {
        Self {
            size,
            strategy: "default".to_owned(),
            vertical: None,
            random_share: 0.1,
            holdout_share: 0.1,
            person: None,
            seed: 1,
        }
    }
}

/// A batch that was chosen.
#[derive(Clone, Debug, Serialize)]
pub struct BatchReport {
    /// Its number.
    pub batch: i64,
    /// Strategy that chose it.
    pub strategy: String,
    /// Its items in the order of work.
    pub items: Vec<BatchItem>,
    /// What whoever asked should know: that only a part of the pool was looked at closely, say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An item of a batch.
#[derive(Clone, Debug, Serialize)]
pub struct BatchItem {
    /// The owner's id.
    pub id: String,
    /// Why it was picked.
    pub reason: String,
    /// Picked at random, as a control.
    pub random: bool,
    /// Picked at random for the holdout: never learnt from.
    pub holdout: bool,
}

impl Workbench {
    /// Chooses a batch among the items nobody has finished. Items drawn for the holdout are marked as its own.
    ///
    /// # Errors
    /// An unknown strategy, nothing to choose from, or a stop.
    pub fn batch(&self, request: &BatchRequest, watch: &dyn Watch) -> Result<BatchReport, WorkbenchError> {
        let strategy = in_full(&request.strategy);
        let asked = Asked::parse(&strategy)?;
        let mut pool = self.candidates(request.vertical.as_deref(), asked.by_cost, watch)?;
        if pool.is_empty() {
            let remedy = "every item is done or skipped; import more, or name another vertical";
            return Err(WorkbenchError::new("nothing_left", "there is no item left to choose", remedy));
        }
        if asked.by_cost {
            self.foresee(&mut pool, request.person.as_deref())?;
        }
        let view: Vec<PoolItem<'_>> = pool.iter().map(Candidate::as_pool_item).collect();
        let wish = Wish {
            size: request.size,
            strategy: strategy.clone(),
            random_share: request.random_share,
            holdout_share: request.holdout_share,
            seed: request.seed,
        };
        let resources = self.resources();
        let evidence = ProjectEvidence::new(self, &pool, &resources, asked.strategy.needs(), watch)?;
        let choice = choose_with(&view, &wish, &evidence)?;
        let (batch, items) = self.keep_batch(asked, &wish, &pool, &choice.picks)?;
        Ok(BatchReport { batch, strategy, items, note: choice.note })
    }

    /// Marks the holdout, then keeps the batch: after a kill in between, an item is blind for nothing, and
    /// none is shown with its prediction that should not be.
    fn keep_batch(
        &self,
        asked: Asked,
        wish: &Wish,
        pool: &[Candidate],
        chosen: &[Chosen],
    ) -> Result<(i64, Vec<BatchItem>), WorkbenchError> {
        let (mut picks, mut items) = (Vec::with_capacity(chosen.len()), Vec::with_capacity(chosen.len()));
        for pick in chosen {
            let (candidate, holdout) = (&pool[pick.index], pick.holdout);
            let reason = self.reason(candidate.item, pick, asked)?;
            picks.push(Pick { item: candidate.item, reason: reason.clone(), random: pick.random });
            let random = pick.random && !holdout;
            items.push(BatchItem { id: candidate.external.clone(), reason, random, holdout });
        }
        let held = chosen.iter().filter(|pick| pick.holdout).map(|pick| pool[pick.index].item);
        self.store().set_holdout(&held.collect::<Vec<_>>())?;
        let batch =
            self.store().new_batch(&NewBatch { strategy: wish.strategy.clone(), seed: wish.seed, picks })?;
        Ok((batch.0, items))
    }

    /// Why an item was picked: its least sure spans, or what the strategy says.
    fn reason(&self, item: ItemId, pick: &Chosen, asked: Asked) -> Result<String, WorkbenchError> {
        let by_spans = !pick.random && asked.strategy.reason().is_none();
        let shown = if by_spans { self.store().shown_prediction(item)? } else { None };
        Ok(shown.map_or_else(|| pick.reason.clone(), |(_, prediction)| reason(Some(&prediction))))
    }
}

/// The name that a batch keeps: what stands behind `default`, with its modifiers.
fn in_full(asked: &str) -> String {
    match asked.strip_prefix("default") {
        Some(modifiers) if modifiers.is_empty() || modifiers.starts_with('+') => {
            format!("{DEFAULT_STRATEGY}{modifiers}")
        }
        _ => asked.to_owned(),
    }
}

//! A second look at labels that are perhaps wrong: the most suspicious items become a batch.
//!
//! They are open again until somebody is done with them, and nothing is learnt from them meanwhile. Undo closes
//! them as they were.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{ItemId, ItemStatus, Span};
use swingtag_learn::Watch;
use swingtag_learn::suspect::SuspectKind;
use swingtag_store::{NewBatch, Pick};

use crate::error::WorkbenchError;
use crate::suspects::{SuspectRequest, SuspectRow};
use crate::workbench::Workbench;

/// The strategy's name in the project.
const STRATEGY: &str = "suspects";
/// Who opens them again, as the log has it.
const WHO: &str = "Swingtag";

/// How many items to look at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecondLookRequest {
    /// Items at most.
    pub size: usize,
    /// Only these verticals; none means all.
    pub verticals: Vec<String>,
}

impl Default for SecondLookRequest {
    fn default() -> Self {
        Self { size: 50, verticals: Vec::new() }
    }
}

/// A batch of suspicious items.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SecondLookReport {
    /// Its number; none where nothing was suspicious.
    pub batch: Option<i64>,
    /// Items in it.
    pub items: usize,
    /// Labels that are perhaps wrong.
    pub suspects: usize,
    /// Items looked through.
    pub of: usize,
    /// How they were looked through, in words.
    pub how: String,
    /// The items of the batch, the most suspicious first.
    pub listed: Vec<SuspectItem>,
}

/// An item of the batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuspectItem {
    /// The owner's id.
    pub id: String,
    /// What is suspicious about it, in words.
    pub reason: String,
}

impl Workbench {
    /// Looks for suspicious labels and makes a batch of the items that hold the most suspicious ones.
    ///
    /// # Errors
    /// Too few labelled items, or a stop; nothing is opened again then.
    pub fn second_look(
        &self,
        request: &SecondLookRequest,
        watch: &dyn Watch,
    ) -> Result<SecondLookReport, WorkbenchError> {
        let wanted = SuspectRequest { verticals: request.verticals.clone(), limit: None, seed: 1 };
        let found = self.suspects(&wanted, watch)?;
        let picks = self.picks(&found.suspects, request.size)?;
        let batch = if picks.is_empty() { None } else { Some(self.open_again(&picks)?) };
        let listed = |pick: Pick| {
            let id = self.store().item(pick.item)?.item.id;
            Ok(SuspectItem { id, reason: pick.reason })
        };
        Ok(SecondLookReport {
            batch,
            items: picks.len(),
            suspects: found.suspects.len(),
            of: found.items,
            how: found.how,
            listed: picks.into_iter().map(listed).collect::<Result<_, WorkbenchError>>()?,
        })
    }

    /// Items in the order of their most suspicious label, each with what is suspicious about it.
    fn picks(&self, suspects: &[SuspectRow], size: usize) -> Result<Vec<Pick>, WorkbenchError> {
        let mut picks: Vec<Pick> = Vec::new();
        for suspect in suspects {
            let Some(item) = self.store().find(&suspect.item)? else { continue };
            if picks.len() == size {
                break;
            }
            if picks.iter().all(|pick| pick.item != item) {
                picks.push(Pick { item, reason: self.words(item, suspect)?, random: false });
            }
        }
        Ok(picks)
    }

    fn open_again(&self, picks: &[Pick]) -> Result<i64, WorkbenchError> {
        let items: Vec<ItemId> = picks.iter().map(|pick| pick.item).collect();
        let batch = NewBatch { strategy: STRATEGY.to_owned(), seed: 1, picks: picks.to_vec() };
        let batch = self.store().new_batch(&batch)?;
        self.store().set_statuses(&items, ItemStatus::Started, WHO)?;
        Ok(batch.0)
    }

    /// What is suspicious: “Colour “raw” may be Finish”.
    fn words(&self, item: ItemId, suspect: &SuspectRow) -> Result<String, WorkbenchError> {
        let item = self.store().item(item)?.item;
        let said = |span: &Option<Span>| match span {
            Some(span) => format!("{} “{}”", span.attribute, span.words(&item)),
            None => String::new(),
        };
        let (given, suggested) = (said(&suspect.given), said(&suspect.suggested));
        let other = suspect.suggested.as_ref().map(|span| span.attribute.as_str()).unwrap_or_default();
        Ok(match suspect.kind {
            SuspectKind::OtherAttribute => format!("{given} may be {other}"),
            SuspectKind::OtherEnds => format!("{given} may be {suggested}"),
            SuspectKind::Missing => format!("{suggested} may be missing"),
            SuspectKind::Unsupported => format!("{given} may be no {}", attribute(&suspect.given)),
        })
    }
}

fn attribute(span: &Option<Span>) -> &str {
    span.as_ref().map(|span| span.attribute.as_str()).unwrap_or_default()
}

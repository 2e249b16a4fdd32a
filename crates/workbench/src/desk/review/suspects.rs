//! Labels that are perhaps wrong, and one key to settle each: the label stays, or what the models say takes its
//! place.

use swingtag_catalogue::{Annotation, Item, ItemId, ItemStatus, Span};
use swingtag_store::{NewDecision, Share, StoredSuspect};

use super::{around, invalid};
use crate::WorkbenchError;
use crate::desk::{Desk, decide::spent};
use crate::suspects::{SuspectRow, kept_report};
use crate::view::{Outcome, SuspectView, SuspectsView};

/// Rows given at once.
const PAGE_LIMIT: u32 = 500;

impl Desk<'_> {
    /// A stretch of the suspects that were found last, open ones first. Whether they are being looked for now is
    /// the shell's to add.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn review_suspects(&self, offset: u64, limit: u32) -> Result<SuspectsView, WorkbenchError> {
        let found = self.store.suspects(offset, limit.clamp(1, PAGE_LIMIT) as usize)?;
        let about = found.about.as_deref().map(kept_report).transpose()?;
        let rows = found.rows.into_iter().map(|suspect| self.suspect_view(suspect));
        Ok(SuspectsView {
            rows: rows.collect::<Result<_, _>>()?,
            total: found.total,
            open: found.open,
            at: about.as_ref().map(|about| about.at),
            how: about.map(|about| about.how).unwrap_or_default(),
            job: None,
        })
    }

    fn suspect_view(&self, suspect: StoredSuspect) -> Result<SuspectView, WorkbenchError> {
        let row = SuspectRow::read(&suspect.doc)?;
        let stored = self.store.item(suspect.item)?;
        let photo = stored.photos.iter().find_map(|photo| photo.hash.as_ref());
        let here = place(&row)?;
        let says_words = row.suggested.as_ref().filter(|_| row.given.is_some());
        let says_words = says_words.map(|span| span.words(&stored.item).to_owned());
        let words = here.words(&stored.item).to_owned();
        Ok(SuspectView {
            suspect: suspect.number,
            item: suspect.item.0,
            photo: photo.map(|hash| hash.0.clone()),
            field: here.field.clone(),
            start: here.start,
            end: here.end,
            context: around(stored.item.text(&here.field).unwrap_or_default(), here.start, here.end),
            says_words: says_words.filter(|other| *other != words),
            words,
            labelled: row.given.as_ref().map(|span| span.attribute.clone()),
            says: row.suggested.as_ref().map(|span| span.attribute.clone()),
            score: row.score,
            settled: suspect.settled,
        })
    }

    /// Settles a suspect; on disk when it returns. The item keeps its status.
    ///
    /// # Errors
    /// `invalid` for another item's suspect, or where the label in question has changed since; `refused` for an
    /// item that several people label apart; `no_such_row`, `project_read_only`.
    pub fn settle_suspect(
        &self,
        item: ItemId,
        suspect: i64,
        keep: bool,
        seconds: f64,
        who: &str,
    ) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let found = self.store.suspect(suspect)?;
        if found.item != item {
            return Err(invalid("the suspect is another item’s"));
        }
        if self.store.share(item, who)? != Share::Common {
            return Err(invalid("several people label this item apart; settle it as a difference"));
        }
        let row = SuspectRow::read(&found.doc)?;
        let stored = self.store.item(item)?;
        let labels = stored.annotation.unwrap_or_default();
        let after = if keep { labels } else { corrected(&stored.item, labels, &row)? };
        let here = place(&row)?;
        let words = here.words(&stored.item);
        let said = if keep {
            format!("“{words}” looked at and kept")
        } else {
            format!("“{words}” corrected as the model says")
        };
        let open = matches!(stored.status, ItemStatus::New | ItemStatus::Skipped);
        let act = NewDecision {
            item,
            kind: if keep { "keep" } else { "correct" }.to_owned(),
            said: said.clone(),
            who: who.to_owned(),
            seconds: spent(seconds),
            model: None,
            after,
            status: if open && !keep { ItemStatus::Started } else { stored.status },
        };
        self.store.settle_suspect(suspect, &act)?;
        self.outcome(Some(item), said)
    }
}

/// The place in question: the label's, or that of the missing one.
fn place(row: &SuspectRow) -> Result<&Span, WorkbenchError> {
    row.given.as_ref().or(row.suggested.as_ref()).ok_or_else(|| invalid("the suspect names no words"))
}

/// Labels with what the models say in place of the label in question.
fn corrected(item: &Item, mut labels: Annotation, row: &SuspectRow) -> Result<Annotation, WorkbenchError> {
    if let Some(given) = &row.given {
        let before = labels.spans.len();
        labels.spans.retain(|span| span.key() != given.key());
        if labels.spans.len() == before {
            let message = format!("the label of “{}” has changed since", given.words(item));
            return Err(WorkbenchError::new("invalid", message, "look for suspects again"));
        }
    }
    if let Some(suggested) = &row.suggested {
        let plain = Span::new(&suggested.field, suggested.start, suggested.end, &suggested.attribute);
        if labels.spans.iter().all(|span| span.key() != plain.key()) {
            labels.absent.remove(&plain.attribute);
            labels.rejected.retain(|span| span.key() != plain.key());
            labels.spans.push(plain);
            labels.spans.sort();
        }
    }
    Ok(labels)
}

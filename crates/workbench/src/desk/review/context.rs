//! What helps to settle a difference: guidelines of the attributes at hand, and how equal words were settled.

use swingtag_catalogue::ItemId;
use swingtag_store::SettledWords;

use super::around;
use crate::WorkbenchError;
use crate::desk::Desk;
use crate::view::{GuidelineView, ReviewContext, SettledBefore};

/// Equal words that are shown.
const BEFORE: usize = 8;

impl Desk<'_> {
    /// What helps to settle a difference.
    ///
    /// # Errors
    /// As of [`Desk::review_item`], and `invalid` for a difference that the item lacks.
    pub fn review_context(&self, item: ItemId, difference: u32) -> Result<ReviewContext, WorkbenchError> {
        let bench = self.bench(item)?;
        let (_, found) = bench.difference(difference)?;
        let place = &found.difference;
        let mut guidelines = Vec::new();
        for name in place.attributes() {
            let Some(attribute) = bench.scene.vertical.attribute(name) else { continue };
            guidelines.push(GuidelineView {
                attribute: name.to_owned(),
                text: attribute.description.clone(),
                examples: self.examples(&bench.scene.vertical.name, name)?,
            });
        }
        let text = bench.scene.item.text(&place.field).unwrap_or_default();
        let words = swingtag_catalogue::slice_chars(text, place.start, place.end).unwrap_or_default();
        let before =
            if words.is_empty() { Vec::new() } else { self.store.settled_before(words, item, BEFORE)? };
        let before = before.into_iter().map(|settled| self.before(settled)).collect::<Result<_, _>>()?;
        Ok(ReviewContext { guidelines, before })
    }

    fn before(&self, settled: SettledWords) -> Result<SettledBefore, WorkbenchError> {
        let item = self.store.item(settled.item)?.item;
        let text = item.text(&settled.field).unwrap_or_default();
        // Where several labels hold, the one that covers most of the words stands for them.
        let longest = settled.said.spans.iter().max_by_key(|span| span.end - span.start);
        Ok(SettledBefore {
            context: around(text, settled.start, settled.end),
            words: settled.words,
            attribute: longest.map(|span| span.attribute.clone()),
            who: settled.who,
            at: settled.at,
            item: settled.item.0,
        })
    }
}

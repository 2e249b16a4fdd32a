//! Labelled items as sequences with gold tags, and their order in a round.

use swingtag_models::Random;

use super::network::Network;
use crate::encode::EncodedField;
use crate::error::LearnError;
use crate::recipe::Labelled;
use crate::watch::Watch;

/// Batches that are sorted by length together: enough for equal lengths, too few to lose the mixture.
const SORTED_TOGETHER: usize = 8;

/// One field of a labelled item.
pub(super) struct Example {
    pub(super) vertical: String,
    pub(super) text: String,
    pub(super) field: EncodedField,
    /// Gold tags of the places, as positions in the group's tags.
    pub(super) tags: Vec<usize>,
    pub(super) group: usize,
}

impl Example {
    /// What [`Network::states`] reads.
    pub(super) fn input(&self) -> (&str, &str, &EncodedField) {
        (&self.vertical, &self.text, &self.field)
    }

    fn pieces(&self) -> usize {
        self.field.windows.iter().map(|window| window.ids.len()).sum()
    }
}

/// All fields of the items that have word pieces.
pub(super) fn examples(
    network: &Network<'_>,
    items: &[Labelled],
    watch: &dyn Watch,
) -> Result<Vec<Example>, LearnError> {
    let mut examples = Vec::new();
    for (number, Labelled { item, gold }) in items.iter().enumerate() {
        watch.tick("reading", number as u64, items.len() as u64)?;
        for text in &item.fields {
            let field = network.encode(&item.vertical, &text.text)?;
            if field.places.is_empty() {
                continue;
            }
            let tags = network.tags.gold(&item.vertical, &text.name, &field.places, &gold.spans);
            let group = network.tags.group(&item.vertical);
            examples.push(Example {
                vertical: item.vertical.clone(),
                text: text.text.clone(),
                field,
                tags,
                group,
            });
        }
    }
    Ok(examples)
}

/// A round in random order, in batches of similar length.
pub(super) fn batches(examples: &[Example], size: usize, random: &mut Random) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..examples.len()).collect();
    random.shuffle(&mut order);
    let mut batches = Vec::new();
    for chunk in order.chunks_mut(size.max(1) * SORTED_TOGETHER) {
        chunk.sort_by_key(|number| examples[*number].pieces());
        batches.extend(chunk.chunks(size.max(1)).map(<[usize]>::to_vec));
    }
    random.shuffle(&mut batches);
    batches
}

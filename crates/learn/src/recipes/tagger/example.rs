//! Labelled items as inputs with targets, and their order in a round.

use swingtag_models::Random;

use super::descriptions;
use super::input::{Input, TextInput};
use super::lexicon::Own;
use super::network::Network;
use crate::error::LearnError;
use crate::recipe::Labelled;
use crate::watch::Watch;

/// Batches that are sorted by length together: enough for equal lengths, too few to lose the mixture.
const SORTED_TOGETHER: usize = 8;

/// A labelled item.
pub(super) struct Example {
    pub(super) input: Input,
    /// Gold tags of the places of each text, as positions in the group's tags.
    pub(super) tags: Vec<Vec<usize>>,
    /// Of every statement about the item: 1 or 0, or −1 where it does not concern its vertical.
    pub(super) statements: Vec<f32>,
    /// Its description, where training embeds it beside the title.
    pub(super) description: Option<TextInput>,
}

/// All items that have tokens. `own` is what each has added to the lexicon; it may be empty.
pub(super) fn examples(
    network: &Network<'_>,
    items: &[Labelled],
    own: &[Own],
    watch: &dyn Watch,
) -> Result<Vec<Example>, LearnError> {
    let mut examples = Vec::with_capacity(items.len());
    for (number, labelled) in items.iter().enumerate() {
        watch.tick("reading", number as u64, items.len() as u64)?;
        let input = Input::new(network, &labelled.item, own.get(number))?;
        if !input.texts.is_empty() {
            examples.push(example(network, input, labelled)?);
        }
    }
    Ok(examples)
}

fn example(network: &Network<'_>, input: Input, labelled: &Labelled) -> Result<Example, LearnError> {
    let (vertical, spans) = (&labelled.item.vertical, &labelled.gold.spans);
    let gold = |text: &TextInput| network.tags.gold(vertical, &text.name, &text.field.places, spans);
    let tags = input.texts.iter().map(gold).collect();
    let statements = network.statements.targets(labelled);
    let embedded = network.settings.triplet_weight > 0.0;
    let description = if embedded { descriptions::read(network, &labelled.item)? } else { None };
    Ok(Example { input, tags, statements, description })
}

/// A round in random order, in batches of similar length.
pub(super) fn batches(examples: &[Example], size: usize, random: &mut Random) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..examples.len()).collect();
    random.shuffle(&mut order);
    let mut batches = Vec::new();
    for chunk in order.chunks_mut(size.max(1) * SORTED_TOGETHER) {
        chunk.sort_by_key(|number| examples[*number].input.size());
        batches.extend(chunk.chunks(size.max(1)).map(<[usize]>::to_vec));
    }
    random.shuffle(&mut batches);
    batches
}

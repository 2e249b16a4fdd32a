//! Labelled texts by vertical, and their contexts with the pairs that resemble each other.

use swingtag_models::coupling::{Contexts, Shortlist, ShortlistShape};

use super::network::Network;
use crate::encode::EncodedField;
use crate::error::LearnError;
use crate::recipe::Labelled;
use crate::watch::Watch;

/// One text of a labelled item.
pub(super) struct Example {
    pub(super) vertical: usize,
    pub(super) field: EncodedField,
    /// Gold tags of the places, as positions in the vertical's tags.
    pub(super) tags: Vec<usize>,
}

/// All texts with words of items of the network's verticals.
pub(super) fn examples(
    network: &Network,
    items: &[Labelled],
    watch: &dyn Watch,
) -> Result<Vec<Example>, LearnError> {
    let mut examples = Vec::new();
    for (number, Labelled { item, gold }) in items.iter().enumerate() {
        watch.tick("reading", number as u64, items.len() as u64)?;
        let Some(vertical) = network.tags.place(&item.vertical) else { continue };
        for text in &item.fields {
            let field = network.words.reader().read(network.settings.sequences(), &item.vertical, &text.text);
            if field.places.is_empty() {
                continue;
            }
            let set = network.tags.of(vertical);
            let tags = set.gold(&item.vertical, &text.name, &field.places, &gold.spans);
            examples.push(Example { vertical, field, tags });
        }
    }
    Ok(examples)
}

/// The contexts of one vertical.
pub(super) struct Side {
    pub(super) contexts: Contexts,
    /// Example and place of each context.
    pub(super) places: Vec<(usize, usize)>,
    /// Gold tag of each, as a column of the scores.
    pub(super) columns: Vec<usize>,
    /// Gold tag of each, as a position in the vertical's tags.
    pub(super) tags: Vec<usize>,
}

/// Two verticals, the first before the second, and the contexts of theirs that resemble each other.
pub(super) struct Couple {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) list: Shortlist,
}

/// Contexts of all verticals, and each two verticals in the order of the coupling's parts.
pub(super) struct Neighbours {
    pub(super) sides: Vec<Side>,
    pub(super) couples: Vec<Couple>,
}

impl Neighbours {
    /// By the word vectors as they are now.
    pub(super) fn find(network: &Network, examples: &[Example]) -> Result<Self, LearnError> {
        let settings = &network.settings;
        let vectors = network.words.vectors(examples.iter().map(|example| &example.field))?;
        let width = network.words.word_width();
        let empty = || Side {
            contexts: Contexts::new(width),
            places: Vec::new(),
            columns: Vec::new(),
            tags: Vec::new(),
        };
        let mut sides: Vec<Side> = network.groups.iter().map(|_| empty()).collect();
        for (number, (example, vectors)) in examples.iter().zip(&vectors).enumerate() {
            let side = &mut sides[example.vertical];
            side.contexts.push_text(vectors, settings.window);
            side.places.extend((0..example.tags.len()).map(|place| (number, place)));
            let columns = &network.groups[example.vertical];
            side.columns.extend(example.tags.iter().map(|tag| columns[*tag]));
            side.tags.extend(&example.tags);
        }
        let shape = ShortlistShape { threshold: settings.threshold as f32, partners: settings.partners };
        let couples = (0..sides.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
        let couples = couples.map(|(first, second)| {
            let list = Shortlist::new(&sides[first].contexts, &sides[second].contexts, shape);
            Couple { first, second, list }
        });
        let couples = couples.collect();
        Ok(Self { sides, couples })
    }

    /// Pairs of contexts of all couples together.
    pub(super) fn len(&self) -> usize {
        self.couples.iter().map(|couple| couple.list.len()).sum()
    }
}

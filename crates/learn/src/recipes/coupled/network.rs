//! Shared layers, the emissions and transitions of every vertical, and the coupling.

use swingtag_models::coupling::{CouplingHead, CouplingShape};
use swingtag_models::weights::Weights;
use swingtag_models::{HeadShape, Parameters, Random, TagHead, device};

use super::super::words::{WordSource, WordStates};
use super::names::label_grams;
use super::settings::CoupledSettings;
use super::tags::VerticalTags;
use crate::error::LearnError;
use crate::recipe::Resources;

/// The network of the recipe. The emission layers `W^t, b^t` of all verticals are the rows of one layer,
/// and their transitions `T^t` the blocks of one matrix.
pub(super) struct Network {
    pub(super) settings: CoupledSettings,
    pub(super) tags: VerticalTags,
    /// Columns of the scores that belong to each vertical.
    pub(super) groups: Vec<Vec<usize>>,
    pub(super) parameters: Parameters,
    pub(super) words: WordStates,
    pub(super) head: TagHead,
    pub(super) coupling: CouplingHead,
}

/// What both ways of building a network need.
pub(super) struct Plan<'a> {
    pub(super) settings: CoupledSettings,
    pub(super) tags: VerticalTags,
    pub(super) words: WordSource,
    pub(super) seed: u64,
    pub(super) resources: &'a Resources<'a>,
}

impl Network {
    /// A network as it is before training.
    pub(super) fn new(plan: Plan<'_>) -> Result<Self, LearnError> {
        let Plan { settings, tags, words, seed, resources } = plan;
        let mut parameters = Parameters::new(device(&resources.device)?);
        let mut random = Random::new(seed);
        let words = WordStates::new(words, settings.word_sizes(), &mut parameters, &mut random)?;
        let shape = HeadShape { width: words.width(), rule: tags.rule(), hidden: 0, chain: true };
        let head = TagHead::new(&shape, &mut parameters, &mut random)?;
        let verticals = tags.names().len();
        let shape = CouplingShape {
            parts: verticals * (verticals - 1) / 2,
            context: settings.context().then(|| (words.word_width(), settings.sharpness as f32)),
            label: settings.label().then(|| (label_grams(&tags, settings.gram), settings.label_width)),
        };
        let coupling = CouplingHead::new(&shape, &mut parameters, &mut random)?;
        Ok(Self { groups: tags.groups(), settings, tags, parameters, words, head, coupling })
    }

    /// Takes trained weights over, and is then for predicting only.
    pub(super) fn load(&mut self, bytes: &[u8]) -> Result<(), LearnError> {
        self.parameters.load(&Weights::parse(bytes)?)?;
        self.words.prepare()?;
        Ok(self.head.prepare()?)
    }
}

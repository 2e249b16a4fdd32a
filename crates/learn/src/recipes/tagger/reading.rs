//! A batch of items as a text encoder has read it, before any head.

use swingtag_models::{Mode, Pooling};

use super::input::{Input, TextInput};
use super::network::Network;
use super::text::States;
use crate::error::LearnError;

/// Hidden states of a batch, and whose they are.
pub(super) struct Reading<'i> {
    pub(super) inputs: Vec<&'i Input>,
    /// All texts in order, each with the vertical of its item.
    pub(super) texts: Vec<(&'i str, &'i TextInput)>,
    pub(super) states: States,
    /// For each item and text the rows of its places.
    pub(super) rows: Vec<Vec<Vec<usize>>>,
    /// For each item the rows that stand for it.
    pub(super) poolings: Vec<Pooling>,
}

impl<'i> Reading<'i> {
    /// Reads a batch; the states of an item do not depend on the others.
    pub(super) fn new(
        network: &Network<'_>,
        inputs: &[&'i Input],
        mode: &mut Mode<'_>,
    ) -> Result<Self, LearnError> {
        let texts: Vec<(&str, &TextInput)> = inputs
            .iter()
            .flat_map(|input| input.texts.iter().map(|text| (input.vertical.as_str(), text)))
            .collect();
        let mut states = network.text.states(&texts, mode)?;
        if network.heads.fusion.is_some() {
            states = states.in_step()?;
        }
        let (mut rows, mut poolings, mut next) = (Vec::new(), Vec::new(), 0);
        for input in inputs {
            let own = next..next + input.texts.len();
            next = own.end;
            let places = states.places[own.clone()].to_vec();
            poolings.push(Pooling { tokens: places.concat(), first: states.first[own].to_vec() });
            rows.push(places);
        }
        Ok(Self { inputs: inputs.to_vec(), texts, states, rows, poolings })
    }
}

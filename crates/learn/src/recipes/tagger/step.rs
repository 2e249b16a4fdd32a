//! A step on a batch: one pass for the tags and all that is learnt with them and, where intents have
//! a pass of their own (paper 3, section 4), a second one for these.
//!
//! The second pass reads the batch anew, with the weights that the first one has left, and goes
//! through the text encoder and the intents' head at `intent_rate` times their learning rates. It has
//! an optimiser of its own: the paper only says that its learning rate is a tenth, and in shared
//! moments of Adam the gradients of one loss would set the step size of the other. Its dropout comes
//! from a stream of its own, so that at a rate of 0 the tags learn exactly what they learn without it.

use swingtag_models::optim::{AdamW, Group};
use swingtag_models::{Mode, Random};

use super::example::Example;
use super::input::Input;
use super::intents::{self, IntentPass};
use super::joint::disagreement;
use super::losses::{self, intent_loss, plus, statement_loss, tag_loss};
use super::network::Network;
use super::reading::Reading;
use super::triplet::triplet_loss;
use crate::error::LearnError;

/// What has been learnt about the loss so far.
pub(super) struct Steps<'n, 'a> {
    network: &'n Network<'a>,
    optimiser: AdamW,
    intents: Option<AdamW>,
    /// Of the intents' own pass.
    intent_random: Random,
    /// Of descriptions.
    description_random: Random,
}

impl<'n, 'a> Steps<'n, 'a> {
    /// Before the first step.
    pub(super) fn new(network: &'n Network<'a>, seed: u64) -> Self {
        let settings = &network.settings;
        let apart = settings.intent_pass == IntentPass::Separate && network.heads.intents.is_some();
        let of = |wanted: &dyn Fn(&str) -> bool| {
            AdamW::of_some(&network.parameters, settings.clip, |name| {
                let group = Group { rate: settings.rate(name), decay: settings.decay(name) };
                wanted(name).then_some(group)
            })
        };
        Self {
            network,
            optimiser: of(&|name| !(apart && name.starts_with(intents::NAME))),
            intents: apart.then(|| of(&|name| settings.of_text(name) || name.starts_with(intents::NAME))),
            intent_random: Random::new(seed ^ 0x2545_f491_4f6c_dd1d),
            description_random: Random::new(seed ^ 0x9e6c_63d0_876a_68de),
        }
    }

    /// Moments of both optimisers.
    pub(super) fn moments(&self) -> (Vec<u8>, Option<Vec<u8>>) {
        (self.optimiser.to_bytes(), self.intents.as_ref().map(AdamW::to_bytes))
    }

    /// Where chance stands: of the intents' own pass, of descriptions.
    pub(super) fn random(&self) -> [[u64; 4]; 2] {
        [self.intent_random.state(), self.description_random.state()]
    }

    /// Goes on where another run of the same task stood.
    pub(super) fn go_on_from(
        &mut self,
        tags: &[u8],
        intents: Option<&[u8]>,
        random: [[u64; 4]; 2],
    ) -> Result<(), LearnError> {
        self.optimiser.go_on_from(tags)?;
        if let (Some(optimiser), Some(intents)) = (&mut self.intents, intents) {
            optimiser.go_on_from(intents)?;
        }
        [self.intent_random, self.description_random] = random.map(Random::at);
        Ok(())
    }

    /// Learns from a batch, at `factor` times all learning rates; dropout comes from `random`.
    pub(super) fn learn(
        &mut self,
        batch: &[&Example],
        random: &mut Random,
        factor: f64,
    ) -> Result<(), LearnError> {
        let (network, settings) = (self.network, &self.network.settings);
        let inputs = inputs(batch);
        let mode = &mut training(network, random);
        let reading = Reading::new(network, &inputs, mode)?;
        let output = network.tag(&reading, mode)?;
        let mut loss = tag_loss(network, &output, batch)?;
        if let Some(more) = statement_loss(network, &output, batch)? {
            loss = plus(&loss, &more, settings.statement_weight)?;
        }
        if settings.kl_weight > 0.0
            && let Some(more) = disagreement(network, &inputs, &output)?
        {
            loss = plus(&loss, &more, settings.kl_weight)?;
        }
        if self.intents.is_none() {
            let logits = network.intents(&reading, mode)?;
            if let Some(more) = intent_loss(network, &reading, logits.as_ref(), batch)? {
                loss = plus(&loss, &more, settings.statement_weight)?;
            }
        }
        if let Some((_, more)) = triplet_loss(network, &reading, batch, &mut self.description_random)? {
            loss = plus(&loss, &more, settings.triplet_weight)?;
        }
        self.optimiser.step(&loss, factor)?;
        self.learn_intents(batch, &inputs, factor)
    }

    /// The second pass; a batch without any item that could have an intent has none.
    fn learn_intents(
        &mut self,
        batch: &[&Example],
        inputs: &[&Input],
        factor: f64,
    ) -> Result<(), LearnError> {
        let (network, counts) = (self.network, |target: &f32| *target >= 0.0);
        let Some(optimiser) = &mut self.intents else { return Ok(()) };
        if !batch.iter().any(|example| losses::intents(network, example).iter().any(counts)) {
            return Ok(());
        }
        let mode = &mut training(network, &mut self.intent_random);
        let reading = Reading::new(network, inputs, mode)?;
        let logits = network.intents(&reading, mode)?;
        if let Some(loss) = intent_loss(network, &reading, logits.as_ref(), batch)? {
            optimiser.step(&loss, factor * network.settings.intent_rate)?;
        }
        Ok(())
    }
}

fn inputs<'e>(batch: &[&'e Example]) -> Vec<&'e Input> {
    batch.iter().map(|example| &example.input).collect()
}

/// Dropout while training.
pub(super) fn training<'r>(network: &Network<'_>, random: &'r mut Random) -> Mode<'r> {
    let rate = network.settings.dropped();
    Mode::Train { random, hidden: rate, attention: rate }
}

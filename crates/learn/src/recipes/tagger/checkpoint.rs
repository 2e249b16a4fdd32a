//! What a fine-tuning leaves behind after each round, so that it goes on after a kill and ends with the same
//! weights, to the bit, as without one.
//!
//! Heads on a frozen encoder are learnt in seconds and leave nothing. What was left by another task (other
//! labels, settings or seed) or is damaged counts for nothing: the run begins anew.

use serde::{Deserialize, Serialize};
use swingtag_models::Random;
use swingtag_models::weights::Weights;

use super::best::Best;
use super::network::Network;
use super::step::Steps;
use super::thresholds::Thresholds;
use crate::error::LearnError;
use crate::recipe::TrainingTask;

/// Where a run stands between two rounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// Rounds done.
    pub(super) rounds: usize,
    /// Steps done.
    pub(super) steps: usize,
}

/// Everything but the large numbers.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    task: String,
    place: Place,
    /// Of batches, of the intents' own pass, of descriptions.
    random: [[u64; 4]; 3],
    score: f64,
    thresholds: Thresholds,
    /// Lengths of the weights, of the moments of the tags and of the intents, and of the best weights.
    lengths: [Option<usize>; 4],
}

/// Keeps and finds the checkpoint of one run.
pub(super) struct Checkpoint<'a> {
    task: &'a TrainingTask<'a>,
    name: Option<String>,
}

impl<'a> Checkpoint<'a> {
    /// Of a task; none is kept where the encoder is not trained.
    pub(super) fn of(network: &Network<'_>, task: &'a TrainingTask<'a>) -> Self {
        Self { task, name: (!network.settings.frozen).then(|| name(network, task)) }
    }

    /// Puts the network, the optimisers and chance back to where a run was; none where it begins.
    pub(super) fn resume(
        &self,
        network: &Network<'_>,
        learner: &mut Steps<'_, '_>,
        random: &mut Random,
        best: &mut Best,
    ) -> Result<Option<Place>, LearnError> {
        let Some(name) = &self.name else { return Ok(None) };
        let Some(bytes) = self.task.checkpoints.load() else { return Ok(None) };
        let Some((header, [Some(weights), Some(tags), intents, best_weights])) = parse(&bytes) else {
            return Ok(None);
        };
        if header.task != *name {
            return Ok(None);
        }
        learner.go_on_from(tags, intents, [header.random[1], header.random[2]])?;
        network.parameters.load(&Weights::parse(weights)?)?;
        *random = Random::at(header.random[0]);
        *best = Best::at(best_weights.map(<[u8]>::to_vec), header.score, header.thresholds);
        Ok(Some(header.place))
    }

    /// Keeps where the run is now.
    pub(super) fn keep(
        &self,
        network: &Network<'_>,
        learner: &Steps<'_, '_>,
        random: &Random,
        best: &Best,
        place: Place,
    ) -> Result<(), LearnError> {
        let Some(name) = &self.name else { return Ok(()) };
        let (tags, intents) = learner.moments();
        let (best_weights, score, thresholds) = best.state();
        let parts = [
            Some(network.parameters.to_safetensors()?),
            Some(tags),
            intents,
            best_weights.map(<[u8]>::to_vec),
        ];
        let [intent_random, description_random] = learner.random();
        let header = Header {
            task: name.clone(),
            place,
            random: [random.state(), intent_random, description_random],
            score,
            thresholds: thresholds.clone(),
            lengths: parts.each_ref().map(|part| part.as_ref().map(Vec::len)),
        };
        self.task.checkpoints.save(&written(&header, parts)?);
        Ok(())
    }
}

/// Names a task by everything its result depends on.
fn name(network: &Network<'_>, task: &TrainingTask<'_>) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    part(&format!("{:?} {}", network.settings, task.seed));
    part(&format!("{:?}", task.schema));
    part(network.encoder().map_or("", |encoder| encoder.sha256.as_str()));
    part(network.photo_files().map_or("", |encoder| encoder.sha256.as_str()));
    for examples in [task.examples, task.dev] {
        part(&examples.len().to_string());
        examples.iter().for_each(|example| part(&format!("{example:?}")));
    }
    hasher.finalize().to_hex().to_string()
}

/// Length of the header (u64, little-endian), header (JSON), parts.
fn written(header: &Header, parts: [Option<Vec<u8>>; 4]) -> Result<Vec<u8>, LearnError> {
    let header = serde_json::to_vec(header).map_err(|e| LearnError::Compute(e.to_string()))?;
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend(header);
    parts.into_iter().flatten().for_each(|part| bytes.extend(part));
    Ok(bytes)
}

fn parse(bytes: &[u8]) -> Option<(Header, [Option<&[u8]>; 4])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (header, mut rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    let header: Header = serde_json::from_slice(header).ok()?;
    let mut parts = [None; 4];
    for (part, length) in parts.iter_mut().zip(header.lengths) {
        let Some(length) = length else { continue };
        let (own, others) = rest.split_at_checked(length)?;
        (*part, rest) = (Some(own), others);
    }
    rest.is_empty().then_some((header, parts))
}

//! Pretrained text encoders that are not trained: word-piece ids in, hidden states out.
//!
//! [`open_text_encoder`] takes the network that `model_type` in `config.json` names: BERT; DistilBERT,
//! RoBERTa and XLM-RoBERTa, which compute what BERT computes and are read into the same network;
//! ModernBERT. A sequence is read alone, so its states depend on nothing else. Other kinds are refused
//! by name, and so are settings of a known kind that would be computed in another way.

mod bert;
mod distilbert;
mod modernbert;
mod read;
mod roberta;

use std::path::Path;

use candle_core::Device;
use serde::Deserialize;

use crate::error::ModelError;

/// A pretrained text encoder that is not trained: word-piece ids in, hidden states out.
pub trait TextEncoder: Send + Sync {
    /// Numbers of a state, `H`.
    fn width(&self) -> usize;

    /// Longest sequence in word pieces.
    fn longest(&self) -> usize;

    /// How many layers, counted from the last, it can tell the states of.
    fn layers(&self) -> usize;

    /// States of one sequence of `n` pieces after the last `layers` layers, row by row: `(n, layers · H)`,
    /// in a row the last layer first. Encoders that know no segments pass over `segments`.
    ///
    /// # Errors
    /// Ids that the encoder does not know, a sequence that is empty or too long, layers that it cannot
    /// tell.
    fn states(&self, ids: &[u32], segments: &[u32], layers: usize) -> Result<Vec<f32>, ModelError>;
}

type Open = fn(&Path, &Device) -> Result<Box<dyn TextEncoder>, ModelError>;

/// What is read, by `model_type`.
const KINDS: [(&str, Open); 5] = [
    ("bert", bert::open),
    ("distilbert", distilbert::open),
    ("roberta", roberta::open),
    ("xlm-roberta", roberta::open),
    ("modernbert", modernbert::open),
];

/// Every `model_type` that [`open_text_encoder`] reads.
pub fn text_encoder_kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// Opens `config.json` and `model.safetensors` of a folder, whatever kind of encoder they are.
///
/// # Errors
/// A kind that is not read, missing or damaged files, weights that do not fit the configuration.
pub fn open_text_encoder(folder: &Path, device: &Device) -> Result<Box<dyn TextEncoder>, ModelError> {
    let kind = text_encoder_kind(folder)?;
    let Some((_, open)) = KINDS.iter().find(|(name, _)| *name == kind) else {
        let known = text_encoder_kinds().collect::<Vec<_>>().join(", ");
        let path = read::config_path(folder);
        let reason = format!("model_type is “{kind}”; text encoders that are read: {known}");
        return Err(ModelError::Config { path, reason });
    };
    open(folder, device)
}

/// Refuses layers that an encoder does not tell.
fn check_layers(asked: usize, told: usize) -> Result<(), ModelError> {
    if (1..=told).contains(&asked) {
        return Ok(());
    }
    Err(ModelError::Input(format!("states of {asked} layers; the encoder tells those of 1 to {told}")))
}

/// The `model_type` of a folder's `config.json`. The first published files name none and are BERT's.
///
/// # Errors
/// A file that cannot be read or is no configuration.
pub fn text_encoder_kind(folder: &Path) -> Result<String, ModelError> {
    #[derive(Deserialize)]
    struct Kind {
        model_type: Option<String>,
    }
    let config: Kind = read::config(folder)?;
    Ok(config.model_type.unwrap_or_else(|| "bert".to_owned()))
}

//! BERT (Devlin and others, 2019) after Vaswani and others (2017): post-norm transformer encoder.
//!
//! Deviations: sequences are laid one after the other without padding ([`Packed`]), so that no row is
//! computed in vain and no sequence can influence another; there is no pooler. Loads published
//! safetensors with or without the prefix `bert.`; every parameter can be trained.

mod config;
mod layer;
mod network;
mod packed;

pub use config::BertConfig;
pub use network::{Bert, Trained};
pub use packed::Packed;

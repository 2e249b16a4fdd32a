//! ModernBERT (Warner and others, 2024) of candle-transformers: pre-norm layers with rotary positions,
//! most of which see a window only.

mod config;

use std::collections::HashMap;
use std::path::Path;

use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::modernbert::{Config, ModernBert};

use self::config::Published;
use super::{TextEncoder, check_layers, read};
use crate::error::ModelError;
use crate::weights::Weights;

struct Frozen {
    network: ModernBert,
    config: Config,
    device: Device,
}

pub(super) fn open(folder: &Path, device: &Device) -> Result<Box<dyn TextEncoder>, ModelError> {
    let published: Published = read::config(folder)?;
    let config = published.config().map_err(|reason| read::refused(folder, reason))?;
    let tensors = tensors(&config, &read::weights(folder)?)?;
    let network = ModernBert::load(VarBuilder::from_tensors(tensors, DType::F32, device), &config)?;
    Ok(Box::new(Frozen { network, config, device: device.clone() }))
}

/// Every tensor of the network under the name by which it is built. Nothing may be missing: the
/// library takes a normalisation that it does not find for one that was left out.
fn tensors(config: &Config, file: &Weights) -> Result<HashMap<String, Tensor>, ModelError> {
    let prefix = if file.contains("model.embeddings.tok_embeddings.weight") { "model." } else { "" };
    let mut tensors = HashMap::new();
    for (name, shape) in shapes(config) {
        let tensor = file.tensor(&format!("{prefix}{name}"), &shape)?;
        tensors.insert(format!("model.{name}"), tensor);
    }
    Ok(tensors)
}

fn shapes(config: &Config) -> Vec<(String, Vec<usize>)> {
    let (h, w) = (config.hidden_size, config.intermediate_size);
    let mut shapes = vec![
        ("embeddings.tok_embeddings.weight".to_owned(), vec![config.vocab_size, h]),
        ("embeddings.norm.weight".to_owned(), vec![h]),
        ("final_norm.weight".to_owned(), vec![h]),
    ];
    for layer in 0..config.num_hidden_layers {
        let parts = [
            ("attn_norm", vec![h]),
            ("attn.Wqkv", vec![3 * h, h]),
            ("attn.Wo", vec![h, h]),
            ("mlp_norm", vec![h]),
            ("mlp.Wi", vec![2 * w, h]),
            ("mlp.Wo", vec![h, w]),
        ];
        // The first layer follows the normalisation of the embeddings.
        let parts = parts.into_iter().skip(usize::from(layer == 0));
        shapes.extend(parts.map(|(part, shape)| (format!("layers.{layer}.{part}.weight"), shape)));
    }
    shapes
}

impl TextEncoder for Frozen {
    fn width(&self) -> usize {
        self.config.hidden_size
    }

    fn longest(&self) -> usize {
        self.config.max_position_embeddings
    }

    /// The library tells the last states only.
    fn layers(&self) -> usize {
        1
    }

    fn states(&self, ids: &[u32], _segments: &[u32], layers: usize) -> Result<Vec<f32>, ModelError> {
        check_layers(layers, self.layers())?;
        let (count, longest, known) = (ids.len(), self.longest(), self.config.vocab_size);
        if count == 0 || count > longest {
            return Err(ModelError::Input(format!("{count} word pieces; the encoder takes 1 to {longest}")));
        }
        if let Some(id) = ids.iter().find(|id| **id as usize >= known) {
            return Err(ModelError::Input(format!("word piece {id}; the encoder knows {known}")));
        }
        let ids = Tensor::new(ids, &self.device)?.unsqueeze(0)?; // (1, n)
        let mask = Tensor::ones((1, count), DType::U32, &self.device)?;
        let states = self.network.forward(&ids, &mask)?; // (1, n, H)
        Ok(states.flatten_all()?.to_vec1()?)
    }
}

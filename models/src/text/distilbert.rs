//! DistilBERT (Sanh and others, 2019): BERT without segments, under other names.
//!
//! Read into the crate's own BERT, with a segment table of zeros. candle-transformers has a DistilBERT
//! too, but computes GELU by its tanh approximation where the published weights were trained with erf.

use std::collections::HashMap;
use std::path::Path;

use candle_core::{DType, Device, Tensor};
use serde::Deserialize;

use super::bert::frozen;
use super::{TextEncoder, read};
use crate::bert::BertConfig;
use crate::error::ModelError;
use crate::weights::Weights;

#[derive(Deserialize)]
struct Config {
    vocab_size: usize,
    dim: usize,
    n_layers: usize,
    n_heads: usize,
    hidden_dim: usize,
    max_position_embeddings: usize,
    activation: String,
}

pub(super) fn open(folder: &Path, device: &Device) -> Result<Box<dyn TextEncoder>, ModelError> {
    let config: Config = read::config(folder)?;
    let config = BertConfig {
        vocab_size: config.vocab_size,
        hidden_size: config.dim,
        num_hidden_layers: config.n_layers,
        num_attention_heads: config.n_heads,
        intermediate_size: config.hidden_dim,
        max_position_embeddings: config.max_position_embeddings,
        type_vocab_size: 1,
        layer_norm_eps: 1e-12, // fixed in the published program
        hidden_act: config.activation,
        position_embedding_type: "absolute".to_owned(),
    };
    config.check().map_err(|reason| read::refused(folder, reason))?;
    let weights = renamed(&config, &read::weights(folder)?)?;
    frozen(config, &weights, false, device)
}

/// Parts of a layer: name in BERT, name here, outputs and inputs; a normalisation has no inputs.
fn parts(config: &BertConfig) -> [(&'static str, &'static str, Vec<usize>); 8] {
    let (h, w) = (config.hidden_size, config.intermediate_size);
    [
        ("attention.self.query", "attention.q_lin", vec![h, h]),
        ("attention.self.key", "attention.k_lin", vec![h, h]),
        ("attention.self.value", "attention.v_lin", vec![h, h]),
        ("attention.output.dense", "attention.out_lin", vec![h, h]),
        ("attention.output.LayerNorm", "sa_layer_norm", vec![h]),
        ("intermediate.dense", "ffn.lin1", vec![w, h]),
        ("output.dense", "ffn.lin2", vec![h, w]),
        ("output.LayerNorm", "output_layer_norm", vec![h]),
    ]
}

/// The tensors under BERT's names; what is missing or of another shape is told by its published name.
fn renamed(config: &BertConfig, file: &Weights) -> Result<Weights, ModelError> {
    let prefix =
        if file.contains("distilbert.embeddings.word_embeddings.weight") { "distilbert." } else { "" };
    let mut tensors = HashMap::new();
    let mut take = |to: String, from: String, shape: &[usize]| {
        file.tensor(&format!("{prefix}{from}"), shape).map(|tensor| drop(tensors.insert(to, tensor)))
    };
    let h = config.hidden_size;
    for (kind, rows) in [("word", config.vocab_size), ("position", config.max_position_embeddings)] {
        let name = format!("embeddings.{kind}_embeddings.weight");
        take(name.clone(), name, &[rows, h])?;
    }
    for end in ["weight", "bias"] {
        let name = format!("embeddings.LayerNorm.{end}");
        take(name.clone(), name, &[h])?;
    }
    for layer in 0..config.num_hidden_layers {
        for (to, from, shape) in parts(config) {
            let (to, from) =
                (format!("encoder.layer.{layer}.{to}"), format!("transformer.layer.{layer}.{from}"));
            take(format!("{to}.weight"), format!("{from}.weight"), &shape)?;
            take(format!("{to}.bias"), format!("{from}.bias"), &shape[..1])?;
        }
    }
    let none = Tensor::zeros((1, h), DType::F32, &Device::Cpu)?;
    tensors.insert("embeddings.token_type_embeddings.weight".to_owned(), none);
    Ok(Weights::from_tensors(tensors))
}

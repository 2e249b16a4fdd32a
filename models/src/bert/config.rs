//! The shape of an encoder, as its `config.json` tells it.

use std::path::Path;

use serde::Deserialize;

use crate::error::ModelError;

/// The part of `config.json` that decides what is computed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BertConfig {
    /// Word pieces.
    pub vocab_size: usize,
    /// Width of a hidden state.
    pub hidden_size: usize,
    /// Layers.
    pub num_hidden_layers: usize,
    /// Attention heads of a layer.
    pub num_attention_heads: usize,
    /// Width between the two linear maps of a layer.
    pub intermediate_size: usize,
    /// Longest sequence.
    pub max_position_embeddings: usize,
    /// Segments.
    #[serde(default = "two")]
    pub type_vocab_size: usize,
    /// ε of layer normalisation.
    #[serde(default = "epsilon")]
    pub layer_norm_eps: f64,
    /// Activation between the two linear maps.
    #[serde(default = "gelu")]
    pub hidden_act: String,
    /// How positions enter.
    #[serde(default = "absolute")]
    pub position_embedding_type: String,
}

fn two() -> usize {
    2
}

fn epsilon() -> f64 {
    1e-12
}

fn gelu() -> String {
    "gelu".into()
}

fn absolute() -> String {
    "absolute".into()
}

/// What a configuration is of. RoBERTa's has the same fields and means something else by them.
#[derive(Deserialize)]
struct Kind {
    model_type: Option<String>,
}

impl BertConfig {
    /// Reads a `config.json`.
    ///
    /// # Errors
    /// An unreadable file, or an encoder of a kind that is not built here.
    pub fn read(path: &Path) -> Result<Self, ModelError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ModelError::File { path: path.to_owned(), source })?;
        let bad = |reason: String| ModelError::Config { path: path.to_owned(), reason };
        let Kind { model_type } = serde_json::from_str(&text).map_err(|e| bad(e.to_string()))?;
        if let Some(other) = model_type.filter(|kind| kind != "bert") {
            return Err(bad(format!("model_type is “{other}”; only “bert” is trained here")));
        }
        let config: Self = serde_json::from_str(&text).map_err(|e| bad(e.to_string()))?;
        config.check().map_err(bad)?;
        Ok(config)
    }

    /// What would be computed in another way than it says, or in sizes that no encoder has.
    pub(crate) fn check(&self) -> Result<(), String> {
        if self.hidden_act != "gelu" {
            return Err(format!("hidden_act is “{}”; only “gelu” is computed", self.hidden_act));
        }
        if self.position_embedding_type != "absolute" {
            let kind = &self.position_embedding_type;
            return Err(format!("position_embedding_type is “{kind}”; only “absolute” is computed"));
        }
        // Far above any published encoder, and low enough that sizes cannot overflow.
        let sizes = [self.vocab_size, self.hidden_size, self.intermediate_size, self.max_position_embeddings];
        if sizes.iter().any(|n| !(1..=1 << 22).contains(n)) || !(1..=256).contains(&self.num_hidden_layers) {
            return Err(format!("sizes out of range: {self:?}"));
        }
        if self.num_attention_heads == 0 || !self.hidden_size.is_multiple_of(self.num_attention_heads) {
            let (width, heads) = (self.hidden_size, self.num_attention_heads);
            return Err(format!("hidden_size {width} is no multiple of num_attention_heads {heads}"));
        }
        Ok(())
    }
}

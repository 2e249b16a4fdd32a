//! ModernBERT's configuration, as published files tell it.

use std::collections::BTreeMap;

use candle_transformers::models::modernbert::Config;
use serde::Deserialize;

/// The configuration as it is published; older and newer files tell ε and the rotary bases in
/// different places.
#[derive(Deserialize)]
pub(super) struct Published {
    vocab_size: usize,
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    intermediate_size: usize,
    max_position_embeddings: usize,
    global_attn_every_n_layers: usize,
    local_attention: usize,
    norm_eps: Option<f64>,
    layer_norm_eps: Option<f64>,
    global_rope_theta: Option<f64>,
    local_rope_theta: Option<f64>,
    #[serde(default)]
    rope_parameters: BTreeMap<String, Rotation>,
    layer_types: Option<Vec<String>>,
    #[serde(default = "gelu")]
    hidden_activation: String,
    #[serde(default)]
    attention_bias: bool,
    #[serde(default)]
    mlp_bias: bool,
    #[serde(default)]
    norm_bias: bool,
}

#[derive(Deserialize)]
struct Rotation {
    rope_theta: f64,
    #[serde(default = "plain")]
    rope_type: String,
}

fn gelu() -> String {
    "gelu".to_owned()
}

fn plain() -> String {
    "default".to_owned()
}

impl Published {
    fn check(&self) -> Result<(), String> {
        if self.hidden_activation != "gelu" {
            return Err(format!(
                "hidden_activation is “{}”; only “gelu” is computed",
                self.hidden_activation
            ));
        }
        if self.attention_bias || self.mlp_bias || self.norm_bias {
            return Err("attention_bias, mlp_bias and norm_bias must be false".to_owned());
        }
        if let Some(other) = self.rope_parameters.values().find(|r| r.rope_type != "default") {
            return Err(format!("rope_type is “{}”; only “default” is computed", other.rope_type));
        }
        self.check_sizes()?;
        let kind = |layer| if layer % self.global_attn_every_n_layers == 0 { "full" } else { "sliding" };
        let expected: Vec<_> =
            (0..self.num_hidden_layers).map(|n| format!("{}_attention", kind(n))).collect();
        match &self.layer_types {
            Some(types) if *types != expected => Err(format!("layer_types are {types:?}, not {expected:?}")),
            _ => Ok(()),
        }
    }

    fn check_sizes(&self) -> Result<(), String> {
        // Far above any published encoder, and low enough that sizes cannot overflow.
        let sizes = [self.vocab_size, self.hidden_size, self.intermediate_size];
        let counts = [self.num_hidden_layers, self.global_attn_every_n_layers];
        if sizes.iter().any(|n| !(1..=1 << 22).contains(n))
            || counts.iter().any(|n| !(1..=256).contains(n))
            || !(1..=1 << 17).contains(&self.max_position_embeddings)
        {
            return Err("sizes out of range".to_owned());
        }
        let (width, heads) = (self.hidden_size, self.num_attention_heads);
        if heads == 0 || !width.is_multiple_of(heads.saturating_mul(2)) {
            return Err(format!("hidden_size {width} does not give {heads} heads of an even width"));
        }
        Ok(())
    }

    /// What the library builds from.
    pub(super) fn config(&self) -> Result<Config, String> {
        self.check()?;
        let theta = |kind: &str, older: Option<f64>| {
            let newer = self.rope_parameters.get(kind).map(|rotation| rotation.rope_theta);
            newer.or(older).ok_or_else(|| format!("no rope_theta of {kind}"))
        };
        Ok(Config {
            vocab_size: self.vocab_size,
            hidden_size: self.hidden_size,
            num_hidden_layers: self.num_hidden_layers,
            num_attention_heads: self.num_attention_heads,
            intermediate_size: self.intermediate_size,
            max_position_embeddings: self.max_position_embeddings,
            layer_norm_eps: self.norm_eps.or(self.layer_norm_eps).ok_or("no norm_eps")?,
            pad_token_id: 0, // of use in training only
            global_attn_every_n_layers: self.global_attn_every_n_layers,
            global_rope_theta: theta("full_attention", self.global_rope_theta)?,
            local_attention: self.local_attention,
            local_rope_theta: theta("sliding_attention", self.local_rope_theta)?,
            classifier_config: None,
        })
    }
}

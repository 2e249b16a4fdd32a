//! The whole encoder: embeddings and layers.

use std::path::Path;

use candle_core::Tensor;

use super::config::BertConfig;
use super::layer::{Layer, Norm};
use super::packed::Packed;
use crate::error::ModelError;
use crate::ops::{Linear, Mode, dropped, embed};
use crate::parameters::Parameters;
use crate::weights::Weights;

/// Which parameters of an encoder are trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trained {
    /// None: the encoder stays as published.
    Nothing,
    /// The layers; the embeddings stay.
    Layers,
    /// Everything.
    Everything,
}

/// A BERT encoder.
#[derive(Debug)]
pub struct Bert {
    config: BertConfig,
    /// Of word pieces, positions and segments.
    tables: [Tensor; 3],
    norm: Norm,
    layers: Vec<Layer>,
}

/// Hands the tensors of a file to the parts of the network.
pub(super) struct Builder<'a> {
    file: &'a Weights,
    prefix: &'static str,
    parameters: &'a mut Parameters,
    trained: bool,
}

impl Builder<'_> {
    pub(super) fn take(&mut self, name: &str, shape: &[usize]) -> Result<Tensor, ModelError> {
        let value = self.file.tensor(&format!("{}{name}", self.prefix), shape)?;
        self.parameters.insert(name, &value, self.trained)
    }

    pub(super) fn linear(&mut self, name: &str, out: usize, inputs: usize) -> Result<Linear, ModelError> {
        let weight = self.take(&format!("{name}.weight"), &[out, inputs])?;
        let bias = self.take(&format!("{name}.bias"), &[out])?;
        Ok(Linear::new(weight, bias))
    }
}

impl Bert {
    /// Loads `config.json` and `model.safetensors` of a folder.
    ///
    /// # Errors
    /// Missing, damaged or unfit files.
    pub fn load(folder: &Path, trained: Trained, parameters: &mut Parameters) -> Result<Self, ModelError> {
        let config = BertConfig::read(&folder.join("config.json"))?;
        let file = Weights::read(&folder.join("model.safetensors"))?;
        Self::build(config, &file, trained, parameters)
    }

    /// Builds the encoder from the tensors of a file; parameters are named without the prefix `bert.`.
    ///
    /// # Errors
    /// Missing tensors or other shapes.
    pub fn build(
        config: BertConfig,
        file: &Weights,
        trained: Trained,
        parameters: &mut Parameters,
    ) -> Result<Self, ModelError> {
        let prefix = if file.contains("bert.embeddings.word_embeddings.weight") { "bert." } else { "" };
        let mut builder = Builder { file, prefix, parameters, trained: trained == Trained::Everything };
        let rows = [
            ("word", config.vocab_size),
            ("position", config.max_position_embeddings),
            ("token_type", config.type_vocab_size),
        ];
        let mut table = |(kind, rows): (&str, usize)| {
            builder.take(&format!("embeddings.{kind}_embeddings.weight"), &[rows, config.hidden_size])
        };
        let tables = [table(rows[0])?, table(rows[1])?, table(rows[2])?];
        let norm = Norm::build("embeddings.LayerNorm", &config, &mut builder)?;
        builder.trained = trained != Trained::Nothing;
        let layers = (0..config.num_hidden_layers)
            .map(|number| Layer::build(number, &config, &mut builder))
            .collect::<Result<_, _>>()?;
        Ok(Self { config, tables, norm, layers })
    }

    /// Lays the weights out for predicting. Not for an encoder that is still being trained.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn prepare(&mut self) -> Result<(), ModelError> {
        Ok(self.layers.iter_mut().try_for_each(Layer::prepare)?)
    }

    /// The shape of this encoder.
    #[must_use]
    pub fn config(&self) -> &BertConfig {
        &self.config
    }

    /// Last hidden states `(N, H)` of the `N` rows of a batch.
    ///
    /// # Errors
    /// Ids that the encoder does not know, sequences that are too long.
    pub fn forward(&self, batch: &Packed, mode: &mut Mode<'_>) -> Result<Tensor, ModelError> {
        self.forward_last(batch, 1, mode)
    }

    /// Hidden states of the last `layers` layers side by side, `(N, layers · H)`, the last one first
    /// (Devlin and others, 2019, table 7: four of them serve a frozen encoder best).
    ///
    /// # Errors
    /// Ids that the encoder does not know, sequences that are too long.
    pub fn forward_last(
        &self,
        batch: &Packed,
        layers: usize,
        mode: &mut Mode<'_>,
    ) -> Result<Tensor, ModelError> {
        batch.check(&self.config)?;
        let sum = embed(&self.tables, batch.columns())?; // (N, H)
        let mut x = dropped(&self.norm.forward(&sum)?, mode.hidden_dropout())?;
        let starts = batch.starts();
        let mut kept = Vec::new();
        for (number, layer) in self.layers.iter().enumerate() {
            x = layer.forward(&x, &starts, mode)?;
            if number + layers >= self.layers.len() {
                kept.push(x.clone());
            }
        }
        kept.reverse();
        if kept.len() == 1 { Ok(x) } else { Ok(Tensor::cat(&kept, 1)?) }
    }
}

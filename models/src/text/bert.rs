//! The crate's own BERT as a frozen encoder; also what other kinds are read into.

use std::path::Path;

use candle_core::Device;

use super::{TextEncoder, check_layers, read};
use crate::bert::{Bert, BertConfig, Packed, Trained};
use crate::error::ModelError;
use crate::ops::Mode;
use crate::parameters::Parameters;
use crate::weights::Weights;

/// A BERT whose weights are laid out for predicting.
struct Frozen {
    bert: Bert,
    segmented: bool,
}

pub(super) fn open(folder: &Path, device: &Device) -> Result<Box<dyn TextEncoder>, ModelError> {
    let config = BertConfig::read(&read::config_path(folder))?;
    frozen(config, &read::weights(folder)?, true, device)
}

/// The encoder of a configuration and tensors with BERT's names. One that was trained without segments
/// takes none.
pub(super) fn frozen(
    config: BertConfig,
    weights: &Weights,
    segmented: bool,
    device: &Device,
) -> Result<Box<dyn TextEncoder>, ModelError> {
    let mut parameters = Parameters::new(device.clone());
    let mut bert = Bert::build(config, weights, Trained::Nothing, &mut parameters)?;
    bert.prepare()?;
    Ok(Box::new(Frozen { bert, segmented }))
}

impl TextEncoder for Frozen {
    fn width(&self) -> usize {
        self.bert.config().hidden_size
    }

    fn longest(&self) -> usize {
        self.bert.config().max_position_embeddings
    }

    fn layers(&self) -> usize {
        self.bert.config().num_hidden_layers
    }

    fn states(&self, ids: &[u32], segments: &[u32], layers: usize) -> Result<Vec<f32>, ModelError> {
        check_layers(layers, self.layers())?;
        let mut batch = Packed::default();
        if self.segmented {
            batch.push(ids, segments)?;
        } else {
            batch.push(ids, &vec![0; ids.len()])?;
        }
        Ok(self.bert.forward_last(&batch, layers, &mut Mode::Predict)?.flatten_all()?.to_vec1()?)
    }
}

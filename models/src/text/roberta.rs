//! RoBERTa (Liu and others, 2019) and XLM-RoBERTa (Conneau and others, 2020): BERT whose positions are
//! counted from the padding id on, and which knows one segment.
//!
//! Read into the crate's own BERT, less the rows of the position table that no piece ever takes.

use std::path::Path;

use candle_core::Device;
use serde::Deserialize;

use super::bert::frozen;
use super::{TextEncoder, read};
use crate::bert::BertConfig;
use crate::error::ModelError;

const POSITIONS: &str = "embeddings.position_embeddings.weight";

#[derive(Deserialize)]
struct Config {
    #[serde(flatten)]
    bert: BertConfig,
    pad_token_id: usize,
}

pub(super) fn open(folder: &Path, device: &Device) -> Result<Box<dyn TextEncoder>, ModelError> {
    let Config { mut bert, pad_token_id } = read::config(folder)?;
    bert.check().map_err(|reason| read::refused(folder, reason))?;
    let (rows, first) = (bert.max_position_embeddings, pad_token_id.saturating_add(1));
    if first >= rows {
        return Err(read::refused(
            folder,
            format!("pad_token_id {pad_token_id} leaves none of {rows} positions"),
        ));
    }
    let mut weights = read::weights(folder)?.without_prefix("roberta.");
    let table = weights.tensor(POSITIONS, &[rows, bert.hidden_size])?;
    weights.insert(POSITIONS, table.narrow(0, first, rows - first)?);
    bert.max_position_embeddings = rows - first;
    frozen(bert, &weights, false, device)
}

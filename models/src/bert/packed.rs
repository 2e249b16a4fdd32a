//! Several sequences one after the other, without padding.

use std::sync::Arc;

use super::config::BertConfig;
use crate::error::ModelError;

/// Word-piece ids of a batch. Sequence `i` has the rows `starts[i]..starts[i + 1]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    ids: Vec<u32>,
    segments: Vec<u32>,
    positions: Vec<u32>,
    starts: Vec<usize>,
}

impl Default for Packed {
    fn default() -> Self {
        Self { ids: Vec::new(), segments: Vec::new(), positions: Vec::new(), starts: vec![0] }
    }
}

impl Packed {
    /// Appends a sequence and tells its rows.
    ///
    /// # Errors
    /// Ids and segments of different lengths.
    pub fn push(&mut self, ids: &[u32], segments: &[u32]) -> Result<std::ops::Range<usize>, ModelError> {
        if ids.len() != segments.len() {
            let (ids, segments) = (ids.len(), segments.len());
            return Err(ModelError::Input(format!("{ids} pieces with {segments} segment ids")));
        }
        let first = self.ids.len();
        self.ids.extend_from_slice(ids);
        self.segments.extend_from_slice(segments);
        self.positions.extend((0..ids.len()).map(|p| p as u32));
        self.starts.push(self.ids.len());
        Ok(first..self.ids.len())
    }

    /// Rows of all sequences.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.ids.len()
    }

    /// Word-piece ids, segment ids and positions.
    pub(super) fn columns(&self) -> [&[u32]; 3] {
        [&self.ids, &self.positions, &self.segments]
    }

    pub(super) fn starts(&self) -> Arc<[usize]> {
        self.starts.as_slice().into()
    }

    /// Checks the batch against an encoder.
    pub(super) fn check(&self, config: &BertConfig) -> Result<(), ModelError> {
        let longest = self.starts.windows(2).map(|w| w[1] - w[0]).max().unwrap_or(0);
        if longest == 0 {
            return Err(ModelError::Input("a batch without word pieces".into()));
        }
        let limit = config.max_position_embeddings;
        if longest > limit {
            return Err(ModelError::Input(format!("{longest} word pieces; the encoder takes {limit}")));
        }
        let names = ["word piece", "position", "segment"];
        let sizes = [config.vocab_size, limit, config.type_vocab_size];
        for ((column, name), size) in self.columns().into_iter().zip(names).zip(sizes) {
            if let Some(id) = column.iter().find(|id| **id as usize >= size) {
                return Err(ModelError::Input(format!("{name} {id}; the encoder knows {size}")));
            }
        }
        Ok(())
    }
}

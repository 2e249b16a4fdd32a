//! Character-level vectors of words: a small bidirectional LSTM over the letters, of which the last state
//! of each direction is taken (Lample and others, 2016, section 4.1).

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::layer::BiLstm;
use super::lookup::lookup;
use super::words::Words;
use crate::error::ModelError;
use crate::ops::{Floats, Mode, dropped, floats};
use crate::parameters::Parameters;
use crate::random::Random;

/// Letters to the vector of a word.
#[derive(Clone, Debug)]
pub(super) struct Characters {
    table: Tensor,
    pub(super) lstm: BiLstm,
}

impl Characters {
    /// For `count` characters with vectors of `width`, and `states` numbers in each direction.
    pub(super) fn new(
        (count, width, states): (usize, usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> std::result::Result<Self, ModelError> {
        let table = parameters.draw("characters.table", &[count, width], 0.5, random)?;
        Ok(Self { table, lstm: BiLstm::new("characters.lstm", width, states, parameters, random)? })
    }

    /// `(N, 2 · states)` for the `N` words of a batch.
    pub(super) fn forward(
        &self,
        words: &Words,
        mode: &mut Mode<'_>,
    ) -> std::result::Result<Tensor, ModelError> {
        let spellings = &words.spellings;
        let ids = spellings.characters.iter().map(|id| Some(*id)).collect();
        let letters = lookup(&self.table, ids, Arc::from([]))?; // (letters, width)
        let letters = dropped(&letters, mode.hidden_dropout())?;
        let states = self.lstm.forward(&letters, &spellings.starts)?; // (letters, 2 · states)
        let ends =
            words.spelling.iter().map(|number| (spellings.starts[*number], spellings.starts[number + 1] - 1));
        let ends: Vec<(usize, usize)> = ends.collect();
        Ok(states.contiguous()?.apply_op1(Ends { ends })?)
    }
}

/// Of each word the state that has read it to its end, and the one that has read it to its beginning.
struct Ends {
    /// First and last letter.
    ends: Vec<(usize, usize)>,
}

impl CustomOp1 for Ends {
    fn name(&self) -> &'static str {
        "ends"
    }

    fn cpu_fwd(&self, states: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (_, width) = layout.shape().dims2()?;
        let states = floats(states, layout)?;
        let mut out = Vec::with_capacity(self.ends.len() * width);
        for (first, last) in &self.ends {
            out.extend_from_slice(&states[last * width..last * width + width / 2]);
            out.extend_from_slice(&states[first * width + width / 2..(first + 1) * width]);
        }
        Ok((CpuStorage::F32(out), (self.ends.len(), width).into()))
    }

    fn bwd(&self, states: &Tensor, _result: &Tensor, upstream: &Tensor) -> Result<Option<Tensor>> {
        let (rows, width) = states.dims2()?;
        let upstream = upstream.contiguous()?;
        let above = Floats::of(&upstream)?;
        let mut gradient = vec![0.0; rows * width];
        for ((first, last), above) in self.ends.iter().zip(above.chunks_exact(width.max(1))) {
            let (onwards, backwards) = above.split_at(width / 2);
            let mut add = |from: usize, more: &[f32]| {
                gradient[from..from + more.len()].iter_mut().zip(more).for_each(|(sum, x)| *sum += x);
            };
            add(last * width, onwards);
            add(first * width + width / 2, backwards);
        }
        Tensor::from_vec(gradient, (rows, width), states.device()).map(Some)
    }
}

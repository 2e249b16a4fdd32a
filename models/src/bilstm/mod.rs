//! Words to hidden states with a bidirectional LSTM (Hochreiter and Schmidhuber, 1997; Graves and
//! Schmidhuber, 2005) over word vectors ⊕ character-level vectors (Lample and others, 2016; the shared
//! embedding layers of paper 2, eq. 1).
//!
//! Forward and backward pass are plain Rust on this crate's matrix product: candle's own LSTM takes ten
//! times as long to train. Deviations: sequences are laid one after the other without padding, so that
//! no sequence can influence another; both directions are one operation with one weight tensor.

mod cell;
mod characters;
mod direction;
mod encoder;
mod layer;
mod lookup;
mod operation;
mod order;
mod words;

pub use encoder::{WordEncoder, WordShape};
pub use layer::BiLstm;
pub use words::{WordVector, Words};

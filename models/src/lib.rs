//! Networks on candle: tensors in, tensors out.
//!
//! An encoder that can be trained ([`Bert`]) and others that are not ([`TextEncoder`], [`photo`]), a
//! linear-chain CRF ([`crf`]), pointers to answers ([`pointers`]), losses ([`loss`]), an optimiser ([`optim`]), a seeded source of
//! randomness ([`Random`]) and weight files ([`weights`]).
//! This crate knows no text, no item and no project; everything random comes from a seed, and every
//! sum is taken in an order that does not depend on the number of threads.

pub mod bert;
pub mod bilstm;
mod breath;
pub mod coupling;
pub mod crf;
mod device;
mod error;
mod feature_head;
pub mod fusion;
pub mod half;
mod kernel;
pub mod loss;
mod ops;
pub mod optim;
mod parameters;
pub mod peak;
pub mod photo;
pub mod pointers;
mod random;
mod statements;
mod tagger;
mod text;
mod token_statements;
mod triplet;
pub mod weights;

pub use bert::{Bert, BertConfig, Packed, Trained};
pub use bilstm::{BiLstm, WordEncoder, WordShape, WordVector, Words};
pub use breath::breathing;
pub use device::device;
pub use error::ModelError;
pub use feature_head::{FeatureHead, TokenFeatures};
pub use ops::{Linear, Mode};
pub use parameters::Parameters;
pub use random::Random;
pub use statements::{Pooling, StatementHead, statement_loss};
pub use tagger::{HeadShape, Labelled, TagHead};
pub use text::{TextEncoder, open_text_encoder, text_encoder_kind, text_encoder_kinds};
pub use token_statements::{Copied, TokenStatementHead};
pub use triplet::{Triplet, TripletForm, TripletLoss, cosine, mean_rows};

//! Deep residual networks (He, Zhang, Ren and Sun, 2016, “Deep Residual Learning for Image
//! Recognition”): 18, 34, 50 and 101 layers, to predict with.
//!
//! Deviations: batch normalisation is folded into the convolutions when a file is read, maps lie as
//! `(height, width, channels)`, and besides the paper's place of the stride in a bottleneck there is
//! that of most published weights ([`ResNetConfig::downsample_in_bottleneck`]). A convolution is a matrix
//! product over patches, with weights packed once.

mod block;
mod config;
mod convolution;
mod map;
mod network;
mod source;

pub use config::{LayerType, ResNetConfig};
pub use network::ResNet;

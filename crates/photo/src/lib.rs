//! Photos from outside become pixels, within limits.
//!
//! JPEG, PNG, WebP and GIF are told by their content, never by their name. The header is read before
//! anything is decoded; what claims too much, is damaged or ends too early is refused in words. This
//! crate keeps nothing and opens no file.

mod decode;
mod jpeg;
mod place;
mod png;
mod refusal;
mod white;

pub use decode::{DecodedPhoto, decode, measure};
pub use place::without_place;
pub use refusal::PhotoRefusal;
pub use white::on_white;

//! What the photos of items look like to a pretrained encoder.
//!
//! A photo is decoded, prepared and encoded once; its states are kept as 16-bit numbers under the hash of
//! the encoder and of the photo's bytes. A photo that is missing or cannot be read is passed over with a
//! warning: an item is never lost for its photo. Nothing is trained here.

mod kept;
mod prepare;
mod reader;
#[cfg(test)]
mod tests;

pub use kept::PhotoFeatures;
pub use prepare::prepared_pixels;
pub use reader::PhotoReader;

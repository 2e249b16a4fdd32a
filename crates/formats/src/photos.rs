//! A folder or zip archive of photos, one item a product.
//!
//! An item is named after its photo; `KT-113_1.jpg` and `KT-113_2.jpg`, or `KT-113 (2).jpg`, are
//! photos of one item. Its title is that name, since an item needs a text, and the outermost folder
//! is its vertical. Photos are read by whoever imports them, through [`PhotoSource`].

mod read;
mod source;

pub(crate) use read::{PhotoReader, is_photo};
pub use source::PhotoSource;

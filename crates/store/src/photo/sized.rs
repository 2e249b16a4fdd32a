//! A photo in the size in which it is looked at.
//!
//! Nothing is kept: what was made here can be made again from the photo.

use swingtag_catalogue::PhotoHash;

use super::Photo;
use super::prepare::shrunk;
use crate::Store;
use crate::error::Result;

impl Store {
    /// A photo of at most `side` pixels across and down, as JPEG on white and turned as it must be shown. A photo
    /// that is no larger, or cannot be made smaller, comes as it is; none when the project does not have it.
    ///
    /// # Errors
    /// [`crate::StoreError::Damaged`] when the bytes are not those that were kept.
    pub fn photo_within(&self, hash: &PhotoHash, side: u32) -> Result<Option<Photo>> {
        let Some(photo) = self.photo(hash)? else { return Ok(None) };
        let smaller = shrunk(&photo.bytes, side).ok().flatten();
        Ok(Some(smaller.map_or(photo, |bytes| Photo { mime: "image/jpeg".to_owned(), bytes })))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

    use super::shrunk;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbaImage::from_fn(width, height, |x, _| {
            Rgba([200, 30, 30, if x < width / 2 { 255 } else { 0 }])
        });
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_photo_becomes_no_larger_than_asked_and_keeps_its_shape() {
        for (width, height, side) in [(800, 400, 320), (400, 800, 320), (321, 321, 320), (3000, 10, 64)] {
            let small = shrunk(&png(width, height), side).unwrap().unwrap();
            let small = image::load_from_memory_with_format(&small, ImageFormat::Jpeg).unwrap();
            // Rounded to whole pixels, of which the shorter side of a stripe keeps at least one.
            let scaled = |length: u32| (length * side + width.max(height) / 2) / width.max(height);
            let wanted = (scaled(width).max(1), scaled(height).max(1));
            assert_eq!((small.width(), small.height()), wanted, "{width} × {height}");
        }
    }

    #[test]
    fn what_was_transparent_is_white() {
        let small = shrunk(&png(400, 400), 100).unwrap().unwrap();
        let small = image::load_from_memory(&small).unwrap().into_rgb8();
        assert!(small.get_pixel(90, 50).0.iter().all(|&part| part > 245), "{:?}", small.get_pixel(90, 50));
        assert!(small.get_pixel(10, 50).0[0] > 150 && small.get_pixel(10, 50).0[1] < 90);
    }

    #[test]
    fn a_photo_that_is_small_enough_stays_and_what_is_none_is_refused() {
        assert_eq!(shrunk(&png(320, 200), 320), Ok(None));
        assert!(shrunk(b"no photo", 320).is_err());
    }
}

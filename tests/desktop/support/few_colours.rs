//! A picture of a window in 256 colours: a third of the bytes, and hardly a difference to the eye.

use std::path::Path;

use color_quant::NeuQuant;

/// Colours that are kept.
const COLOURS: usize = 256;

/// The PNG file of a picture in few colours.
pub(crate) fn few_colours(picture: &Path) -> Vec<u8> {
    let picture = image::open(picture).unwrap().into_rgba8();
    let (width, height) = picture.dimensions();
    let palette = NeuQuant::new(3, COLOURS, picture.as_raw());
    let pixels: Vec<u8> =
        picture.pixels().map(|pixel| u8::try_from(palette.index_of(&pixel.0)).unwrap()).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.color_map_rgb());
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

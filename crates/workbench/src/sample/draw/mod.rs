//! Drawn product photos: what a product is decides its shape, colour and detail.
//!
//! 480 × 480 pixels, neutral background, a soft shadow. Nothing is read from a file and no text is drawn.

mod canvas;
mod chain;
mod desk;
mod jeans;
mod kettle;
mod knife;

use canvas::{Canvas, Ink};

use super::chance::Chance;
use super::product::Product;

/// The JPEG of one view of a product: 0 the whole, 1 closer, 2 turned a little. `None` for what has no
/// drawing.
pub(super) fn photo(code: &str, product: &Product<'_>, view: usize, chance: &mut Chance) -> Option<Vec<u8>> {
    let draw: fn(&mut Canvas, &Product<'_>, &mut Chance) = match code {
        "DESK" => desk::draw,
        "JEAN" => jeans::draw,
        "CHN" => chain::draw,
        "KNF" => knife::draw,
        "TETSU" => kettle::draw,
        _ => return None,
    };
    let light = 226 + chance.below(22) as u8;
    let mut canvas = Canvas::new(Ink(light, light, light.saturating_sub(chance.below(4) as u8)))?;
    let (scale, degrees) = match view {
        0 => (chance.between(0.92, 1.04), 0.0),
        1 => (chance.between(1.5, 1.75), 0.0),
        _ => (chance.between(0.85, 0.95), chance.between(-9.0, 9.0)),
    };
    // A knife lies across the frame, which is the longest way.
    let lying = if code == "KNF" { -24.0 } else { 0.0 };
    canvas.look(scale as f32, degrees as f32 + lying);
    draw(&mut canvas, product, chance);
    canvas.jpeg()
}

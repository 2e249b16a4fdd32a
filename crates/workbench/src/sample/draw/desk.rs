//! Desks: top by colour and width, one or two tiers, legs by type, a sign of the drive.

use super::canvas::{Canvas, Ink};
use crate::sample::chance::Chance;
use crate::sample::product::Product;

pub(super) fn draw(canvas: &mut Canvas, product: &Product<'_>, chance: &mut Chance) {
    let half = 90.0 + product.number("width", 48.0) as f32 * 1.35;
    let (left, right) = (240.0 - half, 240.0 + half);
    let top = ink(product.is("colour"));
    let frame = if chance.hit(0.3) { Ink(190, 192, 196) } else { Ink(52, 52, 56) };
    let kind = product.is("type");
    let riser = kind == "desk riser";
    let height = if riser { 270.0 } else { 180.0 + chance.below(40) as f32 };
    canvas.shadow(240.0, 392.0, half + 30.0, 24.0);
    if riser {
        lift(canvas, frame, height, half)
    } else {
        legs(canvas, frame, height, half)
    }
    if kind == "corner desk" {
        canvas.shape(
            &[
                (left, height),
                (left + 70.0, height),
                (left + 30.0, height + 95.0),
                (left - 40.0, height + 95.0),
            ],
            top.shade(-0.1),
        );
        canvas.shape(
            &[
                (left - 40.0, height + 95.0),
                (left + 30.0, height + 95.0),
                (left + 30.0, height + 107.0),
                (left - 40.0, height + 107.0),
            ],
            top.shade(-0.35),
        );
    }
    if kind != "desk frame" {
        slab(canvas, left, right, height, top);
        if product.is("tiers") == "Two" {
            canvas.line((left + 40.0, height), (left + 40.0, height - 38.0), frame, 9.0);
            canvas.line((right - 40.0, height), (right - 40.0, height - 38.0), frame, 9.0);
            slab(canvas, left + 18.0, right - 18.0, height - 52.0, top);
        }
    }
    extras(canvas, product, height, right);
}

fn slab(canvas: &mut Canvas, left: f32, right: f32, y: f32, ink: Ink) {
    canvas
        .shape(&[(left + 14.0, y - 16.0), (right - 14.0, y - 16.0), (right, y), (left, y)], ink.shade(0.12));
    canvas.shape(&[(left, y), (right, y), (right, y + 13.0), (left, y + 13.0)], ink.shade(-0.18));
}

fn legs(canvas: &mut Canvas, ink: Ink, top: f32, half: f32) {
    for side in [-1.0, 1.0] {
        let x = 240.0 + side * half * 0.66;
        canvas
            .shape(&[(x - 13.0, top), (x + 13.0, top), (x + 13.0, 300.0), (x - 13.0, 300.0)], ink.shade(0.1));
        canvas.shape(&[(x - 9.0, 300.0), (x + 9.0, 300.0), (x + 9.0, 386.0), (x - 9.0, 386.0)], ink);
        canvas.shape(
            &[(x - 48.0, 384.0), (x + 48.0, 384.0), (x + 56.0, 394.0), (x - 56.0, 394.0)],
            ink.shade(-0.2),
        );
    }
    canvas.line((240.0 - half * 0.66, top + 26.0), (240.0 + half * 0.66, top + 26.0), ink.shade(-0.1), 10.0);
}

/// A riser stands on a table that is there already.
fn lift(canvas: &mut Canvas, ink: Ink, top: f32, half: f32) {
    canvas.shape(&[(20.0, 380.0), (460.0, 380.0), (460.0, 398.0), (20.0, 398.0)], Ink(206, 190, 170));
    canvas.line((240.0 - half * 0.6, top), (240.0 + half * 0.5, 374.0), ink, 11.0);
    canvas.line((240.0 + half * 0.6, top), (240.0 - half * 0.5, 374.0), ink.shade(0.15), 11.0);
    canvas.line((240.0 - half * 0.7, 376.0), (240.0 + half * 0.7, 376.0), ink, 9.0);
}

fn extras(canvas: &mut Canvas, product: &Product<'_>, y: f32, right: f32) {
    match product.is("drive") {
        "Electric" => canvas.shape(
            &[
                (right - 74.0, y + 14.0),
                (right - 30.0, y + 14.0),
                (right - 34.0, y + 25.0),
                (right - 70.0, y + 25.0),
            ],
            Ink(20, 20, 22),
        ),
        "Crank" => {
            canvas.line((right - 20.0, y + 20.0), (right + 16.0, y + 20.0), Ink(60, 60, 64), 5.0);
            canvas.line((right + 16.0, y + 20.0), (right + 16.0, y + 48.0), Ink(60, 60, 64), 6.0);
        }
        "Gas spring" => {
            canvas.line((right - 60.0, y + 18.0), (right - 26.0, y + 30.0), Ink(178, 40, 40), 5.0)
        }
        _ => {}
    }
    if product.is("type") == "desk frame" {
        return;
    }
    match product.is("feature") {
        "Drawer" => canvas.shape(
            &[(180.0, y + 14.0), (280.0, y + 14.0), (280.0, y + 38.0), (180.0, y + 38.0)],
            ink(product.is("colour")).shade(-0.3),
        ),
        "Keyboard platform" => slab(canvas, 160.0, 320.0, y + 42.0, ink(product.is("colour"))),
        "Cable tray" => canvas.line((170.0, y + 40.0), (310.0, y + 40.0), Ink(90, 90, 94), 8.0),
        "Monitor shelf" => slab(canvas, 190.0, 290.0, y - 34.0, ink(product.is("colour"))),
        _ => {}
    }
}

fn ink(colour: &str) -> Ink {
    match colour {
        "White" => Ink(244, 244, 240),
        "Oak" => Ink(205, 168, 120),
        "Walnut" => Ink(104, 70, 48),
        "Grey" => Ink(138, 141, 146),
        "Bamboo" => Ink(218, 188, 132),
        "Green" => Ink(126, 150, 122),
        "Navy" => Ink(38, 52, 92),
        _ => Ink(34, 34, 37),
    }
}

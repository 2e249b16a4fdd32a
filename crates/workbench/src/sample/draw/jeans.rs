//! Jeans: leg by shape, cloth by colour and wash, seams, rips, turn-ups, a bib on dungarees.

use super::canvas::{Canvas, Ink, polygon};
use crate::sample::chance::Chance;
use crate::sample::product::Product;

pub(super) fn draw(canvas: &mut Canvas, product: &Product<'_>, chance: &mut Chance) {
    let cloth = ink(product.is("colour"));
    let (knee, hem) = leg(product.is("leg"), product.is("fit"));
    let waist = match product.is("rise") {
        "High" => 66.0,
        "Low" => 98.0,
        _ => 82.0,
    };
    let short = product.is("type") == "denim shorts";
    let bottom = if short { 236.0 } else { 420.0 };
    canvas.shadow(240.0, bottom + 10.0, 130.0, 18.0);
    for side in [-1.0, 1.0] {
        let at = |x: f32, y: f32| (240.0 + side * x, y);
        let (knee, hem) = if short { (62.0, 66.0) } else { (knee, hem) };
        let outline = [
            at(0.0, waist + 24.0),
            at(58.0, waist + 24.0),
            at(78.0, 160.0),
            at(42.0 + knee, (bottom + 180.0) / 2.0),
            at(42.0 + hem, bottom),
            at(42.0 - hem, bottom),
            at(42.0 - knee * 0.75, (bottom + 180.0) / 2.0),
            at(0.0, 190.0),
        ];
        let Some(path) = polygon(&outline) else { return };
        let worn =
            if matches!(product.is("wash"), "Stonewashed" | "Bleached" | "Vintage") { 0.32 } else { 0.06 };
        canvas.gradient(&path, cloth.shade(-0.08), cloth.shade(worn), 120.0, bottom);
        seams(canvas, product, cloth, side, bottom, hem);
        wear(canvas, product, cloth, side, bottom, knee, chance);
    }
    waistband(canvas, product, cloth, waist);
}

/// Half widths at knee and hem.
fn leg(shape: &str, fit: &str) -> (f32, f32) {
    let (knee, hem) = match shape {
        "Tapered" => (34.0, 20.0),
        "Wide" => (48.0, 58.0),
        "Bootcut" => (30.0, 42.0),
        "Skinny" => (25.0, 17.0),
        "Flared" => (27.0, 60.0),
        _ => (35.0, 33.0),
    };
    let ease = match fit {
        "Skinny" => 0.86,
        "Slim" => 0.94,
        "Relaxed" => 1.12,
        _ => 1.0,
    };
    (knee * ease, f32::min(hem * ease, 62.0))
}

fn seams(canvas: &mut Canvas, product: &Product<'_>, cloth: Ink, side: f32, bottom: f32, hem: f32) {
    let thread = if product.is("detail") == "Contrast seam" { Ink(214, 138, 52) } else { cloth.shade(-0.3) };
    canvas.line((240.0 + side * 60.0, 118.0), (240.0 + side * (40.0 + hem * 0.8), bottom - 6.0), thread, 2.0);
    canvas.line((240.0 + side * 26.0, 118.0), (240.0 + side * 62.0, 140.0), thread, 2.5);
    if product.is("detail") == "Turn-up" {
        let (x, y) = (240.0 + side * 42.0, bottom);
        canvas.shape(
            &[(x - hem - 3.0, y - 24.0), (x + hem + 3.0, y - 24.0), (x + hem + 3.0, y), (x - hem - 3.0, y)],
            cloth.shade(0.4),
        );
    }
}

fn wear(
    canvas: &mut Canvas,
    product: &Product<'_>,
    cloth: Ink,
    side: f32,
    bottom: f32,
    knee: f32,
    chance: &mut Chance,
) {
    let (x, y) = (240.0 + side * 42.0, (bottom + 180.0) / 2.0);
    if product.is("detail") == "Ripped" {
        for row in 0..3 {
            let y = y - 14.0 + 13.0 * row as f32;
            let wide = knee * chance.between(0.35, 0.6) as f32;
            canvas.line((x - wide, y), (x + wide, y + 2.0), Ink(236, 232, 226), 4.0);
        }
    }
    if product.is("wash") == "Acid" {
        for _ in 0..26 {
            let at = (
                x + chance.between(-26.0, 26.0) as f32,
                chance.between(150.0, f64::from(bottom) - 12.0) as f32,
            );
            canvas.ellipse(at.0, at.1, 7.0, 5.0, cloth.shade(0.35));
        }
    }
    if product.is("detail") == "Raw hem" {
        for step in 0..9 {
            let x = x - 28.0 + 7.0 * step as f32;
            canvas.line((x, bottom - 2.0), (x + 2.0, bottom + 7.0), cloth.shade(0.5), 1.5);
        }
    }
}

fn waistband(canvas: &mut Canvas, product: &Product<'_>, cloth: Ink, y: f32) {
    canvas.shape(&[(184.0, y), (296.0, y), (299.0, y + 26.0), (181.0, y + 26.0)], cloth.shade(-0.16));
    for x in [200.0, 222.0, 258.0, 280.0] {
        canvas.line((x, y - 2.0), (x, y + 28.0), cloth.shade(-0.3), 4.0);
    }
    canvas.line((240.0, y + 26.0), (240.0, y + 92.0), cloth.shade(-0.34), 2.5);
    canvas.ellipse(240.0, y + 13.0, 6.0, 6.0, Ink(196, 160, 96));
    if product.is("detail") == "Button fly" {
        (1..4).for_each(|n| canvas.ellipse(245.0, y + 20.0 + 18.0 * n as f32, 4.0, 4.0, Ink(196, 160, 96)));
    }
    if product.is("type") == "dungarees" {
        canvas.shape(&[(204.0, y + 2.0), (276.0, y + 2.0), (268.0, y - 46.0), (212.0, y - 46.0)], cloth);
        canvas.line((214.0, y - 44.0), (200.0, y - 64.0), cloth.shade(-0.2), 9.0);
        canvas.line((266.0, y - 44.0), (280.0, y - 64.0), cloth.shade(-0.2), 9.0);
    }
}

fn ink(colour: &str) -> Ink {
    match colour {
        "Dark blue" => Ink(36, 50, 88),
        "Light blue" => Ink(150, 182, 214),
        "Black" => Ink(34, 34, 38),
        "Grey" => Ink(124, 126, 130),
        "White" => Ink(240, 236, 226),
        "Olive" => Ink(104, 106, 68),
        "Burgundy" => Ink(108, 34, 48),
        _ => Ink(70, 104, 156),
    }
}

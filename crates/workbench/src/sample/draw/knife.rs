//! Knives: blade by kind and length, surface by finish, edge, handle by colour and material.

use super::canvas::{Canvas, Ink, open, polygon};
use crate::sample::chance::Chance;
use crate::sample::product::Product;

pub(super) fn draw(canvas: &mut Canvas, product: &Product<'_>, chance: &mut Chance) {
    let length = 120.0 + product.number("blade", 7.0) as f32 * 13.0;
    let (heel, tip) = (300.0, 300.0 - length);
    let y = 206.0;
    let deep = depth(product.is("type"));
    let steel = match product.is("finish") {
        "Black coated" => Ink(58, 60, 64),
        _ if product.is("steel") == "Ceramic" => Ink(240, 240, 238),
        _ => Ink(188, 192, 198),
    };
    canvas.shadow(248.0, y + deep + 26.0, 190.0, 15.0);
    let Some(blade) = polygon(&outline(product, tip, heel, y, deep)) else { return };
    canvas.gradient(&blade, steel.shade(0.25), steel.shade(-0.12), y - 10.0, y + deep);
    surface(canvas, product, steel, (tip, heel), y, deep, chance);
    handle(canvas, product, heel, y);
}

fn depth(kind: &str) -> f32 {
    match kind {
        "Cleaver" => 118.0,
        "Nakiri" => 86.0,
        "Santoku" | "Chef's knife" => 72.0,
        "Bread knife" => 48.0,
        _ => 36.0,
    }
}

fn outline(product: &Product<'_>, tip: f32, heel: f32, y: f32, deep: f32) -> Vec<(f32, f32)> {
    let part = |p: f32| tip + (heel - tip) * p;
    let mut points = match product.is("type") {
        "Cleaver" | "Nakiri" => vec![(heel, y), (tip, y), (tip, y + deep * 0.92), (part(0.04), y + deep)],
        "Santoku" => vec![
            (heel, y),
            (part(0.25), y),
            (part(0.08), y + deep * 0.35),
            (tip, y + deep * 0.9),
            (part(0.1), y + deep * 0.98),
        ],
        "Boning knife" => vec![(heel, y), (part(0.4), y + 5.0), (tip, y - 8.0), (part(0.3), y + deep * 0.8)],
        _ => vec![
            (heel, y),
            (part(0.4), y),
            (part(0.15), y + deep * 0.22),
            (tip, y + deep * 0.55),
            (part(0.12), y + deep * 0.82),
            (part(0.35), y + deep),
        ],
    };
    if product.is("edge") == "Serrated" || product.is("type") == "Bread knife" {
        for n in 0..14 {
            let p = 0.4 + 0.6 * n as f32 / 14.0;
            points.push((part(p), y + deep));
            points.push((part(p + 0.02), y + deep + 5.0));
        }
    }
    points.push((heel, y + deep));
    points
}

fn surface(
    canvas: &mut Canvas,
    product: &Product<'_>,
    steel: Ink,
    (tip, heel): (f32, f32),
    y: f32,
    deep: f32,
    chance: &mut Chance,
) {
    let start = tip + (heel - tip) * 0.36;
    match product.is("finish") {
        "Hammered" => {
            for _ in 0..38 {
                let x = chance.between(f64::from(start), f64::from(heel) - 6.0) as f32;
                let down = chance.between(5.0, f64::from(deep) * 0.55) as f32;
                canvas.ellipse(x, y + down, 5.0, 4.0, steel.shade(-0.14));
                canvas.ellipse(x + 1.0, y + down + 1.0, 3.5, 2.5, steel.shade(0.12));
            }
        }
        "Damask" => {
            for row in 1..6 {
                let base = y + deep * 0.15 * row as f32;
                let wave = |n: usize| {
                    let x = start + (heel - start) * n as f32 / 24.0;
                    (x, base + (n as f32 * 0.8 + row as f32).sin() * 3.0)
                };
                if let Some(path) = open(&(0..=24).map(wave).collect::<Vec<_>>()) {
                    canvas.stroke(&path, steel.shade(-0.2), 1.6);
                }
            }
        }
        _ => canvas.line((start, y + deep * 0.72), (heel - 3.0, y + deep * 0.72), steel.shade(0.4), 2.0),
    }
}

fn handle(canvas: &mut Canvas, product: &Product<'_>, heel: f32, y: f32) {
    let ink = ink(product.is("hcolour"));
    canvas.shape(
        &[(heel - 2.0, y - 3.0), (heel + 14.0, y - 3.0), (heel + 14.0, y + 29.0), (heel - 2.0, y + 29.0)],
        Ink(150, 153, 158),
    );
    let shape = [
        (heel + 14.0, y - 2.0),
        (heel + 70.0, y + 2.0),
        (heel + 130.0, y - 2.0),
        (heel + 142.0, y + 14.0),
        (heel + 134.0, y + 34.0),
        (heel + 72.0, y + 24.0),
        (heel + 14.0, y + 28.0),
    ];
    if let Some(path) = polygon(&shape) {
        canvas.gradient(&path, ink.shade(0.2), ink.shade(-0.2), y - 4.0, y + 34.0);
    }
    if matches!(product.is("handle"), "Walnut" | "Olive wood" | "Rosewood" | "Pakkawood") {
        for row in 0..3 {
            let y = y + 6.0 + 6.0 * row as f32;
            canvas.line((heel + 22.0, y), (heel + 128.0, y + 2.0), ink.shade(-0.25), 1.4);
        }
    }
    for n in 0..3 {
        canvas.ellipse(heel + 34.0 + 38.0 * n as f32, y + 13.0, 4.0, 4.0, Ink(206, 206, 204));
    }
}

fn ink(colour: &str) -> Ink {
    match colour {
        "Brown" => Ink(110, 72, 44),
        "Red" => Ink(166, 36, 40),
        "Blue" => Ink(40, 84, 142),
        "White" => Ink(240, 236, 224),
        "Steel" => Ink(168, 172, 178),
        "Olive" => Ink(122, 122, 68),
        _ => Ink(32, 32, 35),
    }
}

//! Chains: the curve by product type, links by kind, metal by colour, pendants and stones.

use std::f32::consts::PI;

use super::canvas::{Canvas, Ink, curves, open};
use crate::sample::chance::Chance;
use crate::sample::product::Product;

pub(super) fn draw(canvas: &mut Canvas, product: &Product<'_>, chance: &mut Chance) {
    let metal = ink(product.is("colour"));
    let size = 6.0 + product.number("thickness", 2.0) as f32 * 1.1;
    let (wide, deep, closed) = match product.is("type") {
        "Bracelet" => (105.0, 88.0, true),
        "Anklet" => (125.0, 72.0, true),
        "Choker" => (128.0, 236.0, false),
        _ => (112.0, 330.0 + chance.below(50) as f32, false),
    };
    let at = |part: f32| {
        if closed {
            let angle = part * 2.0 * PI - PI / 2.0;
            (240.0 + wide * angle.cos(), 236.0 + deep * angle.sin())
        } else {
            let angle = PI * (1.0 - part);
            (240.0 + wide * angle.cos() * (0.75 + 0.25 * angle.sin()), -18.0 + deep * angle.sin())
        }
    };
    // A necklace hangs from above the frame and throws no shadow on a floor.
    if closed {
        canvas.shadow(244.0, 340.0, 96.0, 15.0);
    }
    links(canvas, product, metal, size, &at);
    if !product.is("pendant").is_empty() {
        let (x, y) = at(0.5);
        pendant(canvas, product, metal, x, y + size);
    }
}

/// Links along a curve given by the part of it that lies behind, 0 to 1.
fn links(canvas: &mut Canvas, product: &Product<'_>, metal: Ink, size: f32, at: &dyn Fn(f32) -> (f32, f32)) {
    let kind = product.is("link");
    if kind == "Snake" {
        let points: Vec<(f32, f32)> = (0..=90).map(|n| at(n as f32 / 90.0)).collect();
        let Some(path) = open(&points) else { return };
        canvas.stroke(&path, metal.shade(-0.3), size * 0.9);
        canvas.stroke(&path, metal.shade(0.25), size * 0.4);
        return;
    }
    let count = (740.0 / (size * 1.25)) as usize;
    for n in 0..=count {
        let part = n as f32 / count as f32;
        let ((x, y), (nx, ny)) = (at(part), at((part + 0.004).min(1.0)));
        let angle = (ny - y).atan2(nx - x).to_degrees();
        let shine = if n % 2 == 0 { metal.shade(0.15) } else { metal.shade(-0.22) };
        let r = size / 2.0;
        match kind {
            "Ball" => canvas.ellipse(x, y, r, r, shine),
            "Box" => canvas.ring((x, y), r * 0.8, r * 0.8, 45.0 + angle, shine, r * 0.7),
            "Rope" => canvas.ring((x, y), r * 1.25, r * 0.45, angle + 55.0, shine, r * 0.55),
            "Figaro" if n % 4 == 0 => canvas.ring((x, y), r * 1.7, r * 0.8, angle, metal, r * 0.42),
            "Figaro" => canvas.ring((x, y), r * 0.7, r * 0.7, angle, shine, r * 0.4),
            "Cable" => canvas.ring(
                (x, y),
                r * 1.1,
                if n % 2 == 0 { r * 0.75 } else { r * 0.25 },
                angle,
                shine,
                r * 0.4,
            ),
            _ => canvas.ring((x, y), r * 1.2, r * 0.8, angle + 18.0, shine, r * 0.6),
        }
    }
}

fn pendant(canvas: &mut Canvas, product: &Product<'_>, metal: Ink, x: f32, y: f32) {
    let (dark, y) = (metal.shade(-0.25), y + 8.0);
    canvas.ring((x, y - 4.0), 5.0, 7.0, 0.0, dark, 3.0);
    let up = |points: &[(f32, f32)]| points.iter().map(|(a, b)| (x + a, y + b)).collect::<Vec<_>>();
    match product.is("pendant") {
        "Heart" => {
            let p = |a: f32, b: f32| (x + a, y + b);
            let heart = curves(
                p(0.0, 52.0),
                &[
                    [p(-52.0, 20.0), p(-26.0, -10.0), p(0.0, 12.0)],
                    [p(26.0, -10.0), p(52.0, 20.0), p(0.0, 52.0)],
                ],
            );
            if let Some(path) = heart {
                canvas.fill(&path, metal);
            }
        }
        "Cross" => {
            canvas.line((x, y + 4.0), (x, y + 56.0), metal, 9.0);
            canvas.line((x - 17.0, y + 21.0), (x + 17.0, y + 21.0), metal, 9.0);
        }
        "Star" => {
            let spike = |n: usize| {
                let (r, a) = (if n.is_multiple_of(2) { 30.0 } else { 12.0 }, n as f32 * PI / 5.0);
                (r * a.sin(), 30.0 - r * a.cos())
            };
            canvas.shape(&up(&(0..10).map(spike).collect::<Vec<_>>()), metal);
        }
        "Moon" => {
            let p = |a: f32, b: f32| (x + a, y + b);
            let moon = curves(
                p(8.0, 2.0),
                &[
                    [p(-40.0, 4.0), p(-40.0, 56.0), p(8.0, 58.0)],
                    [p(-14.0, 46.0), p(-14.0, 14.0), p(8.0, 2.0)],
                ],
            );
            if let Some(path) = moon {
                canvas.fill(&path, metal);
            }
        }
        "Bar" => canvas.shape(&up(&[(-36.0, 8.0), (36.0, 8.0), (36.0, 20.0), (-36.0, 20.0)]), metal),
        _ => {
            canvas.ellipse(x, y + 27.0, 25.0, 25.0, dark);
            canvas.ellipse(x, y + 26.0, 21.0, 21.0, metal.shade(0.12));
        }
    }
    if let Some(stone) = stone(product.is("stone")) {
        canvas.ellipse(x, y + 26.0, 8.0, 8.0, stone.shade(-0.3));
        canvas.ellipse(x - 1.0, y + 25.0, 6.0, 6.0, stone);
    }
}

fn stone(name: &str) -> Option<Ink> {
    match name {
        "Zirconia" | "Diamond" => Some(Ink(222, 240, 250)),
        "Pearl" => Some(Ink(248, 242, 232)),
        "Garnet" => Some(Ink(142, 22, 44)),
        "Onyx" => Some(Ink(24, 24, 26)),
        "Opal" => Some(Ink(190, 214, 204)),
        _ => None,
    }
}

fn ink(colour: &str) -> Ink {
    match colour {
        "Silver" => Ink(176, 180, 186),
        "Rose gold" => Ink(206, 140, 118),
        "Black" => Ink(56, 56, 62),
        _ => Ink(206, 164, 62),
    }
}

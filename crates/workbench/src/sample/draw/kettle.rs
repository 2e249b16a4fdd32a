//! Kettles and teapots: body by kind and volume, handle above or at the side, pattern on the belly.

use std::f32::consts::PI;

use super::canvas::{Canvas, Ink, curves, ellipse_path, open, polygon};
use crate::sample::chance::Chance;
use crate::sample::product::Product;

pub(super) fn draw(canvas: &mut Canvas, product: &Product<'_>, chance: &mut Chance) {
    let body = ink(product.is("colour"));
    let wide = 84.0 + product.number("volume", 0.8) as f32 * 36.0;
    let tall = if product.is("type") == "ケトル" { 0.98 } else { 0.74 } * wide;
    let (x, y) = (236.0, 300.0 - tall * 0.15);
    canvas.shadow(x, y + tall - 4.0, wide + 40.0, 24.0);
    spout(canvas, body, x - wide * 0.8, y);
    handle(canvas, product, body, (x, y), wide, tall);
    if let Some(path) = ellipse_path(x, y, wide, tall) {
        canvas.gradient(&path, body.shade(0.22), body.shade(-0.3), y - tall, y + tall);
    }
    pattern(canvas, product, body, (x, y), wide, tall, chance);
    canvas.shape(
        &[
            (x - 46.0, y + tall * 0.96),
            (x + 46.0, y + tall * 0.96),
            (x + 40.0, y + tall + 9.0),
            (x - 40.0, y + tall + 9.0),
        ],
        body.shade(-0.35),
    );
    lid(canvas, body, x, y - tall * 0.86, wide * 0.46);
}

fn spout(canvas: &mut Canvas, ink: Ink, x: f32, y: f32) {
    let path = curves(
        (x + 22.0, y + 26.0),
        &[
            [(x - 30.0, y + 10.0), (x - 26.0, y - 34.0), (x - 58.0, y - 56.0)],
            [(x - 46.0, y - 62.0), (x - 40.0, y - 64.0), (x - 34.0, y - 62.0)],
            [(x - 8.0, y - 40.0), (x - 4.0, y - 20.0), (x + 22.0, y - 18.0)],
        ],
    );
    if let Some(path) = path {
        canvas.fill(&path, ink.shade(-0.12));
    }
}

fn handle(canvas: &mut Canvas, product: &Product<'_>, ink: Ink, (x, y): (f32, f32), wide: f32, tall: f32) {
    let kind = product.is("type");
    if kind == "急須" && product.is("material") == "陶器" {
        let rod = [
            (x + wide * 0.8, y - 16.0),
            (x + wide + 78.0, y - 46.0),
            (x + wide + 86.0, y - 28.0),
            (x + wide * 0.84, y + 12.0),
        ];
        if let Some(path) = polygon(&rod) {
            canvas.fill(&path, ink.shade(-0.1));
        }
        return;
    }
    let colour = if kind == "土瓶" { Ink(176, 134, 78) } else { Ink(44, 42, 42) };
    let bow = |n: usize| {
        let angle = PI * n as f32 / 20.0;
        (x + wide * 0.74 * angle.cos(), y - tall * 0.5 - (tall * 0.5 + 74.0) * angle.sin())
    };
    if let Some(path) = open(&(0..=20).map(bow).collect::<Vec<_>>()) {
        canvas.stroke(&path, colour, 10.0);
        canvas.stroke(&path, colour.shade(0.25), 3.0);
    }
}

fn lid(canvas: &mut Canvas, ink: Ink, x: f32, y: f32, wide: f32) {
    canvas.ellipse(x, y + 5.0, wide, 13.0, ink.shade(-0.38));
    canvas.ellipse(x, y, wide, 12.0, ink.shade(0.1));
    canvas.ellipse(x, y - 14.0, 10.0, 9.0, Ink(150, 116, 58));
}

/// Patterns fade towards the rim, as they do on a round belly.
fn pattern(
    canvas: &mut Canvas,
    product: &Product<'_>,
    ink: Ink,
    (x, y): (f32, f32),
    wide: f32,
    tall: f32,
    chance: &mut Chance,
) {
    let inside = |a: f32, b: f32| (a / wide).powi(2) + (b / tall).powi(2) < 0.78;
    match product.is("pattern") {
        "アラレ" => grid(17.0, wide, tall * 0.72, &mut |a, b| {
            if inside(a, b) {
                canvas.ellipse(x + a, y + b + 1.5, 5.0, 5.0, ink.shade(-0.3));
                canvas.ellipse(x + a, y + b, 4.2, 4.2, ink.shade(0.3));
            }
        }),
        "亀甲" => grid(34.0, wide, tall * 0.72, &mut |a, b| {
            let corner = |n: usize| {
                (x + a + 17.0 * (PI * n as f32 / 3.0).cos(), y + b + 17.0 * (PI * n as f32 / 3.0).sin())
            };
            if let Some(path) = polygon(&(0..6).map(corner).collect::<Vec<_>>()).filter(|_| inside(a, b)) {
                canvas.stroke(&path, ink.shade(0.28), 2.4);
            }
        }),
        "縞" => (-4..5).for_each(|n| {
            let half = wide * (1.0 - (n as f32 * 0.17).powi(2)).sqrt() * 0.94;
            let y = y + n as f32 * tall * 0.17;
            canvas.line((x - half, y), (x + half, y), ink.shade(0.25), 2.6);
        }),
        "桜" | "松葉" => {
            let flower = product.is("pattern") == "桜";
            for _ in 0..9 {
                let (a, b) =
                    (chance.between(-0.62, 0.62) as f32 * wide, chance.between(-0.4, 0.6) as f32 * tall);
                if flower { blossom(canvas, x + a, y + b, ink) } else { needles(canvas, x + a, y + b, ink) }
            }
        }
        _ => {}
    }
}

fn grid(step: f32, wide: f32, tall: f32, dot: &mut dyn FnMut(f32, f32)) {
    let (columns, rows) = ((wide / step) as i32, (tall / step) as i32);
    for row in -rows..=rows {
        for column in -columns..=columns {
            dot((column as f32 + if row % 2 == 0 { 0.0 } else { 0.5 }) * step, row as f32 * step * 0.9);
        }
    }
}

fn blossom(canvas: &mut Canvas, x: f32, y: f32, ink: Ink) {
    for n in 0..5 {
        let angle = n as f32 * PI * 0.4;
        canvas.ellipse(x + 8.0 * angle.sin(), y - 8.0 * angle.cos(), 6.0, 6.0, ink.shade(0.38));
    }
    canvas.ellipse(x, y, 3.0, 3.0, Ink(214, 176, 90));
}

fn needles(canvas: &mut Canvas, x: f32, y: f32, ink: Ink) {
    for n in -2..3 {
        let angle = n as f32 * 0.32;
        canvas.line(
            (x, y + 12.0),
            (x + 24.0 * angle.sin(), y + 12.0 - 26.0 * angle.cos()),
            ink.shade(0.34),
            2.2,
        );
    }
}

fn ink(colour: &str) -> Ink {
    match colour {
        "赤" => Ink(158, 38, 36),
        "青" => Ink(38, 62, 108),
        "緑" => Ink(88, 112, 70),
        "金" => Ink(180, 144, 66),
        "茶" => Ink(96, 62, 42),
        "白" => Ink(232, 228, 216),
        _ => Ink(42, 40, 40),
    }
}

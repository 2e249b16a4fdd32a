//! The curves as an SVG picture: F1 over labels, one line per strategy, named at its end. Lines are
//! told apart by dashes as well as by shade, so that the picture can be printed in grey.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::curve::{Row, Simulated};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 150.0;
const TOP: f64 = 60.0;
const BOTTOM: f64 = 52.0;
/// Least distance of two names, in pixels.
const NAME_HEIGHT: f64 = 16.0;
/// Stroke and dashes of the lines, used in turn.
const STYLES: [(&str, &str); 5] = [
    ("#2f3b48", "none"),
    ("#5b7083", "7 4"),
    ("#8a7f72", "2 3"),
    ("#6f8f86", "10 3 2 3"),
    ("#9a8fa6", "4 2"),
];

/// Draws a simulation.
pub(super) fn draw(simulated: &Simulated) -> String {
    let lines = lines(&simulated.rows);
    let frame = Frame::around(&simulated.rows);
    let mut svg = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-family="system-ui, sans-serif" font-size="12" fill="#48525c">
<title>F1 over labelled items</title>
<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfbf9"/>
<text x="{LEFT}" y="22" font-size="14" fill="#2f3b48">Strict micro F1 of {} on {} items that are never chosen</text>
<text x="{LEFT}" y="38">mean and range of {} seeds</text>
"##,
        escaped(&simulated.recipe),
        simulated.scored_items,
        simulated.rows.iter().map(|row| row.seed).collect::<BTreeSet<_>>().len()
    );
    axes(&mut svg, &frame);
    for (line, style) in lines.iter().zip(STYLES.iter().cycle()) {
        curve(&mut svg, &frame, line, *style);
    }
    names(&mut svg, &frame, &lines);
    svg.push_str("</svg>\n");
    svg
}

/// A strategy over its rounds.
struct Line<'a> {
    name: &'a str,
    /// Labels, mean, least and greatest F1 of the seeds.
    points: Vec<[f64; 4]>,
}

fn lines(rows: &[Row]) -> Vec<Line<'_>> {
    let mut order: Vec<&str> = rows.iter().map(|row| row.strategy.as_str()).collect();
    let mut seen = Vec::new();
    order.retain(|name| {
        !seen.contains(name) && {
            seen.push(*name);
            true
        }
    });
    let points = |name: &str| {
        let mut rounds: BTreeMap<usize, Vec<&Row>> = BTreeMap::new();
        rows.iter()
            .filter(|row| row.strategy == name)
            .for_each(|row| rounds.entry(row.round).or_default().push(row));
        rounds.into_values().map(|rows| summary(&rows)).collect()
    };
    order.into_iter().map(|name| Line { name, points: points(name) }).collect()
}

fn summary(rows: &[&Row]) -> [f64; 4] {
    let mean = |of: fn(&Row) -> f64| rows.iter().map(|row| of(row)).sum::<f64>() / rows.len() as f64;
    let f1 = rows.iter().map(|row| row.f1);
    [
        mean(|row| row.labels as f64),
        mean(|row| row.f1),
        f1.clone().fold(f64::INFINITY, f64::min),
        f1.fold(f64::NEG_INFINITY, f64::max),
    ]
}

/// Where figures lie on the picture.
struct Frame {
    most_labels: f64,
    label_step: f64,
    least: f64,
    most: f64,
}

impl Frame {
    fn around(rows: &[Row]) -> Self {
        let labels = rows.iter().map(|row| row.labels as f64).fold(1.0, f64::max);
        let least = rows.iter().map(|row| row.f1).fold(1.0, f64::min);
        let most = rows.iter().map(|row| row.f1).fold(0.0, f64::max);
        let label_step = round_step(labels / 6.0);
        Self {
            most_labels: (labels / label_step).ceil() * label_step,
            label_step,
            least: ((least * 10.0).floor() / 10.0).clamp(0.0, 0.9),
            most: ((most * 10.0).ceil() / 10.0).clamp(0.1, 1.0),
        }
    }

    fn x(&self, labels: f64) -> f64 {
        LEFT + labels / self.most_labels * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, f1: f64) -> f64 {
        HEIGHT - BOTTOM - (f1 - self.least) / (self.most - self.least).max(0.1) * (HEIGHT - TOP - BOTTOM)
    }
}

/// The next of 1, 2, 5, 10, 20, 50 and so on.
fn round_step(wanted: f64) -> f64 {
    let power = 10_f64.powf(wanted.max(1.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= wanted).unwrap_or(power)
}

fn axes(svg: &mut String, frame: &Frame) {
    let (right, floor) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    for tenth in (frame.least * 10.0).round() as i32..=(frame.most * 10.0).round() as i32 {
        let f1 = f64::from(tenth) / 10.0;
        let y = frame.y(f1);
        let _ = writeln!(
            svg,
            r##"<path d="M{LEFT} {y:.1}H{right:.1}" stroke="#e4e4de"/><text x="{:.1}" y="{:.1}" text-anchor="end">{f1:.1}</text>"##,
            LEFT - 8.0,
            y + 4.0
        );
    }
    let steps = (frame.most_labels / frame.label_step).round() as i32;
    for labels in (0..=steps).map(|step| f64::from(step) * frame.label_step) {
        let x = frame.x(labels);
        let _ = writeln!(
            svg,
            r##"<path d="M{x:.1} {floor:.1}v4" stroke="#9aa1a8"/><text x="{x:.1}" y="{:.1}" text-anchor="middle">{labels:.0}</text>"##,
            floor + 18.0
        );
    }
    let _ = writeln!(
        svg,
        r##"<path d="M{LEFT} {floor:.1}H{right:.1}" stroke="#9aa1a8"/><text x="{right:.1}" y="{:.1}" text-anchor="end">labelled items</text>"##,
        floor + 38.0
    );
}

/// A line, and behind it the range of the seeds.
fn curve(svg: &mut String, frame: &Frame, line: &Line<'_>, (stroke, dashes): (&str, &str)) {
    let place = |labels: f64, f1: f64| format!("{:.1},{:.1}", frame.x(labels), frame.y(f1));
    let lower = line.points.iter().map(|p| place(p[0], p[2]));
    let upper = line.points.iter().rev().map(|p| place(p[0], p[3]));
    let range: Vec<String> = lower.chain(upper).collect();
    let mean: Vec<String> = line.points.iter().map(|p| place(p[0], p[1])).collect();
    let _ = writeln!(
        svg,
        r#"<polygon points="{}" fill="{stroke}" fill-opacity="0.08"/>
<polyline points="{}" fill="none" stroke="{stroke}" stroke-width="2" stroke-linejoin="round" stroke-dasharray="{dashes}"/>"#,
        range.join(" "),
        mean.join(" ")
    );
}

/// Names at the ends of the lines, moved apart where they would overlap.
fn names(svg: &mut String, frame: &Frame, lines: &[Line<'_>]) {
    let ends = lines.iter().zip(STYLES.iter().cycle()).filter_map(|(line, style)| {
        let end = line.points.last()?;
        Some((frame.y(end[1]), frame.x(end[0]), end[1], line.name, style.0))
    });
    let mut ends: Vec<_> = ends.collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = TOP;
    for (y, x, f1, name, stroke) in ends {
        let y = y.max(free);
        free = y + NAME_HEIGHT;
        let _ = writeln!(
            svg,
            r#"<text x="{:.1}" y="{:.1}" fill="{stroke}">{} {f1:.3}</text>"#,
            x + 8.0,
            y + 4.0,
            escaped(name)
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

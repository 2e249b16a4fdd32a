//! A small drawing surface over tiny-skia: filled shapes, lines, soft shadows, JPEG.

use tiny_skia::{
    Color, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, Pixmap,
    Point, RadialGradient, Rect, SpreadMode, Stroke, Transform,
};

/// Sides of a photo in pixels.
const SIDE: u32 = 480;
/// Tried in this order until the file is small; the first does for nearly all. A PNG takes five times as much.
const QUALITIES: [u8; 3] = [76, 64, 50];
/// Bytes that a photo may have.
const SMALL: usize = 24_000;

/// An opaque colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink(pub(super) u8, pub(super) u8, pub(super) u8);

impl Ink {
    /// Lighter (above 0) or darker (below 0), from -1 to 1.
    pub(super) fn shade(self, by: f32) -> Self {
        let one = |c: u8| {
            let to = if by > 0.0 { 255.0 } else { 0.0 };
            (f32::from(c) + (to - f32::from(c)) * by.abs()).round() as u8
        };
        Self(one(self.0), one(self.1), one(self.2))
    }

    fn color(self, alpha: u8) -> Color {
        Color::from_rgba8(self.0, self.1, self.2, alpha)
    }
}

/// The surface.
pub(super) struct Canvas {
    pixels: Pixmap,
    view: Transform,
}

impl Canvas {
    /// An empty photo; `None` without memory.
    pub(super) fn new(background: Ink) -> Option<Self> {
        let mut canvas = Self { pixels: Pixmap::new(SIDE, SIDE)?, view: Transform::identity() };
        let all = polygon(&[(0.0, 0.0), (480.0, 0.0), (480.0, 480.0), (0.0, 480.0)])?;
        canvas.gradient(&all, background.shade(0.3), background.shade(-0.06), 0.0, 480.0);
        Some(canvas)
    }

    /// Looks at the middle of the scene closer and turned; shapes drawn from here on follow.
    pub(super) fn look(&mut self, scale: f32, degrees: f32) {
        self.view = Transform::from_translate(-240.0, -240.0)
            .post_scale(scale, scale)
            .post_rotate(degrees)
            .post_translate(240.0, 240.0);
    }

    /// A soft shadow on the ground.
    pub(super) fn shadow(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let stops = vec![
            GradientStop::new(0.0, Color::from_rgba8(30, 30, 35, 110)),
            GradientStop::new(1.0, Color::from_rgba8(30, 30, 35, 0)),
        ];
        let flat = Transform::from_translate(-x, -y).post_scale(1.0, height / width).post_translate(x, y);
        let centre = Point::from_xy(x, y);
        let shader = RadialGradient::new(centre, 0.0, centre, width, stops, SpreadMode::Pad, flat);
        let Some((shader, path)) = shader.zip(ellipse_path(x, y, width, height)) else { return };
        let paint = Paint { shader, anti_alias: true, ..Paint::default() };
        self.pixels.fill_path(&path, &paint, FillRule::Winding, self.view, None);
    }

    /// A filled shape.
    pub(super) fn fill(&mut self, path: &Path, ink: Ink) {
        self.pixels.fill_path(path, &flat(ink), FillRule::Winding, self.view, None);
    }

    /// A shape filled from one colour at height `from` to another at height `to`.
    pub(super) fn gradient(&mut self, path: &Path, top: Ink, bottom: Ink, from: f32, to: f32) {
        let ends = (Point::from_xy(0.0, from), Point::from_xy(0.0, to));
        let stops = vec![GradientStop::new(0.0, top.color(255)), GradientStop::new(1.0, bottom.color(255))];
        let shader = LinearGradient::new(ends.0, ends.1, stops, SpreadMode::Pad, Transform::identity());
        let Some(shader) = shader else { return };
        let paint = Paint { shader, anti_alias: true, ..Paint::default() };
        self.pixels.fill_path(path, &paint, FillRule::Winding, self.view, None);
    }

    /// A line along a path.
    pub(super) fn stroke(&mut self, path: &Path, ink: Ink, width: f32) {
        let stroke =
            Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        self.pixels.stroke_path(path, &flat(ink), &stroke, self.view, None);
    }

    /// A filled polygon.
    pub(super) fn shape(&mut self, points: &[(f32, f32)], ink: Ink) {
        if let Some(path) = polygon(points) {
            self.fill(&path, ink);
        }
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), ink: Ink, width: f32) {
        if let Some(path) = open(&[from, to]) {
            self.stroke(&path, ink, width);
        }
    }

    /// A filled ellipse with its half axes.
    pub(super) fn ellipse(&mut self, x: f32, y: f32, rx: f32, ry: f32, ink: Ink) {
        if let Some(path) = ellipse_path(x, y, rx, ry) {
            self.fill(&path, ink);
        }
    }

    /// An ellipse as a ring, turned by degrees.
    pub(super) fn ring(&mut self, at: (f32, f32), rx: f32, ry: f32, degrees: f32, ink: Ink, width: f32) {
        let turn = Transform::from_rotate_at(degrees, at.0, at.1);
        let path = ellipse_path(at.0, at.1, rx, ry).and_then(|path| path.transform(turn));
        if let Some(path) = path {
            self.stroke(&path, ink, width);
        }
    }

    /// The finished photo.
    pub(super) fn jpeg(&self) -> Option<Vec<u8>> {
        let rgb: Vec<u8> = self.pixels.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        let mut photos = QUALITIES.iter().filter_map(|quality| encode(&rgb, *quality));
        photos.find(|bytes| bytes.len() <= SMALL)
    }
}

fn encode(rgb: &[u8], quality: u8) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode(rgb, SIDE, SIDE, image::ExtendedColorType::Rgb8)
        .ok()?;
    Some(bytes)
}

fn flat(ink: Ink) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(ink.color(255));
    paint
}

/// A closed path through points.
pub(super) fn polygon(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = begin(points)?;
    path.close();
    path.finish()
}

/// An open path through points.
pub(super) fn open(points: &[(f32, f32)]) -> Option<Path> {
    begin(points)?.finish()
}

fn begin(points: &[(f32, f32)]) -> Option<PathBuilder> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.0, first.1);
    rest.iter().for_each(|(x, y)| path.line_to(*x, *y));
    Some(path)
}

/// A closed path of cubic curves: each three points are two handles and an end.
pub(super) fn curves(start: (f32, f32), curves: &[[(f32, f32); 3]]) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(start.0, start.1);
    for [a, b, end] in curves {
        path.cubic_to(a.0, a.1, b.0, b.1, end.0, end.1);
    }
    path.close();
    path.finish()
}

/// An ellipse with its half axes.
pub(super) fn ellipse_path(x: f32, y: f32, rx: f32, ry: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_oval(Rect::from_ltrb(x - rx, y - ry, x + rx, y + ry)?);
    path.finish()
}

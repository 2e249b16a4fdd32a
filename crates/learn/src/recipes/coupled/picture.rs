//! A similarity as an SVG heat map (paper 2, figure 4): a row for each attribute of the first vertical, a
//! column for each of the second. Names are text and never markup; every share worth reading stands in its
//! cell, so that the picture can be printed in grey.

use std::fmt::Write as _;

use super::similarity::VerticalSimilarity;

/// Side of a cell in pixels.
const CELL: f64 = 34.0;
/// Width of a letter in labels, on the safe side.
const LETTER: f64 = 6.6;
const TOP: f64 = 64.0;
const MARGIN: f64 = 24.0;
/// Longest name that is written out.
const LONGEST: usize = 32;
/// Smallest share that is written into its cell.
const WORTH_READING: f64 = 0.05;

impl VerticalSimilarity {
    /// The attention of the first vertical's attributes to the second's as a heat map.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let frame = Frame::around(self);
        let (width, height) = (frame.width(self), frame.height(self));
        let mut svg = String::new();
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" font-family="system-ui, sans-serif" font-size="12" fill="#48525c">
<title>Similarity of attributes</title>
<rect width="{width:.0}" height="{height:.0}" fill="#fbfbf9"/>
<text x="{MARGIN}" y="24" font-size="14" fill="#2f3b48">How {} attends to {}</text>
<text x="{MARGIN}" y="42">share of a row’s attention, 0 to 1; what is missing goes to unlabelled words</text>
"##,
            shown(&self.verticals.0),
            shown(&self.verticals.1)
        );
        columns(&mut svg, &frame, self);
        rows(&mut svg, &frame, self);
        svg.push_str("</svg>\n");
        svg
    }
}

/// Where the cells begin.
struct Frame {
    left: f64,
    top: f64,
}

impl Frame {
    fn around(similarity: &VerticalSimilarity) -> Self {
        let (rows, columns) = &similarity.attributes;
        Self { left: MARGIN + 22.0 + longest(rows), top: TOP + 22.0 + longest(columns) }
    }

    fn width(&self, similarity: &VerticalSimilarity) -> f64 {
        let cells = self.left + CELL * similarity.attributes.1.len() as f64 + MARGIN;
        let heading = similarity.verticals.0.chars().count() + similarity.verticals.1.chars().count() + 18;
        cells.max(2.0 * MARGIN + 9.0 * heading.min(2 * LONGEST + 18) as f64).max(480.0)
    }

    fn height(&self, similarity: &VerticalSimilarity) -> f64 {
        self.top + CELL * similarity.attributes.0.len() as f64 + MARGIN
    }
}

/// Pixels of the longest name.
fn longest(names: &[String]) -> f64 {
    names.iter().map(|name| name.chars().count().min(LONGEST)).max().unwrap_or(0) as f64 * LETTER
}

fn columns(svg: &mut String, frame: &Frame, similarity: &VerticalSimilarity) {
    let middle = frame.left + CELL * similarity.attributes.1.len() as f64 / 2.0;
    let _ = writeln!(
        svg,
        r#"<text x="{middle:.1}" y="{:.1}" text-anchor="middle" font-weight="600">attributes of {}</text>"#,
        TOP,
        shown(&similarity.verticals.1)
    );
    for (number, name) in similarity.attributes.1.iter().enumerate() {
        let (x, y) = (frame.left + CELL * (number as f64 + 0.5) + 4.0, frame.top - 8.0);
        let _ =
            writeln!(svg, r#"<text transform="translate({x:.1} {y:.1}) rotate(-90)">{}</text>"#, shown(name));
    }
}

fn rows(svg: &mut String, frame: &Frame, similarity: &VerticalSimilarity) {
    let middle = frame.top + CELL * similarity.attributes.0.len() as f64 / 2.0;
    let _ = writeln!(
        svg,
        r#"<text transform="translate({:.1} {middle:.1}) rotate(-90)" text-anchor="middle" font-weight="600">attributes of {}</text>"#,
        MARGIN - 6.0,
        shown(&similarity.verticals.0)
    );
    for (number, (name, shares)) in similarity.attributes.0.iter().zip(&similarity.onwards).enumerate() {
        let y = frame.top + CELL * number as f64;
        let _ = writeln!(
            svg,
            r#"<text x="{:.1}" y="{:.1}" text-anchor="end">{}</text>"#,
            frame.left - 8.0,
            y + CELL / 2.0 + 4.0,
            shown(name)
        );
        for (column, share) in shares.iter().enumerate() {
            cell(svg, (frame.left + CELL * column as f64, y), *share);
        }
    }
}

/// A cell, the darker the larger the share.
fn cell(svg: &mut String, (x, y): (f64, f64), share: f64) {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let _ = writeln!(
        svg,
        r##"<rect x="{x:.1}" y="{y:.1}" width="{CELL}" height="{CELL}" fill="#2f5d73" fill-opacity="{share:.3}" stroke="#e4e4de"/>"##
    );
    if share >= WORTH_READING {
        let ink = if share > 0.55 { "#ffffff" } else { "#2f3b48" };
        let _ = writeln!(
            svg,
            r#"<text x="{:.1}" y="{:.1}" text-anchor="middle" font-size="11" fill="{ink}">{share:.2}</text>"#,
            x + CELL / 2.0,
            y + CELL / 2.0 + 4.0
        );
    }
}

/// A name as text of the picture: cut when very long, with no markup and no control characters.
fn shown(name: &str) -> String {
    let mut text: String = name.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if name.chars().count() > LONGEST {
        text.pop();
        text.push('…');
    }
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_text_and_shares_are_readable() {
        let similarity = VerticalSimilarity {
            verticals: ("Tea & <b>".into(), "Coffee".into()),
            attributes: (vec!["Brand".into(), "\"a\"\u{7}".repeat(20)], vec!["<script>".into()]),
            onwards: vec![vec![0.82], vec![f64::NAN]],
            back: vec![vec![0.5, 0.0]],
        };
        let svg = similarity.to_svg();
        assert!(
            svg.contains("Tea &amp; &lt;b&gt;") && svg.contains("&lt;script&gt;") && svg.contains(">0.82<")
        );
        assert!(!svg.contains("<script>") && !svg.contains("NaN") && !svg.contains('\u{7}'));
        assert_eq!(svg.matches("<rect").count(), 3);
    }
}

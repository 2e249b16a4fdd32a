//! Takes the figures on all items and on every resample.

use super::figures::{AgreementFigures, AttributeAgreement, Figure, KappaKind, Measures};
use super::gather::Agreement;
use super::resample::{Drawn, RESAMPLES, drawings};
use super::track::{Estimate, Track, unitising_alpha};

/// The estimates of one drawing: all spans, intents, then spans, values and presence of each attribute.
type Row = Vec<Estimate>;

impl Agreement {
    /// The figures of everything added. The same seed gives the same intervals.
    #[must_use]
    pub fn finish(self, seed: u64) -> AgreementFigures {
        let kappa = if self.people.things().len() > 2 { KappaKind::Fleiss } else { KappaKind::Cohen };
        let mut longest: Vec<(usize, u32)> = self.lengths.things().iter().copied().zip(0..).collect();
        longest.sort_unstable_by(|a, b| b.cmp(a));
        let verticals = self.verticals.things().len();
        let rows: Vec<Row> =
            drawings(&self.bases, verticals, &longest, kappa, seed).map(|drawn| self.row(&drawn)).collect();
        let attributes = self.tracks.iter().enumerate();
        let attributes = attributes.map(|(at, track)| attribute(track, &rows, 2 + 3 * at)).collect();
        let mut people = self.people.things().to_vec();
        people.sort();
        AgreementFigures {
            attributes,
            overall: measures(&rows, 0),
            intents: (!self.intents.units.is_empty()).then(|| measures(&rows, 1)),
            confusions: self.confusions.finish(self.names.things()),
            items: self.bases.len(),
            people,
            kappa,
        }
    }

    fn row(&self, drawn: &Drawn<'_>) -> Row {
        let mut row = vec![Estimate::default(), self.intents.estimate(drawn)];
        let (mut observed, mut expected) = (0.0, 0.0);
        for track in &self.tracks {
            let apart = track.spans.disagreement(drawn);
            let (o, e) = apart.unwrap_or_default();
            observed += o;
            expected += e;
            let alpha = apart.and_then(unitising_alpha);
            row.push(Estimate { alpha, ..track.spans.estimate(drawn) });
            row.push(track.values.estimate(drawn));
            row.push(track.presence(drawn));
        }
        row[0] = Estimate { alpha: unitising_alpha((observed, expected)), ..self.together.estimate(drawn) };
        row
    }
}

fn attribute(track: &Track, rows: &[Row], at: usize) -> AttributeAgreement {
    AttributeAgreement {
        attribute: track.name.clone(),
        spans: track.is_marked.then(|| measures(rows, at)),
        values: track.is_chosen.then(|| measures(rows, at + 1)),
        presence: measures(rows, at + 2),
        items: track.items,
    }
}

fn measures(rows: &[Row], at: usize) -> Measures {
    Measures {
        kappa: figure(rows, |row| row[at].kappa),
        alpha: figure(rows, |row| row[at].alpha),
        percentage: figure(rows, |row| row[at].percentage),
        f1: figure(rows, |row| row[at].f1),
    }
}

/// The first row's figure with the percentiles of the others.
fn figure(rows: &[Row], of: impl Fn(&Row) -> Option<f64>) -> Option<Figure> {
    let value = of(rows.first()?)?;
    let mut drawn: Vec<f64> = Vec::with_capacity(RESAMPLES);
    drawn.extend(rows[1..].iter().filter_map(of));
    drawn.sort_unstable_by(f64::total_cmp);
    let at = |per_mille: usize| drawn.get(drawn.len().saturating_sub(1) * per_mille / 1_000).copied();
    Some(Figure { value, low: at(25).unwrap_or(value), high: at(975).unwrap_or(value) })
}

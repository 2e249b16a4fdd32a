//! How much a model makes of photos: its answers with the items' own photos against those with other
//! photos or none (paper 5, equations 15 and 16, table 7, after Elliott 2018).

use serde::{Deserialize, Serialize};
use swingtag_catalogue::Prediction;

use super::spans::score_item;
use super::tally::Tally;
use super::{presence, same_length};
use crate::error::LearnError;
use crate::recipe::Labelled;

/// One kind of answer with own and with other photos.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Awareness {
    /// F1 over all items with their own photos.
    pub own: f64,
    /// Mean over items of their F1 with their own photos less that with the others; above 0 when the own
    /// photos help. An item of which nothing is to be said and nothing is said counts as 1.
    pub difference: f64,
}

/// All kinds of answers with own and with other photos.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhotoAwareness {
    /// Spans.
    pub spans: Awareness,
    /// Attributes that are present.
    pub presence: Awareness,
    /// Values of closed lists; nothing when gold has none.
    pub values: Option<Awareness>,
}

/// Compares the answers for labelled items with their own photos to those with others.
///
/// # Errors
/// As many answers of each kind as items are needed.
pub fn photo_awareness(
    gold: &[Labelled],
    own: &[Prediction],
    others: &[Prediction],
) -> Result<PhotoAwareness, LearnError> {
    same_length(gold, own)?;
    same_length(gold, others)?;
    let spans = |said: &[Prediction]| -> Vec<Tally> {
        gold.iter().zip(said).map(|(g, p)| score_item(&g.gold.spans, &p.spans).tally).collect()
    };
    let values = (presence::values_by_item(gold, own), presence::values_by_item(gold, others));
    let presence = presence::presence_by_item(gold, own).zip(presence::presence_by_item(gold, others));
    Ok(PhotoAwareness {
        spans: Awareness::of(spans(own).into_iter().zip(spans(others))),
        presence: Awareness::of(presence),
        values: values
            .0
            .iter()
            .any(|t| t.gold > 0)
            .then(|| Awareness::of(values.0.into_iter().zip(values.1))),
    })
}

impl Awareness {
    /// From the tallies of each item with own and with other photos.
    fn of(items: impl Iterator<Item = (Tally, Tally)>) -> Self {
        let (mut all, mut sum, mut count) = (Tally::default(), 0.0, 0_usize);
        for (own, other) in items {
            all += own;
            sum += item_f1(&own) - item_f1(&other);
            count += 1;
        }
        Self { own: all.f1(), difference: sum / count.max(1) as f64 }
    }
}

/// F1 of one item; 1 where nothing is to be found and nothing was said.
fn item_f1(tally: &Tally) -> f64 {
    if tally.gold + tally.predicted == 0 { 1.0 } else { tally.f1() }
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::{ScoredSpan, Span};

    use super::*;

    fn said(attributes: &[&str]) -> Prediction {
        let span = |name: &&str| ScoredSpan {
            span: Span::new("title", 0, 4, name),
            confidence: 1.0,
            candidates: Vec::new(),
        };
        Prediction { spans: attributes.iter().map(span).collect(), ..Prediction::default() }
    }

    #[test]
    fn the_score_is_the_mean_loss_of_an_item() {
        let mut gold = vec![Labelled::default(); 4];
        gold[..3].iter_mut().for_each(|item| item.gold.spans.push(Span::new("title", 0, 4, "Metal")));
        let own = [said(&["Metal"]), said(&["Metal"]), said(&["Colour"]), said(&[])];
        let others = [said(&["Metal"]), said(&["Colour"]), said(&["Colour"]), said(&["Colour"])];
        let awareness = photo_awareness(&gold, &own, &others).unwrap();
        assert!((awareness.spans.difference - 0.5).abs() < 1e-12, "{awareness:?}");
        assert!((awareness.spans.own - 4.0 / 6.0).abs() < 1e-12, "{awareness:?}");
        assert!((awareness.presence.difference - 0.5).abs() < 1e-12, "{awareness:?}");
        assert_eq!(awareness.values, None);
        assert!(photo_awareness(&gold, &own[..2], &others).is_err());
    }
}

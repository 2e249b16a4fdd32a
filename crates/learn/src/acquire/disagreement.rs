//! Tag flips (Zheng and others 2018, "OpenTag", section 4.3): how often the tags of an item changed from
//! one version of the model to the next.
//!
//! Deviation: versions take the place of epochs, and tags are read off the predicted spans, as they are
//! stored.

use swingtag_catalogue::segment::{Segmentation, words};
use swingtag_catalogue::{Item, Prediction};

use super::context::{Context, Needs};
use super::strategy::Strategy;

/// The items about which versions of the model disagree.
pub(super) struct Disagreement;

impl Strategy for Disagreement {
    fn name(&self) -> &'static str {
        "disagreement"
    }

    fn about(&self) -> &'static str {
        "the items whose words were tagged otherwise by earlier versions of the model"
    }

    fn needs(&self) -> Needs {
        Needs { versions: true, ..Needs::default() }
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        context.flips.clone().unwrap_or_else(|| vec![None; context.pool.len()])
    }
}

/// Words of an item whose tag changed between versions, summed over each version and the next.
#[must_use]
pub fn flips(item: &Item, versions: &[&Prediction]) -> usize {
    let tags: Vec<Vec<Tag<'_>>> = versions.iter().map(|version| tags(item, version)).collect();
    let between = |pair: &[Vec<Tag<'_>>]| pair[0].iter().zip(&pair[1]).filter(|(a, b)| a != b).count();
    tags.windows(2).map(between).sum()
}

/// An attribute, and whether its span begins here; none outside.
type Tag<'a> = Option<(&'a str, bool)>;

fn tags<'a>(item: &Item, prediction: &'a Prediction) -> Vec<Tag<'a>> {
    let of_field = |field: &swingtag_catalogue::Field| {
        let name = field.name.clone();
        words(&field.text, Segmentation::Words).into_iter().map(move |(start, end)| {
            let mut spans = prediction.spans.iter().map(|scored| &scored.span);
            let span = spans.find(|s| s.field == name && s.start < end && start < s.end);
            span.map(|span| (span.attribute.as_str(), start <= span.start))
        })
    };
    item.fields.iter().flat_map(of_field).collect()
}

//! The attributes with their scores on the holdout and what may be accepted without asking.

use swingtag_catalogue::{Attribute, AttributeKind, Schema};
use swingtag_store::ProjectCounts;

use super::accept::Accepting;
use super::per_cent;
use crate::train::PartMeasured;
use crate::view::AttributeLearning;

/// Attributes of the same name in several verticals are one row, with the colour of the first.
pub(super) fn of(
    schema: &Schema,
    vertical: Option<&str>,
    part: Option<&PartMeasured>,
    accepting: &[Accepting],
    counts: &ProjectCounts,
) -> Vec<AttributeLearning> {
    let mut rows: Vec<AttributeLearning> = Vec::new();
    for of in schema.verticals.iter().filter(|of| vertical.is_none_or(|name| of.name == name)) {
        let marked = of.attributes.iter().filter(|attribute| attribute.kind != AttributeKind::Choice);
        for attribute in marked {
            let labels = labels(counts, &of.name, &attribute.name);
            match rows.iter_mut().find(|row| row.name == attribute.name) {
                Some(row) => row.labels += labels,
                None => rows.push(row(attribute, labels, vertical, part, accepting)),
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.labels));
    rows
}

fn labels(counts: &ProjectCounts, vertical: &str, attribute: &str) -> u64 {
    let found = counts.attributes.iter().find(|c| c.vertical == vertical && c.attribute == attribute);
    found.map_or(0, |count| count.spans)
}

fn row(
    attribute: &Attribute,
    labels: u64,
    vertical: Option<&str>,
    part: Option<&PartMeasured>,
    accepting: &[Accepting],
) -> AttributeLearning {
    let measured = part.and_then(|part| part.attributes.get(&attribute.name));
    let scores = measured.map(|measured| &measured.scores);
    let measured_at_all = scores.filter(|scores| scores.support > 0);
    let one = accepting
        .iter()
        .filter(|one| one.attribute == attribute.name && vertical.is_none_or(|name| one.vertical == name))
        .max_by_key(|one| one.is_on());
    AttributeLearning {
        name: attribute.name.clone(),
        slot: attribute.slot,
        labels,
        support: scores.map_or(0, |scores| scores.support),
        precision: measured_at_all.map(|scores| per_cent(scores.precision)),
        recall: measured_at_all.map(|scores| per_cent(scores.recall)),
        f1: measured_at_all.map(|scores| per_cent(scores.f1)),
        accept: one.map(Accepting::view).unwrap_or_default(),
    }
}

//! Replies to a prediction: spans with confidences, presence of attributes, certainty.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Candidate, Certainty, Item, Prediction, ScoredAttribute, ScoredSpan, Span};

use super::asker::Replies;
use super::reply::{Found, Reply, Rule};
use super::settings::MrcSettings;
use crate::encode::round4;

/// Other attributes shown for a span.
const CANDIDATES: usize = 3;

/// How far an answer must beat “not in this text”, as a logarithm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Thresholds {
    /// By attribute that was labelled in training. What fits these says nothing about an attribute that
    /// was not: there an answer only has to beat “not in this text”.
    pub(super) own: BTreeMap<String, f64>,
}

impl Thresholds {
    pub(super) fn rule(&self, attribute: &str, settings: &MrcSettings) -> Rule {
        let threshold = self.own.get(attribute).copied().unwrap_or_default();
        Rule { threshold, further: settings.further_answers }
    }
}

/// Reads the replies of an item.
pub(super) fn decode(
    item: &Item,
    replies: &Replies<'_>,
    thresholds: &Thresholds,
    settings: &MrcSettings,
) -> Prediction {
    let rule = |reply: &Reply| thresholds.rule(&replies.asked[reply.asked].attribute, settings);
    let mut answers: Vec<(&Reply, Found)> = Vec::new();
    for reply in &replies.list {
        answers.extend(reply.found(rule(reply)).into_iter().map(|found| (reply, found)));
    }
    let presence = presence(replies, &answers);
    let kept = kept(replies, answers, settings.overlaps);
    let spans: Vec<ScoredSpan> =
        kept.iter().map(|(reply, found)| scored(item, replies, reply, found)).collect();
    let log_probability = replies.list.iter().map(|reply| reply.log_probability(rule(reply))).sum();
    let certainty = Certainty {
        log_probability: f64::from(round4(log_probability)),
        tokens: replies.list.len(),
        lowest: spans.iter().map(|span| span.confidence).fold(1.0, f32::min),
        // Questions are answered by places of words, not by tags: there is no margin of tags.
        margin: None,
        entropy: None,
    };
    Prediction { spans, presence, certainty, ..Prediction::default() }
}

/// How likely each attribute is said in any of the item's texts.
fn presence(replies: &Replies<'_>, answers: &[(&Reply, Found)]) -> Vec<ScoredAttribute> {
    let of = |place: usize| {
        let own = replies.list.iter().filter(|reply| reply.asked == place);
        ScoredAttribute {
            attribute: replies.asked[place].attribute.clone(),
            confidence: round4(own.map(Reply::presence).fold(0.0, f64::max)),
            present: answers.iter().any(|(reply, _)| reply.asked == place),
        }
    };
    (0..replies.asked.len()).map(of).collect()
}

/// Answers in text order. Answers of one attribute never overlap; of those of different attributes
/// the more probable one stays, unless overlaps are wanted.
fn kept<'a>(
    replies: &Replies<'_>,
    mut answers: Vec<(&'a Reply, Found)>,
    overlaps: bool,
) -> Vec<(&'a Reply, Found)> {
    let ends = |(reply, found): &(&Reply, Found)| {
        let pieces = &replies.pieces[reply.field];
        (reply.field, pieces[found.first].start, pieces[found.last].end)
    };
    answers.sort_by(|(a, x), (b, y)| {
        let better = y.confidence.total_cmp(&x.confidence).then(y.margin.total_cmp(&x.margin));
        better.then((a.field, x.first, a.asked).cmp(&(b.field, y.first, b.asked)))
    });
    let mut kept: Vec<(&Reply, Found)> = Vec::new();
    for answer in answers {
        let (field, start, end) = ends(&answer);
        let in_the_way = |other: &(&Reply, Found)| {
            let (other_field, from, to) = ends(other);
            let rival = !overlaps || other.0.asked == answer.0.asked;
            rival && other_field == field && from < end && start < to
        };
        if !kept.iter().any(in_the_way) {
            kept.push(answer);
        }
    }
    kept.sort_by_key(|answer| (ends(answer), answer.0.asked));
    kept
}

fn scored(item: &Item, replies: &Replies<'_>, reply: &Reply, found: &Found) -> ScoredSpan {
    let pieces = &replies.pieces[reply.field];
    let (start, end) = (pieces[found.first].start, pieces[found.last].end);
    let attribute = &replies.asked[reply.asked].attribute;
    ScoredSpan {
        span: Span::new(&item.fields[reply.field].name, start, end, attribute),
        confidence: round4(found.confidence),
        candidates: candidates(replies, reply, found),
    }
}

/// Other attributes to which the same words are an answer.
fn candidates(replies: &Replies<'_>, reply: &Reply, found: &Found) -> Vec<Candidate> {
    let others = replies.list.iter().filter(|o| o.field == reply.field && o.asked != reply.asked);
    let mut candidates: Vec<Candidate> = others
        .map(|other| Candidate {
            attribute: replies.asked[other.asked].attribute.clone(),
            confidence: round4(other.probability(found.first, found.last)),
        })
        .filter(|candidate| candidate.confidence > 0.0)
        .collect();
    candidates
        .sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.attribute.cmp(&b.attribute)));
    candidates.truncate(CANDIDATES);
    candidates
}

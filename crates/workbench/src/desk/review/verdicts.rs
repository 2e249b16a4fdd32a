//! Picks into what holds, and back.

use swingtag_catalogue::Span;
use swingtag_catalogue::review::{Said, majority};
use swingtag_store::{NewVerdict, Picked, ReviewDifference, Settled};

use super::invalid;
use super::lanes::Bench;
use crate::WorkbenchError;
use crate::view::{OwnSpan, Pick};

/// What a pick makes hold at a difference.
pub(super) fn verdict(bench: &Bench, number: u32, pick: &Pick) -> Result<NewVerdict, WorkbenchError> {
    let (place, difference) = bench.difference(number)?;
    let holds = |picked: Picked, said: Said| NewVerdict {
        difference: place,
        picked,
        said: Some(said),
        question: None,
    };
    Ok(match pick {
        Pick::Lane { lane } => {
            let lane = *lane as usize;
            let said = bench.said(difference).into_iter().nth(lane);
            let said = said.ok_or_else(|| invalid(format!("the item has no lane {}", lane + 1)))?;
            holds(whose(bench, lane), said)
        }
        Pick::None => holds(Picked::None, Said::default()),
        Pick::Both => holds(Picked::Both, Said::together(&difference.difference.said)),
        Pick::Unclear { question } => NewVerdict {
            difference: place,
            picked: Picked::Unclear,
            said: None,
            question: Some(question.trim().to_owned()),
        },
        Pick::Own { spans, values, absent } => {
            let spans = spans.iter().map(span).collect();
            let own = Said { spans, values: values.clone(), absent: *absent };
            // Whatever was given twice holds once.
            holds(Picked::Own, Said::together([&own]))
        }
    })
}

/// What most lanes say at every open difference; those on which no more than half agree are left out.
pub(super) fn majorities(bench: &Bench) -> Vec<NewVerdict> {
    let open = bench.case.differences.iter().enumerate().filter(|(_, other)| other.settled.is_none());
    let most = open.filter_map(|(place, difference)| {
        let said = bench.said(difference);
        let (lane, _) = majority(&bench.heard(difference, &said))?;
        let said = said.into_iter().nth(lane);
        Some(NewVerdict { difference: place, picked: whose(bench, lane), said, question: None })
    });
    most.collect()
}

fn whose(bench: &Bench, lane: usize) -> Picked {
    match bench.case.answers.get(lane) {
        Some(answer) => Picked::Person(answer.who.clone()),
        None => Picked::Model,
    }
}

/// How a settled difference is shown: the lane that was picked, as long as it says what was settled.
pub(super) fn shown_pick(bench: &Bench, difference: &ReviewDifference, settled: &Settled) -> Pick {
    let lane = match &settled.picked {
        Picked::Person(name) => bench.case.answers.iter().position(|answer| answer.who == *name),
        Picked::Model => Some(bench.model_lane()).filter(|_| bench.model.is_some()),
        Picked::None => return Pick::None,
        Picked::Both => return Pick::Both,
        Picked::Own | Picked::Unclear => None,
    };
    let said = bench.said(difference);
    let lane = lane.filter(|lane| said.get(*lane).is_some_and(|said| said.is_same(&settled.said)));
    match lane.and_then(|lane| u32::try_from(lane).ok()) {
        Some(lane) => Pick::Lane { lane },
        None => Pick::Own {
            spans: settled.said.spans.iter().map(own).collect(),
            values: settled.said.values.clone(),
            absent: settled.said.absent,
        },
    }
}

fn own(span: &Span) -> OwnSpan {
    OwnSpan { field: span.field.clone(), start: span.start, end: span.end, attribute: span.attribute.clone() }
}

fn span(own: &OwnSpan) -> Span {
    Span::new(&own.field, own.start, own.end, &own.attribute)
}

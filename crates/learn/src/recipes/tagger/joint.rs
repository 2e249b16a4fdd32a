//! Attributes and values together (paper 5): what a batch of items is to the fusion of text, photos and
//! attributes, and how far its attributes and its tags agree.

use candle_core::Tensor;
use swingtag_models::fusion::{
    Agreement, Fused, Fusion, FusionBatch, FusionItem, FusionShape, PhotoShape, agreement_loss,
};
use swingtag_models::{Mode, Parameters, Random};

use super::input::Input;
use super::network::{Network, Output, Plan};
use super::photos::PhotoBatch;
use super::reading::Reading;
use super::settings::{FusionKind, PoolingKind, TaggerSettings};
use super::statements::Statements;
use crate::error::LearnError;

/// The fusion that the settings ask for, for hidden states of a width and photos of another.
pub(super) fn open(
    plan: &Plan<'_>,
    (width, photos): (usize, Option<usize>),
    parameters: &mut Parameters,
    random: &mut Random,
) -> Result<Option<Fusion>, LearnError> {
    if plan.settings.fusion == FusionKind::None {
        return Ok(None);
    }
    let shape = FusionShape {
        width,
        attention: plan.settings.attention_width,
        attributes: plan.statements.presence(),
        tags: plan.tags.tags(),
        guidance: plan.settings.attribute_guidance,
        sum: plan.settings.pooling == PoolingKind::Sum,
        photos: photos.map(|width| photo_shape(&plan.settings, width)),
    };
    Ok(Some(Fusion::new(shape, parameters, random)?))
}

fn photo_shape(settings: &TaggerSettings, width: usize) -> PhotoShape {
    PhotoShape {
        width,
        global: settings.global_image,
        global_gate: settings.global_gate,
        regional: settings.regions,
        regional_gate: settings.regional_gate,
    }
}

/// Fuses a batch whose states are in step, text by text.
pub(super) fn fuse(
    fusion: &Fusion,
    statements: &Statements,
    reading: &Reading<'_>,
    photos: Option<&PhotoBatch>,
    mode: &mut Mode<'_>,
) -> Result<Fused, LearnError> {
    let (mut items, mut next) = (Vec::with_capacity(reading.inputs.len()), 0);
    for (number, input) in reading.inputs.iter().enumerate() {
        let texts = next..next + input.texts.len();
        next = texts.end;
        let mut attributes = vec![false; statements.presence()];
        statements.present_in(&input.vertical).into_iter().for_each(|(own, _)| attributes[own] = true);
        let regions = photos.map_or(0..0, |photos| photos.regions(number));
        items.push(FusionItem { texts, regions, attributes });
    }
    let ends = reading.states.places.iter().scan(0, |end, places| {
        *end += 1 + places.len();
        Some(*end)
    });
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let vectors = photos.and_then(|photos| photos.vectors.clone());
    let batch = FusionBatch { starts: starts.into(), items, photos: vectors };
    Ok(fusion.forward(&reading.states.rows, &batch, mode)?)
}

/// How far predicted attributes and predicted tags differ; nothing where no attribute is predicted.
pub(super) fn disagreement(
    network: &Network<'_>,
    inputs: &[&Input],
    output: &Output,
) -> Result<Option<Tensor>, LearnError> {
    let attributes = output.fused.as_ref().and_then(|fused| fused.attributes.as_ref());
    let Some(attributes) = attributes else { return Ok(None) };
    let items = inputs.iter().zip(&output.rows).map(|(input, rows)| {
        let allowed = &network.groups[input.group];
        let linked =
            network.statements.present_in(&input.vertical).into_iter().filter_map(|(number, name)| {
                let begin = 2 * network.tags.number(name)? as usize + 1;
                Some((number, allowed.iter().position(|tag| *tag == begin)?))
            });
        Agreement { rows: rows.concat(), allowed: allowed.clone(), attributes: linked.collect() }
    });
    let items: Vec<Agreement> = items.collect();
    Ok(Some(agreement_loss(&output.scores, attributes, &items)?.1))
}

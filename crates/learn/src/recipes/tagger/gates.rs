//! The gates of an answer, for display.

use candle_core::Tensor;
use swingtag_catalogue::{Gates, PhotoGates, TokenGate};
use swingtag_models::ModelError;

use super::input::Input;
use super::network::Output;
use crate::encode::round4;
use crate::error::LearnError;

/// How much of its photos went into the answer for the only item of a batch; nothing without a photo.
pub(super) fn gates(input: &Input, output: &Output) -> Result<Option<Gates>, LearnError> {
    let (Some(photos), Some(fused)) = (&output.photos, &output.fused) else { return Ok(None) };
    let seen = photos.seen(0);
    if seen.is_empty() {
        return Ok(None);
    }
    let mut gates = Gates::default();
    if let Some(numbers) = numbers(fused.token_gates.as_ref())? {
        for (text, rows) in input.texts.iter().zip(&output.rows[0]) {
            gates.tokens.extend(text.field.places.iter().zip(rows).map(|(place, row)| TokenGate {
                field: text.name.clone(),
                start: place.start,
                end: place.end,
                gate: numbers[*row],
            }));
        }
    }
    if let Some(numbers) = numbers(fused.region_gates.as_ref())? {
        gates.photos.extend(seen.iter().map(|photo| PhotoGates {
            photo: photo.path.clone(),
            columns: photo.columns,
            regions: numbers[photo.regions.clone()].to_vec(),
            middle: photos.middle,
        }));
    }
    Ok(Some(gates))
}

/// Gates `(N, 1)`, rounded as scores are.
fn numbers(gates: Option<&Tensor>) -> Result<Option<Vec<f32>>, LearnError> {
    let Some(gates) = gates else { return Ok(None) };
    let numbers = gates.flatten_all().and_then(|x| x.to_vec1::<f32>()).map_err(ModelError::from)?;
    Ok(Some(numbers.into_iter().map(|x| round4(f64::from(x))).collect()))
}

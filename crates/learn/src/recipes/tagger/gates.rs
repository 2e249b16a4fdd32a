//! The gates of an answer, for display.

use candle_core::Tensor;
use swingtag_catalogue::{Gates, PhotoGates, ScoredSpan, Span, TokenGate, WordRegions};
use swingtag_models::ModelError;

use super::input::Input;
use super::network::Output;
use super::photos::SeenPhoto;
use crate::encode::round4;
use crate::error::LearnError;

/// How much of its photos went into the answer for the only item of a batch, and into each of the spans;
/// nothing without a photo.
pub(super) fn gates(
    input: &Input,
    output: &Output,
    spans: &[ScoredSpan],
) -> Result<Option<Gates>, LearnError> {
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
        let words = words(input, output, fused.region_shares.as_ref(), spans)?;
        gates.photos.extend(seen.iter().map(|photo| PhotoGates {
            photo: photo.path.clone(),
            columns: photo.columns,
            regions: numbers[photo.regions.clone()].to_vec(),
            middle: photos.middle,
            words: words.iter().map(|(span, shares)| of_photo(span, shares, photo)).collect(),
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

/// What the tokens of each span took of all regions together, from shares `(N, R)`; the most of a span is 1.
fn words<'a>(
    input: &Input,
    output: &Output,
    shares: Option<&Tensor>,
    spans: &'a [ScoredSpan],
) -> Result<Vec<(&'a Span, Vec<f32>)>, LearnError> {
    let Some(shares) = shares else { return Ok(Vec::new()) };
    let shares = shares.to_vec2::<f32>().map_err(ModelError::from)?;
    let of = |scored: &'a ScoredSpan| {
        let mut sum = vec![0.0_f32; shares.first().map_or(0, Vec::len)];
        for row in rows_of(input, output, &scored.span) {
            sum.iter_mut().zip(&shares[row]).for_each(|(sum, share)| *sum += share);
        }
        let most = sum.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        (&scored.span, sum.into_iter().map(|share| round4(f64::from(share / most))).collect())
    };
    Ok(spans.iter().map(of).collect())
}

/// Rows of the tokens that a span touches.
fn rows_of<'a>(input: &'a Input, output: &'a Output, span: &'a Span) -> impl Iterator<Item = usize> + 'a {
    let texts = input.texts.iter().zip(&output.rows[0]).filter(|(text, _)| text.name == span.field);
    let tokens = texts.flat_map(|(text, rows)| text.field.places.iter().zip(rows));
    tokens.filter(|(place, _)| place.start < span.end && span.start < place.end).map(|(_, row)| *row)
}

fn of_photo(span: &Span, shares: &[f32], photo: &SeenPhoto) -> WordRegions {
    let regions = shares[photo.regions.clone()].to_vec();
    WordRegions { field: span.field.clone(), start: span.start, end: span.end, regions }
}

//! The title–description triplets of paper 4 over a batch: each title against its own description and
//! that of another item of the batch, drawn at random, never one of the same text. Items without a
//! description add nothing.

use candle_core::Tensor;
use serde::Deserialize;
use swingtag_models::{Mode, ModelError, Random, Triplet, TripletForm, TripletLoss, mean_rows};

use super::example::Example;
use super::input::TextInput;
use super::network::Network;
use super::reading::Reading;
use super::step::training;
use crate::error::LearnError;

/// What is minimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum TripletKind {
    /// `−ln σ(d / τ)`.
    LogSigmoid,
    /// What the paper writes: `σ(d / τ)` is made large.
    Paper,
}

/// What stands for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum TextEmbedding {
    /// The mean of its tokens.
    Mean,
    /// The mark at its beginning.
    Cls,
}

/// The loss of a batch, and a tensor that has its gradients; nothing where fewer than two items have
/// different descriptions. Negatives and the dropout of descriptions come from `random`.
pub(super) fn triplet_loss(
    network: &Network<'_>,
    reading: &Reading<'_>,
    batch: &[&Example],
    random: &mut Random,
) -> Result<Option<(f64, Tensor)>, LearnError> {
    let (mut titles, mut texts) = (Vec::new(), Vec::new());
    for (item, example) in batch.iter().enumerate() {
        if let (Some(title), Some(description)) = (example.input.title, &example.description) {
            titles.push((item, title));
            texts.push((example.input.vertical.as_str(), description));
        }
    }
    let triplets = draw(&texts, random);
    if triplets.is_empty() {
        return Ok(None);
    }
    let titles = title_embeddings(network, reading, &titles)?;
    let descriptions = description_embeddings(network, &texts, &mut training(network, random))?;
    let embeddings = Tensor::cat(&[&titles, &descriptions], 0).map_err(ModelError::from)?;
    let settings = &network.settings;
    let form = match settings.triplet_form {
        TripletKind::LogSigmoid => TripletForm::LogSigmoid,
        TripletKind::Paper => TripletForm::Sigmoid,
    };
    let loss = TripletLoss { form, temperature: settings.triplet_temperature };
    Ok(Some(loss.loss(&embeddings, &triplets)?))
}

/// For each description, whose title has the same number, one of another text, where there is any.
/// Embeddings are numbered titles first.
fn draw(texts: &[(&str, &TextInput)], random: &mut Random) -> Vec<Triplet> {
    let count = texts.len();
    let triplet = |(title, (_, own)): (usize, &(&str, &TextInput))| {
        let others: Vec<usize> = (0..count).filter(|other| texts[*other].1.text != own.text).collect();
        let other = others.get(random.below(others.len()))?;
        Some(Triplet { title, own: count + title, other: count + other })
    };
    texts.iter().enumerate().filter_map(triplet).collect()
}

/// Embeddings of some texts of a batch, given by item and text.
pub(super) fn title_embeddings(
    network: &Network<'_>,
    reading: &Reading<'_>,
    texts: &[(usize, usize)],
) -> Result<Tensor, LearnError> {
    let rows = texts.iter().map(|(item, text)| {
        let first = reading.poolings[*item].first[*text];
        embedded(network, &reading.rows[*item][*text], first)
    });
    Ok(mean_rows(&reading.states.rows, &rows.collect::<Vec<_>>())?)
}

/// Embeddings of descriptions, each with the vertical of its item.
pub(super) fn description_embeddings(
    network: &Network<'_>,
    texts: &[(&str, &TextInput)],
    mode: &mut Mode<'_>,
) -> Result<Tensor, LearnError> {
    let states = network.text.states(texts, mode)?;
    let rows = states.places.iter().zip(&states.first);
    let rows: Vec<Vec<usize>> = rows.map(|(places, first)| embedded(network, places, *first)).collect();
    Ok(mean_rows(&states.rows, &rows)?)
}

/// The rows that stand for a text.
fn embedded(network: &Network<'_>, places: &[usize], first: usize) -> Vec<usize> {
    match network.settings.triplet_embedding {
        TextEmbedding::Mean => places.to_vec(),
        TextEmbedding::Cls => vec![first],
    }
}

#[cfg(test)]
mod tests {
    use swingtag_models::Random;

    use super::{TextInput, draw};
    use crate::encode::EncodedField;

    fn text(text: &str) -> TextInput {
        TextInput {
            name: String::new(),
            text: text.to_owned(),
            field: EncodedField::default(),
            features: None,
        }
    }

    #[test]
    fn the_other_description_never_has_the_same_text() {
        let all: Vec<TextInput> = ["a", "b", "a", "c", "a"].map(text).into();
        let texts: Vec<(&str, &TextInput)> = all.iter().map(|text| ("", text)).collect();
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..50 {
            let triplets = draw(&texts, &mut Random::new(seed));
            assert_eq!(triplets.len(), 5);
            for (n, triplet) in triplets.iter().enumerate() {
                assert_eq!((triplet.title, triplet.own), (n, 5 + n));
                assert_ne!(all[triplet.own - 5].text, all[triplet.other - 5].text);
                seen.insert((n, triplet.other));
            }
        }
        assert_eq!(seen.len(), 2 + 4 + 2 + 4 + 2, "every other text is drawn at times");
        let same = [texts[0], texts[2]];
        assert_eq!(draw(&same, &mut Random::new(1)), []);
    }
}

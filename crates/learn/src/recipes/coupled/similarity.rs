//! How much the attributes of two verticals attend to each other: what a coupled model has found out
//! besides tagging (paper 2, figure 4).

use serde::{Deserialize, Serialize};
use swingtag_models::coupling::mean_attention;

use super::contexts::{Couple, Neighbours, Side};
use super::data::Data;
use super::network::Network;
use crate::error::LearnError;
use crate::recipe::Artefact;

/// Mean attention between the attributes of two verticals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VerticalSimilarity {
    /// The two verticals.
    pub verticals: (String, String),
    /// The attributes of both.
    pub attributes: (Vec<String>, Vec<String>),
    /// A row for each attribute of the first vertical: how its contexts share their attention among the
    /// attributes of the second, 0 to 1. What is missing to 1 goes to words without a label.
    pub onwards: Vec<Vec<f64>>,
    /// A row for each attribute of the second vertical, over those of the first.
    pub back: Vec<Vec<f64>>,
}

impl VerticalSimilarity {
    /// The same with the verticals the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        let ((a, b), (x, y)) = (self.verticals, self.attributes);
        Self { verticals: (b, a), attributes: (y, x), onwards: self.back, back: self.onwards }
    }
}

/// What a coupled model has found out about each two of its verticals.
///
/// # Errors
/// An artefact of another recipe, or a damaged one.
pub fn similarities(artefact: &Artefact) -> Result<Vec<VerticalSimilarity>, LearnError> {
    Ok(Data::of(artefact)?.similarities)
}

/// Reads the similarities off the attention of a trained network; without context coupling the attention
/// is that of untrained diagonals.
pub(super) fn of_neighbours(
    network: &Network,
    neighbours: &Neighbours,
) -> Result<Vec<VerticalSimilarity>, LearnError> {
    let even = vec![network.settings.sharpness as f32; network.words.word_width()];
    let couples = neighbours.couples.iter().enumerate();
    let one = |(part, couple): (usize, &Couple)| {
        let (left, right) = (&neighbours.sides[couple.first], &neighbours.sides[couple.second]);
        let diagonals = network.coupling.diagonals(part)?.unwrap_or_else(|| (even.clone(), even.clone()));
        let names = (attributes(network, couple.first), attributes(network, couple.second));
        let kinds = (kinds(left), kinds(right));
        let found = mean_attention(
            &couple.list,
            (&left.contexts, &right.contexts),
            (&diagonals.0, &diagonals.1),
            [(&kinds.0, names.0.len()), (&kinds.1, names.1.len())],
        );
        let verticals = network.tags.names();
        Ok(VerticalSimilarity {
            verticals: (verticals[couple.first].clone(), verticals[couple.second].clone()),
            onwards: rows(&found.onwards, names.1.len()),
            back: rows(&found.back, names.0.len()),
            attributes: names,
        })
    };
    couples.map(one).collect()
}

/// Attributes of a vertical in the order of their tags.
fn attributes(network: &Network, vertical: usize) -> Vec<String> {
    let set = network.tags.of(vertical);
    (1..set.tags()).step_by(2).filter_map(|tag| set.attribute(tag)).map(str::to_owned).collect()
}

/// The attribute of each context, where it has one: its begin and its inside are one kind.
fn kinds(side: &Side) -> Vec<Option<usize>> {
    side.tags.iter().map(|tag| tag.checked_sub(1).map(|tag| tag / 2)).collect()
}

fn rows(matrix: &[f64], columns: usize) -> Vec<Vec<f64>> {
    let round = |x: &f64| (x * 1e4).round() / 1e4;
    matrix.chunks(columns.max(1)).map(|row| row.iter().map(round).collect()).collect()
}

//! What training minimises over a batch, as tensors that have the gradients.

use candle_core::Tensor;
use swingtag_models::{Labelled, ModelError};

use super::example::Example;
use super::network::{Network, Output};
use super::reading::Reading;
use super::statements::Kind;
use crate::error::LearnError;

/// The loss of the tags.
pub(super) fn tag_loss(
    network: &Network<'_>,
    output: &Output,
    batch: &[&Example],
) -> Result<Tensor, LearnError> {
    let mut labelled = Vec::new();
    for (example, rows) in batch.iter().zip(&output.rows) {
        let group = example.input.group;
        let texts = rows.iter().zip(&example.tags);
        labelled.extend(texts.map(|(rows, tags)| Labelled { rows: rows.clone(), tags: tags.clone(), group }));
    }
    let labelled: Vec<&Labelled> = labelled.iter().collect();
    Ok(network.head.loss(&output.scores, &network.groups, &labelled)?.1)
}

/// Binary cross entropy of presence and values: a mean for each kind, so that many values of a list do
/// not drown a few attributes; the sum of the kinds. A batch without any such statement has a loss of
/// zero, so that the head has its gradient all the same.
pub(super) fn statement_loss(
    network: &Network<'_>,
    output: &Output,
    batch: &[&Example],
) -> Result<Option<Tensor>, LearnError> {
    let Some(logits) = &output.statements else { return Ok(None) };
    let statements = &network.statements.all()[..network.statements.others()];
    let mut total: Option<Tensor> = None;
    for kind in [Kind::Presence, Kind::Choice] {
        let of_kind = |example: &&Example| {
            let own = statements.iter().zip(&example.statements);
            own.map(|(statement, target)| if statement.kind() == kind { *target } else { -1.0 }).collect()
        };
        let targets: Vec<Vec<f32>> = batch.iter().map(of_kind).collect();
        let (_, loss) = swingtag_models::statement_loss(logits, &targets)?;
        total = Some(match total {
            Some(sum) => plus(&sum, &loss, 1.0)?,
            None => loss,
        });
    }
    Ok(total)
}

/// The loss of the intents, where the network judges any.
pub(super) fn intent_loss(
    network: &Network<'_>,
    reading: &Reading<'_>,
    logits: Option<&Tensor>,
    batch: &[&Example],
) -> Result<Option<Tensor>, LearnError> {
    let (Some(head), Some(logits)) = (&network.heads.intents, logits) else { return Ok(None) };
    let targets: Vec<Vec<f32>> = batch.iter().map(|example| intents(network, example).to_vec()).collect();
    Ok(Some(head.loss(logits, &reading.poolings, &targets)?))
}

/// The targets of an example's intents.
pub(super) fn intents<'e>(network: &Network<'_>, example: &'e Example) -> &'e [f32] {
    &example.statements[network.statements.others()..]
}

/// `sum + weight · more`
pub(super) fn plus(sum: &Tensor, more: &Tensor, weight: f64) -> Result<Tensor, LearnError> {
    Ok((sum + (more * weight).map_err(ModelError::from)?).map_err(ModelError::from)?)
}

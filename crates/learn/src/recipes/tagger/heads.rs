//! The heads that only some taggers have, besides the head for tags.

use swingtag_models::fusion::Fusion;
use swingtag_models::{FeatureHead, Parameters, Random, StatementHead};

use super::intents::IntentHead;
use super::joint;
use super::lexicon::{OTHERS, STRENGTHS};
use super::network::Plan;
use super::settings::FusionKind;
use crate::error::LearnError;

/// Heads as far as the settings and the schema ask for them.
pub(super) struct Heads {
    /// For presence and values, as far as the fusion does not judge them.
    pub(super) statements: Option<StatementHead>,
    /// For what the lexicon says.
    pub(super) features: Option<FeatureHead>,
    pub(super) intents: Option<IntentHead>,
    /// Attributes, photos and words together.
    pub(super) fusion: Option<Fusion>,
}

impl Heads {
    /// Heads for hidden states of a width and photos of another.
    pub(super) fn new(
        plan: &Plan<'_>,
        widths: (usize, Option<usize>),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, LearnError> {
        let statements = statements(plan, widths, parameters, random)?;
        let features = match plan.lexicon {
            Some(_) => {
                let shape = (plan.tags.tags(), OTHERS);
                Some(FeatureHead::new(&STRENGTHS, shape, parameters, random)?)
            }
            None => None,
        };
        let intents = (widths.0, plan.statements.len() - plan.statements.others());
        let intents = IntentHead::new(plan.settings.intent_level, intents, parameters, random)?;
        let fusion = joint::open(plan, widths, parameters, random)?;
        Ok(Self { statements, features, intents, fusion })
    }

    /// Lays the weights out for predicting.
    pub(super) fn prepare(&mut self) -> Result<(), LearnError> {
        if let Some(fusion) = &mut self.fusion {
            fusion.prepare()?;
        }
        Ok(())
    }
}

fn statements(
    plan: &Plan<'_>,
    (width, photos): (usize, Option<usize>),
    parameters: &mut Parameters,
    random: &mut Random,
) -> Result<Option<StatementHead>, LearnError> {
    let fused = match plan.settings.fusion {
        FusionKind::None => 0,
        FusionKind::Text | FusionKind::Photo => plan.statements.presence(),
    };
    let count = plan.statements.others() - fused;
    if count == 0 {
        return Ok(None);
    }
    let further = photos.filter(|_| plan.settings.global_image).unwrap_or_default();
    Ok(Some(StatementHead::new("statements", (width, further, count), parameters, random)?))
}

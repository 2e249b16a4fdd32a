//! F1 with its interval, the change since the version before, and the reliability diagram.

use swingtag_store::Model;

use super::{part_of, per_cent};
use crate::train::{Measured, PartMeasured};
use crate::view::{Figure, Reliability, ReliabilityBin};

/// F1 of a part of the holdout.
pub(super) fn f1(part: &PartMeasured) -> Figure {
    Figure {
        value: per_cent(part.f1.value),
        low: per_cent(part.f1.interval.low),
        high: per_cent(part.f1.interval.high),
        base: base(part),
    }
}

/// What a part was measured on.
pub(super) fn base(part: &PartMeasured) -> String {
    format!("{} holdout item{}", part.items, if part.items == 1 { "" } else { "s" })
}

/// The change in points against the version that was in use before, where both were compared on the same
/// items; for one vertical the difference of what each measured.
pub(super) fn gain(
    current: Option<&Model>,
    models: &[Model],
    vertical: Option<&str>,
) -> (Option<f32>, Option<i64>) {
    let Some(current) = current else { return (None, None) };
    let measured = Measured::of(&current.metrics);
    let Some(compared) = measured.compared else { return (None, None) };
    if vertical.is_none() {
        return (Some(per_cent(compared.comparison.difference)), Some(compared.version));
    }
    let before = models.iter().find(|model| model.id.0 == compared.version);
    let before = before.map(|model| Measured::of(&model.metrics)).unwrap_or_default();
    let both = part_of(&measured, vertical).zip(part_of(&before, vertical));
    let same = both.filter(|(now, then)| now.items == then.items);
    (same.map(|(now, then)| per_cent(now.f1.value - then.f1.value)), Some(compared.version))
}

/// How far confidences can be believed; none where nothing was said about the holdout.
pub(super) fn reliability(part: &PartMeasured) -> Option<Reliability> {
    let measured = &part.reliability;
    let bin = |bin: &swingtag_learn::evaluate::ReliabilityBin| ReliabilityBin {
        confidence: per_cent(bin.confidence) / 100.0,
        right: per_cent(bin.right) / 100.0,
        count: bin.count,
    };
    (measured.answers > 0).then(|| Reliability {
        error: per_cent(measured.error.value),
        error_before: per_cent(measured.error_before.value),
        bins: measured.bins.iter().map(bin).collect(),
        before: measured.before.iter().map(bin).collect(),
        base: format!("{} spans on {}", measured.answers, base(part)),
    })
}

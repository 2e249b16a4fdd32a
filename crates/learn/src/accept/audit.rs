//! The running audit of what is accepted without asking.
//!
//! A test martingale against “the precision is at least the one asked” (Ville 1939; Shafer et al. 2011).
//! Every audited answer multiplies the evidence by how much likelier it is under three times the errors
//! allowed. Errors may begin at any time, so the evidence is a mixture of bets that begin with each answer,
//! the `k`-th with a stake of `1 / (k (k + 1))`; what is not staked yet stands by. It is suspended as soon as
//! the evidence reaches 20: where the precision holds, that happens at no time with a chance of 95 %, however
//! long the audit runs and however often it is looked at.

use serde::{Deserialize, Serialize};

/// Chance that the audit ever suspends what is as precise as asked.
pub const RISK_OF_FALSE_SUSPENSION: f64 = 0.05;
/// So many times the errors allowed are bet on.
const TIMES: f64 = 3.0;
/// More errors than this are not bet on, whatever is allowed.
const MOST_ERRORS: f64 = 0.9;

/// What an audit says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// Answers audited.
    pub audited: u64,
    /// Right ones among them.
    pub right: u64,
    /// Evidence against the asked precision now: 1 is none, 20 suspends.
    pub evidence: f64,
    /// The answer, counted from 1, at which the evidence was enough; it stays so.
    pub suspended_at: Option<u64>,
}

impl Audit {
    /// Share of right answers; none where nothing was audited.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        (self.audited > 0).then(|| self.right as f64 / self.audited as f64)
    }
}

/// Audits answers at or above a threshold, in the order of time since it was set, against the precision
/// asked (above 0 and below 1).
#[must_use]
pub fn audit(answers: impl IntoIterator<Item = bool>, asked: f64) -> Audit {
    let allowed = (1.0 - asked).clamp(f64::EPSILON, 1.0 - f64::EPSILON);
    let bet = (TIMES * allowed).min(MOST_ERRORS).max(allowed);
    let (on_wrong, on_right) = (bet / allowed, (1.0 - bet) / (1.0 - allowed));
    let mut found = Audit { evidence: 1.0, ..Audit::default() };
    let mut staked = 0.0;
    for right in answers {
        found.audited += 1;
        found.right += u64::from(right);
        let number = found.audited as f64;
        staked = (staked + 1.0 / (number * (number + 1.0))) * if right { on_right } else { on_wrong };
        found.evidence = staked + 1.0 / (number + 1.0);
        if found.suspended_at.is_none() && found.evidence * RISK_OF_FALSE_SUSPENSION >= 1.0 {
            found.suspended_at = Some(found.audited);
        }
    }
    found
}

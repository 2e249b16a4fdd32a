//! Whether a training is due. Pure: it knows counts and minutes and starts nothing.

use crate::train::Effort;
use crate::view::LearningSettings;

/// Minutes without any act of a person after which the machine is taken to be free.
pub(super) const IDLE_MINUTES: u64 = 10;

/// What there is to decide by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Items finished since the last training began.
    pub finished: u64,
    /// Minutes since then, or since the project was opened where there was none.
    pub minutes: u64,
    /// Minutes since a person last did anything here.
    pub idle: u64,
    /// Items finished in this session since the encoder was last trained.
    pub for_encoder: u64,
    /// A training waits, runs or stands still.
    pub trains: bool,
    /// Any other job does.
    pub works: bool,
}

/// A training that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// How much of the network.
    pub effort: Effort,
}

/// The rule. Heads are trained after so many finished items, or when so many minutes have passed and
/// anything was finished; the encoder when nobody works and nothing else does, if that is wanted.
#[must_use]
pub fn due(settings: &LearningSettings, facts: &Facts) -> Option<Due> {
    if facts.trains {
        return None;
    }
    let by_count = settings.every > 0 && facts.finished >= u64::from(settings.every);
    let by_time = settings.minutes > 0 && facts.finished > 0 && facts.minutes >= u64::from(settings.minutes);
    if by_count || by_time {
        return Some(Due { effort: Effort::Heads });
    }
    let free = settings.fine_tune_idle && facts.idle >= IDLE_MINUTES && !facts.works;
    (free && facts.for_encoder > 0).then_some(Due { effort: Effort::FineTune })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const USUAL: LearningSettings = LearningSettings {
        every: 20,
        minutes: 0,
        fine_tune_idle: false,
        next_batch: true,
        batch_size: 50,
        precision: 98.0,
        accept: Vec::new(),
    };

    #[test]
    fn heads_are_due_by_count_or_by_time_and_never_twice_at_once() {
        let facts = |finished, minutes| Facts { finished, minutes, ..Facts::default() };
        let heads = Some(Due { effort: Effort::Heads });
        assert_eq!([19, 20, 21].map(|n| due(&USUAL, &facts(n, 999))), [None, heads, heads]);
        let timed = LearningSettings { minutes: 30, ..USUAL };
        assert_eq!([(1, 29), (1, 30), (0, 30)].map(|(n, m)| due(&timed, &facts(n, m))), [None, heads, None]);
        assert_eq!(due(&USUAL, &Facts { trains: true, ..facts(500, 0) }), None);
        assert_eq!(due(&LearningSettings { every: 0, ..USUAL }, &facts(500, 999)), None);
    }

    #[test]
    fn the_encoder_is_trained_when_nobody_works_and_only_if_wanted() {
        let idle = Facts { idle: IDLE_MINUTES, for_encoder: 3, ..Facts::default() };
        let wanted = LearningSettings { fine_tune_idle: true, ..USUAL };
        assert_eq!(due(&wanted, &idle), Some(Due { effort: Effort::FineTune }));
        assert_eq!(due(&USUAL, &idle), None);
        for busy in [
            Facts { idle: IDLE_MINUTES - 1, ..idle },
            Facts { for_encoder: 0, ..idle },
            Facts { works: true, ..idle },
        ] {
            assert_eq!(due(&wanted, &busy), None);
        }
    }

    proptest! {
        #[test]
        fn nothing_finished_means_nothing_trained(
            every in 0_u32..9, minutes in 0_u32..9, fine_tune_idle: bool, passed: u64, idle: u64, works: bool,
        ) {
            let settings = LearningSettings { every, minutes, fine_tune_idle, ..USUAL };
            let facts = Facts { minutes: passed, idle, works, ..Facts::default() };
            prop_assert_eq!(due(&settings, &facts), None);
        }
    }
}

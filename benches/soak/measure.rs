//! From a key to the frame that shows what it did, by the page's own clock.

use serde_json::{Value, json};

use crate::support::Window;

/// Notes every A with what works behind the window then. A key's own time counts what it waited for.
const MEASURE: &str = "
    const times = (window.soakTimes = []);
    const behind = () => {
        const work = document.querySelector('footer .job')?.textContent ?? '';
        return work === '' ? 'none' : /training/.test(work) ? 'training' : 'other';
    };
    addEventListener('keydown', ({ key, timeStamp }) => {
        if (key !== 'a') return;
        const [now, work] = [performance.now(), behind()];
        const began = timeStamp > now - 10000 && timeStamp <= now ? timeStamp : now;
        requestAnimationFrame(() => setTimeout(() => times.push([work, performance.now() - began])));
    }, true);";

/// Milliseconds by what worked meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Times {
    pub(crate) none: Vec<f64>,
    pub(crate) training: Vec<f64>,
    pub(crate) other: Vec<f64>,
}

impl Times {
    /// Begins to measure in a window.
    pub(crate) fn begin(window: &Window) {
        window.run(MEASURE, &[]);
    }

    /// Takes what was measured since the last call.
    pub(crate) fn take(&mut self, window: &Window) {
        let taken = window.run("return window.soakTimes.splice(0)", &[]);
        for one in taken.as_array().into_iter().flatten() {
            let kind = match one[0].as_str() {
                Some("none") => &mut self.none,
                Some("training") => &mut self.training,
                _ => &mut self.other,
            };
            kind.extend(one[1].as_f64());
        }
    }
}

/// The middle of some times; none of no times.
pub(crate) fn median(times: &[f64]) -> Option<f64> {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}

/// As a line of figures wants it.
pub(crate) fn value(times: &[f64]) -> Value {
    json!(times)
}

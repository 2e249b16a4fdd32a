//! The scripted person: accepts what the model says and is done, item by item, by keys.

use serde_json::Value;

/// What an item took.
#[derive(Clone, Debug, Default)]
pub(crate) struct Worked {
    /// Decisions that the page was told are on disk.
    pub(crate) told: u64,
    /// Decisions asked for, told or not.
    pub(crate) asked: u64,
    /// Milliseconds from key to paint of each acceptance.
    pub(crate) painted: Vec<f64>,
    /// Whether a job ran all the while.
    pub(crate) busy: bool,
    /// Whether there was an item to work on.
    pub(crate) went_on: bool,
}

impl Worked {
    /// Reads the answer of [`WORK`].
    pub(crate) fn of(answer: &Value) -> Self {
        let times = answer["painted"].as_array().into_iter().flatten().filter_map(Value::as_f64);
        Self {
            told: answer["told"].as_u64().unwrap_or_default(),
            asked: answer["asked"].as_u64().unwrap_or_default(),
            painted: times.collect(),
            busy: answer["busy"] == true,
            went_on: answer["wentOn"] == true,
        }
    }
}

/// Works on the item in view and goes to the next. Decisions are counted where they pass to Rust and come back.
pub(crate) const WORK: &str = r#"
    const done = arguments[arguments.length - 1];
    const inside = window.__TAURI_INTERNALS__;
    if (!window.__soak) {
        const soak = (window.__soak = { asked: 0, told: 0 });
        const invoke = inside.invoke;
        inside.invoke = (name, ...rest) => {
            const answer = invoke(name, ...rest);
            if (name === "decide") {
                soak.asked++;
                answer.then(() => soak.told++, () => {});
            }
            return answer;
        };
    }
    const soak = window.__soak, before = { ...soak };
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
    const settled = async () => { for (let n = 0; n < 500 && soak.told < soak.asked; n++) await rest(10); };
    const runs = async () => (await inside.invoke("jobs")).some((job) => job.state === "running");
    const current = () => document.querySelector('[data-item][aria-current="true"]')?.dataset.item;
    const press = (key, more = {}) => window.dispatchEvent(
        new KeyboardEvent("keydown", { key, code: "Key" + key.toUpperCase(), bubbles: true, ...more }));
    (async () => {
        const painted = [], item = current();
        let busy = await runs();
        for (let n = 0; n < 3; n++) {
            const tag = document.querySelector('[data-tag][data-state="predicted"]');
            if (!tag) break;
            tag.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
            await frame();
            const began = performance.now();
            press("a");
            await frame();
            painted.push(performance.now() - began);
            await settled();
        }
        window.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey: true }));
        await settled();
        const began = performance.now();
        while (current() === item && performance.now() - began < 5000) await frame();
        busy = busy && (await runs());
        const wentOn = current() !== undefined && current() !== item;
        done({ told: soak.told - before.told, asked: soak.asked - before.asked, painted, busy, wentOn });
    })();"#;

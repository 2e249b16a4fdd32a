//! One run of the application under the driver, with the few things a person does to it.

use std::ffi::OsString;
use std::fs::DirEntry;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::display::Display;
use super::driver::Driver;
use super::wire::Wire;

/// Longest wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until photos are decoded and what is in the page has been painted.
const PAINTED: &str = "
    const done = arguments[arguments.length - 1];
    const decoded = [...document.images].map((image) => image.decode().catch(() => null));
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    Promise.all(decoded).then(frame).then(frame).then(frame).then(() => done(null));";

/// Keeps the page drawing, the whole of it and unseen: the driver takes its picture at the next frame. Without
/// OpenGL a page in which nothing changes draws none, and a picture that comes right after the window took its
/// size holds only what was drawn since.
const STIR: &str = "
    const veil = document.createElement('i');
    veil.style.cssText = 'position:fixed;inset:0;z-index:9999;pointer-events:none';
    document.body.append(veil);
    let step = 0;
    const timer = setInterval(() => { veil.style.backgroundColor = `rgba(${++step % 2},0,0,0)`; }, 20);
    window.endStirring = () => { clearInterval(timer); veil.remove(); };";

/// How the window looks when it opens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Pixels across.
    pub(crate) width: u32,
    /// Pixels down.
    pub(crate) height: u32,
    /// `light` or `dark`.
    pub(crate) theme: &'static str,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 1440, height: 900, theme: "light" }
    }
}

/// The running application.
pub(crate) struct Window {
    page: Wire,
    // Ends after the session is closed.
    _driver: Driver,
}

impl Window {
    /// Runs a test in a window over a project (none: the start screen), then closes the window.
    pub(crate) fn with(
        display: &Display,
        folder: &Path,
        look: Look,
        project: Option<&Path>,
        test: impl FnOnce(&Window),
    ) {
        prepare(folder, look);
        let window = Self::open(display, folder, project);
        let result = catch_unwind(AssertUnwindSafe(|| test(&window)));
        if result.is_err() {
            window.picture("failed");
        }
        // Closed before the driver ends, or processes stay behind, also after a test that failed.
        let closed = window.page.close();
        end(folder);
        drop(window);
        result.unwrap_or_else(|panic| resume_unwind(panic));
        closed.unwrap();
    }

    /// Opens a window over a project and kills its process so long after items were there, whatever it is doing then;
    /// `work` ends with the error of a page that is gone, or before.
    pub(crate) fn until_killed(
        display: &Display,
        folder: &Path,
        project: &Path,
        after: Duration,
        work: impl FnOnce(&Window) -> Result<(), String>,
    ) {
        prepare(folder, Look::default());
        let window = Self::open(display, folder, Some(project));
        window.until("document.querySelector('[data-item]')");
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(after);
                if let Some(process) = running_with(folder) {
                    let _ = Command::new("kill").arg("-9").arg(process).status();
                }
            });
            let _gone = work(&window);
        });
        let _gone = window.page.close();
        end(folder);
    }

    fn open(display: &Display, folder: &Path, project: Option<&Path>) -> Self {
        let driver = Driver::start(display.name(), folder);
        let arguments: Vec<&Path> = project.into_iter().collect();
        let options = json!({ "binary": env!("CARGO_BIN_EXE_swingtag-desktop"), "args": arguments });
        Self { page: Wire::open(driver.port(), options).unwrap(), _driver: driver }
    }

    /// Runs a function body in the page.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_run(script, arguments).unwrap_or_else(|error| panic!("{script}\n{error}"))
    }

    /// The same in a window that may be gone.
    pub(crate) fn try_run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.page.post("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a function body that ends by calling `arguments[arguments.length - 1]`.
    pub(crate) fn run_async(&self, script: &str) -> Value {
        let body = json!({ "script": script, "args": [] });
        self.page.post("execute/async", &body).unwrap_or_else(|error| panic!("{script}\n{error}"))
    }

    /// Waits until an expression of the page is true; names what the page shows when it never is.
    pub(crate) fn until(&self, expression: &str) {
        self.try_until(expression).unwrap_or_else(|error| panic!("{expression}\n{error}"));
    }

    /// The same in a window that may be gone.
    pub(crate) fn try_until(&self, expression: &str) -> Result<(), String> {
        let script = format!("return Boolean({expression})");
        let began = Instant::now();
        while self.try_run(&script, &[])? != json!(true) {
            if began.elapsed() > PATIENCE {
                let shown = self.try_run("return document.body.innerText", &[])?;
                panic!("never true: {expression}\nthe window shows: {shown:#}");
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        Ok(())
    }

    /// Presses keys one after the other, `held` held down meanwhile. Keys go where the focus is.
    pub(crate) fn press(&self, held: &[char], keys: &[char]) {
        self.try_press(held, keys).unwrap();
    }

    /// The same in a window that may be gone.
    pub(crate) fn try_press(&self, held: &[char], keys: &[char]) -> Result<(), String> {
        let one = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let down = held.iter().map(|&key| one("keyDown", key));
        let pressed = keys.iter().flat_map(|&key| [one("keyDown", key), one("keyUp", key)]);
        let up = held.iter().rev().map(|&key| one("keyUp", key));
        let actions: Vec<Value> = down.chain(pressed).chain(up).collect();
        let source = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.page.post("actions", &json!({ "actions": [source] })).map(|_| ())
    }

    /// Lets files fall onto the window, as Tauri tells the page of it: no driver can drag from outside.
    pub(crate) fn drop_files(&self, files: &[&Path]) {
        let script = "
            const dropped = window.__internal_unstable_listeners_object_id__.dropped;
            for (const id of Object.getOwnPropertyNames(dropped)) {
                const event = { event: 'dropped', id: Number(id), payload: arguments[0] };
                window.__TAURI_INTERNALS__.runCallback(dropped[id].handlerId, event);
            }";
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.run(script, &[json!(paths)]);
    }

    /// Clicks in the middle of the first element of a selector, as soon as there is one.
    pub(crate) fn click(&self, selector: &str) {
        let wanted = json!(selector);
        self.until(&format!("document.querySelector({wanted})"));
        let script = "
            const element = document.querySelector(arguments[0]);
            element.scrollIntoView({ block: 'nearest' });
            const box = element.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round);";
        let place = self.run(script, &[wanted]);
        let at = |n: usize| place[n].as_i64().unwrap_or_else(|| panic!("{selector} is nowhere: {place}"));
        let place = (at(0), at(1));
        self.drag(place, place);
    }

    /// Presses the left button at one place, moves to another and lets go.
    pub(crate) fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        let to_place = |(x, y): (i64, i64)| json!({ "type": "pointerMove", "duration": 60, "x": x, "y": y });
        let mut actions = vec![to_place(from), json!({ "type": "pointerDown", "button": 0 })];
        if from != to {
            actions.extend([to_place(((from.0 + to.0) / 2, to.1)), to_place(to)]);
        }
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let source = json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions
        });
        self.page.post("actions", &json!({ "actions": [source] })).unwrap();
    }

    /// Takes a picture of the page into `target/screenshots` and says where it is.
    pub(crate) fn picture(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        self.run_async(PAINTED);
        self.run(STIR, &[]);
        let picture = self.page.get("screenshot").unwrap();
        self.run("window.endStirring()", &[]);
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, decoded(picture.as_str().unwrap())).unwrap();
        file
    }
}

/// Writes the preferences that give the window its look. What the one before left behind when the driver
/// ended it is no crash to be told of.
fn prepare(folder: &Path, look: Look) {
    let _ = std::fs::remove_dir_all(folder.join("log"));
    let write = |name: &str, value: Value| {
        let path: PathBuf = folder.join(name);
        std::fs::write(path, value.to_string()).unwrap();
    };
    write("window.json", json!({ "width": look.width, "height": look.height, "maximised": false }));
    write("preferences.json", json!({ "annotator": "Ōe Kenzaburō", "theme": look.theme }));
}

/// Waits until the application has ended, since the next one wants the project. The driver ends it now and
/// then late or not at all, so it is asked to end as the system asks it at the end of the day.
fn end(folder: &Path) {
    let began = Instant::now();
    let mut asked = false;
    while let Some(process) = running_with(folder) {
        if !asked && began.elapsed() > Duration::from_secs(2) {
            let _ = Command::new("kill").arg(process).status();
            asked = true;
        }
        assert!(began.elapsed() < PATIENCE, "the application does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The application that runs with these preferences, by its process number.
fn running_with(folder: &Path) -> Option<OsString> {
    let wanted = format!("SWINGTAG_CONFIG={}", folder.display());
    let is_ours = |process: &DirEntry| {
        let binary = std::fs::read_link(process.path().join("exe")).unwrap_or_default();
        let variables = std::fs::read(process.path().join("environ")).unwrap_or_default();
        binary == Path::new(env!("CARGO_BIN_EXE_swingtag-desktop"))
            && variables.split(|byte| *byte == 0).any(|variable| variable == wanted.as_bytes())
    };
    std::fs::read_dir("/proc").unwrap().flatten().find(is_ours).map(|process| process.file_name())
}

/// Base 64, as screenshots travel.
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|byte| !b"=\r\n".contains(byte)).map(value).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits =
            four.iter().fold(0u32, |bits, &digit| bits << 6 | u32::from(digit)) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}

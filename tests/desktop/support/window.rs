//! One run of the application under the driver, with the few things a person does to it.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::display::Display;
use super::driver::Driver;

/// Longest wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(60);

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
    page: Client,
    // Dropped after the session is closed.
    _driver: Driver,
}

impl Window {
    /// Runs a test in a window over a project (none: the start screen), then closes the window.
    pub(crate) fn with<Test>(display: &Display, folder: &Path, look: Look, project: Option<&Path>, test: Test)
    where
        Test: AsyncFnOnce(&Window),
    {
        prepare(folder, look);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let window = Self::open(display, folder, project).await;
            test(&window).await;
            // Closed before the driver ends, or processes stay behind. A failed test ends the driver
            // instead, which takes the application with it.
            window.page.clone().close().await.unwrap();
        });
    }

    async fn open(display: &Display, folder: &Path, project: Option<&Path>) -> Self {
        let driver = Driver::start(display.name(), folder);
        let arguments: Vec<&Path> = project.into_iter().collect();
        let options = json!({ "binary": env!("CARGO_BIN_EXE_swingtag-desktop"), "args": arguments });
        let capabilities = Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let page = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await
            .unwrap();
        Self { page, _driver: driver }
    }

    /// Runs a function body in the page.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.page.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Runs a function body that ends by calling `arguments[arguments.length - 1]`.
    pub(crate) async fn run_async(&self, script: &str) -> Value {
        self.page.execute_async(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until an expression of the page is true; names what the page shows when it never is.
    pub(crate) async fn until(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        let holds = || async { self.run(&script, Vec::new()).await == json!(true) };
        if !within(PATIENCE, holds).await {
            let shown = self.run("return document.body.innerText", Vec::new()).await;
            panic!("never true: {expression}\nthe window shows: {shown:#}");
        }
    }

    /// Presses keys one after the other, `held` held down meanwhile. Keys go where the focus is.
    pub(crate) async fn press(&self, held: &[char], keys: &[char]) {
        let down = held.iter().map(|&value| KeyAction::Down { value });
        let pressed = keys.iter().flat_map(|&value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let up = held.iter().rev().map(|&value| KeyAction::Up { value });
        let actions = down
            .chain(pressed)
            .chain(up)
            .fold(KeyActions::new("keyboard".to_owned()), |actions, action| actions.then(action));
        self.page.perform_actions(actions).await.unwrap();
    }

    /// Clicks the first element of a selector, as soon as there is one.
    pub(crate) async fn click(&self, selector: &str) {
        let found = self.page.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        let element = found.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Presses the left button at one place, moves to another and lets go.
    pub(crate) async fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        let at = |(x, y)| PointerAction::MoveTo { duration: Some(Duration::from_millis(60)), x, y };
        let actions = MouseActions::new("mouse".to_owned())
            .then(at(from))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(at(((from.0 + to.0) / 2, to.1)))
            .then(at(to))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.page.perform_actions(actions).await.unwrap();
    }

    /// Takes a picture of the page into `target/screenshots`.
    pub(crate) async fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let bytes = self.page.screenshot().await.unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }
}

/// Writes the preferences that give the window its look.
fn prepare(folder: &Path, look: Look) {
    let write = |name: &str, value: Value| {
        let path: PathBuf = folder.join(name);
        std::fs::write(path, value.to_string()).unwrap();
    };
    write("window.json", json!({ "width": look.width, "height": look.height, "maximised": false }));
    write("preferences.json", json!({ "annotator": "Ōe Kenzaburō", "theme": look.theme }));
}

/// Whether a condition comes true in time.
async fn within<Met: Future<Output = bool>>(patience: Duration, condition: impl Fn() -> Met) -> bool {
    let began = tokio::time::Instant::now();
    while began.elapsed() < patience {
        if condition().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    false
}

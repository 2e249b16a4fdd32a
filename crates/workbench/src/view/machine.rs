//! What lies around on this machine: folders, devices, encoders, and how the last session ended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::pretrained::EncoderKind;

/// The machine as the settings show it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MachineView {
    /// Version of Swingtag.
    pub version: String,
    /// Preferences, window state, the sample project.
    pub preferences: String,
    /// Encoders; none where the system names no place for them.
    pub models: Option<String>,
    /// Logs of what broke inside.
    pub logs: String,
    /// Devices that this build can compute on, `auto` first.
    pub devices: Vec<String>,
    /// What the session before left behind, told once.
    pub broke_off: Option<BrokeOff>,
    /// The project file named at the start, opened or refused.
    pub given: Option<String>,
}

/// The session before did not close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BrokeOff {
    /// The log, where something broke inside; none where the process was ended from outside.
    pub log: Option<String>,
}

/// A pretrained encoder as the settings list it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EncoderView {
    /// Its name.
    pub name: String,
    /// What it reads.
    #[ts(type = "\"text\" | \"photo\" | \"vectors\"")]
    pub kind: EncoderKind,
    /// One sentence for people.
    pub about: String,
    /// Licence of its weights.
    pub licence: String,
    /// Size of its files.
    #[ts(type = "number")]
    pub bytes: u64,
    /// It lies complete in the cache.
    pub installed: bool,
    /// It can be fetched: somebody publishes it where Swingtag knows.
    pub published: bool,
    /// The one of its kind that is taken when nobody chooses.
    pub usual: bool,
}

/// A category of an open product taxonomy, to begin a project with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CategoryView {
    /// Its id in the file.
    pub id: String,
    /// Names from the top down.
    pub path: Vec<String>,
    /// Names of its attributes.
    pub attributes: Vec<String>,
}

/// Categories of a taxonomy file that verticals begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaxonomyChoice {
    /// The file.
    pub file: String,
    /// Ids of the categories.
    pub categories: Vec<String>,
}

/// What the system asks of the window: a menu item, a file that was double-clicked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asked {
    /// Run a binding of the page.
    Run {
        /// Its name.
        id: String,
    },
    /// Open a project.
    Open {
        /// Its file.
        path: String,
    },
}

//! What a person has set, kept outside of projects.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How close rows and controls stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// As drawn.
    #[default]
    Comfortable,
    /// More rows on the screen.
    Compact,
}

/// What a person has set, kept outside projects.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Name written into decisions.
    pub annotator: String,
    /// Light or dark.
    pub theme: Theme,
    /// How close rows and controls stand.
    pub density: Density,
    /// Zoom of title and description, in per cent, 80 to 200.
    pub text_zoom: u16,
    /// Keys that were changed: by the name of the binding all its keys, in the order it lists its own.
    #[ts(type = "Record<string, string[]>")]
    pub keys: BTreeMap<String, Vec<String>>,
    /// Every letter key asks for Alt.
    pub alt_letters: bool,
    /// What the window computes with: `auto`, `cpu`, `cuda` or `metal`.
    pub device: String,
    /// Encoder of texts that the window trains with; by default the product's.
    pub encoder: Option<String>,
    /// Encoder of photos that the window trains with; by default the product's.
    pub photo_encoder: Option<String>,
    /// Regions of photos are shown.
    pub regions: bool,
    /// Columns of the items table that are put away.
    pub hidden_columns: Vec<String>,
    /// The guide through the first item has been gone through or sent away.
    pub guide_seen: bool,
    /// Projects opened last, newest first.
    pub recent: Vec<RecentProject>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            annotator: "me".to_owned(),
            theme: Theme::System,
            density: Density::Comfortable,
            text_zoom: 100,
            keys: BTreeMap::new(),
            alt_letters: false,
            device: "auto".to_owned(),
            encoder: None,
            photo_encoder: None,
            regions: false,
            hidden_columns: vec!["assignee".to_owned()],
            guide_seen: false,
            recent: Vec::new(),
        }
    }
}

/// A project opened before.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecentProject {
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: String,
    /// Nothing lies at the path now. Looked up whenever preferences are read.
    #[serde(default)]
    pub gone: bool,
}

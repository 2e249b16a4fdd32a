//! The application: opens a project, runs operations and jobs; no Tauri, no terminal.

pub mod view;

//! Swingtag's window: starts, opens the project given as argument, and hands everything else to the
//! workbench. Holds no rule of the product.

// A release on Windows must not open a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod crash;
mod dialogs;
mod photos;
mod session;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use session::Session;
use tauri::{Manager, RunEvent};

fn main() -> ExitCode {
    // A child that reads an untrusted file runs in this same executable and never reaches the window.
    if let Some(code) = swingtag_workbench::child::intercept() {
        return code;
    }
    let folder = swingtag_workbench::preferences::folder();
    crash::keep_log(&folder);
    let project = match project_argument() {
        Ok(project) => project,
        Err(code) => return code,
    };
    match run(folder, project) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: PathBuf, project: Option<PathBuf>) -> tauri::Result<()> {
    tauri::Builder::default()
        .register_asynchronous_uri_scheme_protocol("img", photos::serve)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            window::open(app, Session::start(app.handle().clone(), folder, project))?;
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                app.state::<Session>().close();
            }
        });
    Ok(())
}

/// The one argument: a project file.
fn project_argument() -> Result<Option<PathBuf>, ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    let project = arguments.next().map(PathBuf::from);
    let wrong =
        arguments.next().is_some() || project.as_ref().is_some_and(|p| p.to_string_lossy().starts_with('-'));
    if wrong {
        eprintln!("usage: swingtag-desktop [PROJECT.swingtag]");
        return Err(ExitCode::from(2));
    }
    Ok(project)
}

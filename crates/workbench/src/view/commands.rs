//! Everything the window can ask for, declared once.
//!
//! The shell turns the list into Tauri commands, [`COMMANDS`] into the TypeScript of the bridge. A
//! command that is missing on either side does not compile, so the two cannot drift apart.

use ts_rs::{Config, TS};

use super::{
    DecisionRequest, Direction, ItemView, JobRequest, JobView, Outcome, Preferences, ProjectView, QueueView,
    RecipeView,
};

/// Hands the list of commands to a macro of the caller, which makes of it what it needs.
///
/// Every entry reads `/// words` `name(argument: Type, …) -> Result;` with types of [`crate::view`].
#[macro_export]
macro_rules! window_commands {
    ($callback:ident) => {
        $callback! {
            /// What this person has set.
            preferences() -> Preferences;
            /// Keeps what this person has set.
            save_preferences(preferences: Preferences) -> ();
            /// The open project; fails with the reason when the one given at the start could not be opened.
            project() -> Option<ProjectView>;
            /// Opens a project file and closes the one before.
            open_project(path: String) -> ProjectView;
            /// Makes an empty project file and opens it.
            create_project(path: String, name: String) -> ProjectView;
            /// Makes the sample project, by default beside the preferences, and opens it.
            create_sample(path: Option<String>) -> ProjectView;
            /// Asks for a project file; none when the question was closed.
            pick_project() -> Option<String>;
            /// Asks for item files; empty when the question was closed.
            pick_files() -> Vec<String>;
            /// Asks for a folder; none when the question was closed.
            pick_folder() -> Option<String>;
            /// Asks where to write a project file; none when the question was closed.
            pick_save(default_name: String) -> Option<String>;
            /// A page of the queue; with `around`, the page that holds this item.
            queue(offset: u64, limit: u32, around: Option<i64>) -> QueueView;
            /// An item with everything that Annotate draws.
            item(id: i64) -> ItemView;
            /// The neighbour of an item in the queue; none at the end.
            next_item(from: i64, direction: Direction) -> Option<i64>;
            /// Carries out one act of a person; on disk when it returns.
            decide(request: DecisionRequest) -> Outcome;
            /// Takes the last act back.
            undo() -> Outcome;
            /// Does again what was taken back last.
            redo() -> Outcome;
            /// Starts background work and gives its number.
            start_job(request: JobRequest) -> i64;
            /// Asks a job to stop.
            cancel_job(id: i64) -> ();
            /// Jobs of this project, newest first.
            jobs() -> Vec<JobView>;
            /// The recipes that a model can be trained with, simplest first.
            recipes() -> Vec<RecipeView>;
        }
    };
}

/// A command as the bridge writes it down.
pub struct CommandType {
    /// Name by which it is invoked.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// TypeScript of its arguments: `{ id: number }`.
    pub arguments: fn(&Config) -> String,
    /// TypeScript of its result.
    pub result: fn(&Config) -> String,
}

macro_rules! describe {
    ($($(#[doc = $doc:literal])* $name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        /// All commands, in the order declared.
        pub const COMMANDS: &[CommandType] = &[$(CommandType {
            name: stringify!($name),
            doc: concat!($($doc),*),
            arguments: |_config| {
                let arguments: &[String] = &[$(field(stringify!($argument), &<$type as TS>::name(_config))),*];
                if arguments.is_empty() { "undefined".to_owned() } else { format!("{{ {} }}", arguments.join(", ")) }
            },
            result: <$result as TS>::name,
        }),*];
    };
}

window_commands!(describe);

/// One argument in TypeScript, named as Tauri wants it: `default_name` is sent as `defaultName`.
fn field(name: &str, type_name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    let camel = parts.fold(first, |name, part| {
        let (head, tail) = part.split_at(part.len().min(1));
        name + &head.to_ascii_uppercase() + tail
    });
    format!("{camel}: {type_name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_named_as_tauri_expects_them() {
        assert_eq!(field("default_name", "string"), "defaultName: string");
        assert_eq!(field("id", "number"), "id: number");
    }

    #[test]
    fn names_are_unique() {
        let names: std::collections::BTreeSet<_> = COMMANDS.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
    }
}

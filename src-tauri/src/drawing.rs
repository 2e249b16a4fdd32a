//! How the page is drawn on Linux where no graphics card can be reached.
//!
//! WebKit composes every frame of the whole window with OpenGL. Without a card Mesa emulates one on the
//! processor: seconds of it at the start, a tenth of a second for every frame, and copies of all pictures.
//! Told so, WebKit paints only what changed, straight into memory. It reads that from its environment, and
//! the environment of a running process cannot be changed safely, so the program starts itself over, once.
//!
//! Whoever has set any of WebKit's own switches is not overruled.

use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

/// Tells WebKit to paint without OpenGL.
const WITHOUT_CARD: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Switches of WebKit about the same; a person who knows one knows better.
const SWITCHES: [&str; 4] = [
    WITHOUT_CARD,
    "WEBKIT_FORCE_COMPOSITING_MODE",
    "WEBKIT_SKIA_ENABLE_CPU_RENDERING",
    "WEBKIT_DISABLE_DMABUF_RENDERER",
];

/// Starts the program over with the switch where it helps, and then does not come back. Goes on as it is
/// where a card is there, where somebody has chosen, or where starting over fails.
pub(crate) fn suit_the_machine() {
    if has_card(Path::new("/dev")) || SWITCHES.iter().any(|name| std::env::var_os(name).is_some()) {
        return;
    }
    let mut arguments = std::env::args_os();
    let (name, Ok(program)) = (arguments.next(), std::env::current_exe()) else { return };
    let error = again(&program, name, arguments).exec();
    eprintln!("the window is drawn slowly: {} could not be started over: {error}", program.display());
}

fn again(program: &Path, name: Option<OsString>, arguments: impl Iterator<Item = OsString>) -> Command {
    let mut command = Command::new(program);
    if let Some(name) = name {
        command.arg0(name);
    }
    command.args(arguments).env(WITHOUT_CARD, "1");
    command
}

/// Whether the devices hold a card that draws: a render node, NVIDIA's own, or that of Windows' subsystem.
fn has_card(devices: &Path) -> bool {
    let renders = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().starts_with("renderD");
    let nodes = std::fs::read_dir(devices.join("dri")).into_iter().flatten();
    nodes.flatten().any(renders) || ["nvidia0", "dxg"].iter().any(|name| devices.join(name).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_told_by_its_device() {
        let devices = tempfile::tempdir().unwrap();
        let has = || has_card(devices.path());
        assert!(!has());
        std::fs::create_dir(devices.path().join("dri")).unwrap();
        // A screen without a card that renders: the frame buffer of a server, for one.
        std::fs::write(devices.path().join("dri/card0"), "").unwrap();
        assert!(!has());
        std::fs::write(devices.path().join("dri/renderD128"), "").unwrap();
        assert!(has());
    }

    #[test]
    fn the_program_is_started_over_as_it_was() {
        let command = again(Path::new("/bin/swingtag"), None, ["a b.swingtag".into()].into_iter());
        assert_eq!(command.get_program(), "/bin/swingtag");
        assert_eq!(command.get_args().collect::<Vec<_>>(), ["a b.swingtag"]);
        let set: Vec<_> = command.get_envs().collect();
        assert_eq!(set, [(WITHOUT_CARD.as_ref(), Some("1".as_ref()))]);
    }
}

//! Photo paths from files: kept below the folder they belong to on every system.

use crate::Reason;

/// Why a photo path is refused.
pub type PhotoPathProblem = Reason;

/// Checks a photo path as written in a file. Accepted are relative paths with `/`, on the rules of
/// the strictest system, so that a project made on one computer opens on another. The file need
/// not exist.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_photo_path(path: &str) -> Result<(), PhotoPathProblem> {
    if path.trim().is_empty() || path.chars().any(char::is_control) {
        return Err(Reason::PhotoBlank);
    }
    if path.contains('\\') {
        return Err(Reason::PhotoBackslash);
    }
    if path.contains(':') {
        return Err(Reason::PhotoDrive);
    }
    if path.starts_with('/') {
        return Err(Reason::PhotoAbsolute);
    }
    for part in path.split('/') {
        // Windows drops dots and spaces at the end, so "..  " is ".." there.
        let part = part.trim_end_matches(' ');
        if part.len() >= 2 && part.bytes().all(|b| b == b'.') {
            return Err(Reason::PhotoEscapes);
        }
        if is_device(part) {
            return Err(Reason::PhotoDevice);
        }
    }
    Ok(())
}

/// `CON`, `nul.jpg`, `COM1` and the like.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |name: &str| {
        stem.strip_prefix(name).is_some_and(|n| {
            let mut digits = n.chars();
            matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_relative_paths_pass() {
        for path in ["a.jpg", "images/6b39.jpg", "./a/b.png", "…/日本.webp", "console.jpg", "a..b/c"] {
            assert_eq!(check_photo_path(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn every_way_out_is_refused() {
        for (path, code) in [
            ("", "photo-blank"),
            (" ", "photo-blank"),
            ("a\0.jpg", "photo-blank"),
            ("/etc/passwd", "photo-absolute"),
            ("//server/share/a.jpg", "photo-absolute"),
            ("../../etc/passwd", "photo-escapes"),
            ("a/.. /b.jpg", "photo-escapes"),
            ("a/..../b.jpg", "photo-escapes"),
            ("C:/a.jpg", "photo-drive"),
            ("a.jpg:stream", "photo-drive"),
            ("https://example.org/a.jpg", "photo-drive"),
            ("a\\..\\b.jpg", "photo-backslash"),
            ("a/nul.jpg", "photo-device"),
            ("COM1", "photo-device"),
        ] {
            assert_eq!(check_photo_path(path).unwrap_err().code(), code, "{path:?}");
        }
    }
}

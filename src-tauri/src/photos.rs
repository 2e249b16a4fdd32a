//! Photos of the open project for the page: `img://localhost/HASH`, `img://localhost/thumb/HASH`, and
//! `img://localhost/SIDE/HASH` for one that is at most `SIDE` pixels across and down.
//!
//! Answers nothing but a photo by its hash, under the type found when it was taken in, and lets the page
//! neither sniff nor run it.

use std::borrow::Cow;

use swingtag_catalogue::PhotoHash;
use swingtag_workbench::WorkbenchError;
use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::session::Session;

/// Types a page may get; anything else is not served.
const SERVED: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/// Answers one request on a thread of its own.
pub(crate) fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&app, &request)));
}

fn answer(app: &AppHandle, request: &Request<Vec<u8>>) -> Response<Cow<'static, [u8]>> {
    if request.method() != Method::GET {
        return refusal(StatusCode::METHOD_NOT_ALLOWED);
    }
    let Some(wanted) = Wanted::of(request.uri().path()) else { return refusal(StatusCode::BAD_REQUEST) };
    match read(app, &wanted) {
        Ok(Some((mime, bytes))) if SERVED.contains(&mime.as_str()) => photo(&mime, bytes),
        Ok(_) => refusal(StatusCode::NOT_FOUND),
        Err(error) => {
            tracing::warn!("photo: {error}");
            refusal(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// What an address asks for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    hash: PhotoHash,
    size: Size,
}

/// How large a photo is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    /// As it came.
    Full,
    /// At most so many pixels a side.
    Within(u32),
    /// The one that was made when it was taken in.
    Thumbnail,
}

/// Sides that may be asked for, in pixels.
const SIDES: std::ops::RangeInclusive<u32> = 64..=8192;

impl Wanted {
    /// Reads the path of an address. The page escapes the slash, so both forms are taken.
    fn of(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?.replace("%2F", "/");
        let (size, hash) = match path.split_once('/') {
            None => (Size::Full, path.as_str()),
            Some(("thumb", hash)) => (Size::Thumbnail, hash),
            Some((side, hash)) => {
                (Size::Within(side.parse().ok().filter(|side| SIDES.contains(side))?), hash)
            }
        };
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_hash.then(|| Self { hash: PhotoHash(hash.to_owned()), size })
    }
}

fn read(app: &AppHandle, wanted: &Wanted) -> Result<Option<(String, Vec<u8>)>, WorkbenchError> {
    let project = app.state::<Session>().project()?;
    let store = project.store();
    let photo = match wanted.size {
        Size::Full => store.photo(&wanted.hash)?,
        Size::Within(side) => store.photo_within(&wanted.hash, side)?,
        Size::Thumbnail => {
            return Ok(store.thumbnail(&wanted.hash)?.map(|bytes| ("image/jpeg".to_owned(), bytes)));
        }
    };
    Ok(photo.map(|photo| (photo.mime, photo.bytes)))
}

fn photo(mime: &str, bytes: Vec<u8>) -> Response<Cow<'static, [u8]>> {
    let answer = Response::builder()
        .header(header::CONTENT_TYPE, mime)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
        // The name is the hash of the content, so what was read once stays right.
        .header(header::CACHE_CONTROL, "private, max-age=31536000, immutable")
        .body(Cow::Owned(bytes));
    answer.unwrap_or_else(|_| refusal(StatusCode::INTERNAL_SERVER_ERROR))
}

fn refusal(status: StatusCode) -> Response<Cow<'static, [u8]>> {
    let mut answer = Response::new(Cow::Borrowed(&[][..]));
    *answer.status_mut() = status;
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_is_looked_up() {
        let hash = "0123456789abcdef".repeat(4);
        let wanted = |path: &str| Wanted::of(path).map(|w| (w.hash.0, w.size));
        assert_eq!(wanted(&format!("/{hash}")), Some((hash.clone(), Size::Full)));
        assert_eq!(wanted(&format!("/thumb/{hash}")), Some((hash.clone(), Size::Thumbnail)));
        assert_eq!(wanted(&format!("/thumb%2F{hash}")), Some((hash.clone(), Size::Thumbnail)));
        assert_eq!(wanted(&format!("/320%2F{hash}")), Some((hash.clone(), Size::Within(320))));
        for path in [
            "/",
            "/../etc/passwd",
            "/thumb/",
            &format!("/{hash}0"),
            &hash.to_uppercase(),
            &format!("/thumb/thumb/{hash}"),
            &format!("/0/{hash}"),
            &format!("/-320/{hash}"),
            &format!("/99999/{hash}"),
            &format!("/large/{hash}"),
        ] {
            assert_eq!(wanted(path), None, "{path}");
        }
    }
}

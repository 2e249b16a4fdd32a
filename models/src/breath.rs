//! Long computations ask now and then whether they shall go on.
//!
//! A training step on a large encoder takes seconds, most of them inside one call for the gradients. The
//! operations that take the time ask here before they begin; whoever wants to be asked says so for the
//! thread that computes. Nothing is asked on other threads, and nothing at all outside [`breathing`].

use std::cell::Cell;

/// What is asked: true means to go on.
type Ask = dyn Fn() -> bool;

thread_local! {
    static ASKED: Cell<Option<*const Ask>> = const { Cell::new(None) };
}

/// Computes on this thread and asks `go_on` before every large operation; after a no the computation ends
/// with an error. Asking may take its time: meanwhile nothing is computed.
pub fn breathing<T>(go_on: &dyn Fn() -> bool, compute: impl FnOnce() -> T) -> T {
    let asked: *const (dyn Fn() -> bool + '_) = go_on;
    // SAFETY: only the lifetime is changed. The pointer is used on this thread alone and only until
    // `Before` is dropped, which is before this call returns or unwinds, while `go_on` is borrowed.
    let asked = unsafe { std::mem::transmute::<*const (dyn Fn() -> bool + '_), *const Ask>(asked) };
    let _before = Before(ASKED.replace(Some(asked)));
    compute()
}

/// Puts back who was asked before.
struct Before(Option<*const Ask>);

impl Drop for Before {
    fn drop(&mut self) {
        ASKED.set(self.0);
    }
}

/// Asks whether to go on.
pub(crate) fn breathe() -> candle_core::Result<()> {
    let Some(asked) = ASKED.get() else { return Ok(()) };
    // SAFETY: set by `breathing`, which is still running on this thread.
    if unsafe { &*asked }() { Ok(()) } else { candle_core::bail!("stopped on request") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_changes_with_the_scope_and_is_put_back_after_a_panic() {
        assert!(breathe().is_ok());
        breathing(&|| false, || {
            assert!(breathe().is_err());
            breathing(&|| true, || assert!(breathe().is_ok()));
            assert!(breathe().is_err());
        });
        assert!(breathe().is_ok());
        let panicked = std::panic::catch_unwind(|| breathing(&|| false, || panic!("inside")));
        assert!(panicked.is_err() && breathe().is_ok());
    }
}

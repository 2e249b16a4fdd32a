//! How much of the machine a piece of work takes: work behind the window leaves a core to the person, and
//! its threads step back where the system has priorities for threads.
//!
//! The mark is on the thread that does the work; threads that it starts inherit the priority (Linux). On
//! other systems only the core is left.

use std::cell::Cell;

/// Niceness of work behind the window: it gets what nobody else wants, and is never starved.
#[cfg(target_os = "linux")]
const STEP_BACK: i32 = 10;

/// The library of tensors has threads of its own for large sums and products element by element. They wait by
/// turning in circles, which on a busy machine takes more than a third of a training; the work is shared out
/// above it already. To be called first thing in a program, before any other thread is there.
pub fn one_thread_an_operation() {
    const THREADS: &str = "CANDLE_NUM_THREADS";
    if std::env::var_os(THREADS).is_none() {
        // SAFETY: no other thread is there yet that could read the environment meanwhile.
        unsafe { std::env::set_var(THREADS, "1") };
    }
}

thread_local! {
    static BEHIND: Cell<bool> = const { Cell::new(false) };
}

/// From here on this thread works behind the window.
pub(crate) fn step_back() {
    BEHIND.set(true);
    // Of this thread alone: Linux has a priority for each. Without the right to step back, work goes on as
    // it is.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, STEP_BACK);
}

/// Threads to compute with.
pub(crate) fn count() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if BEHIND.get() { cores.saturating_sub(1).max(1) } else { cores }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_behind_the_window_leaves_a_core_and_changes_no_other_thread() {
        let all = count();
        let behind = std::thread::spawn(|| {
            step_back();
            count()
        });
        assert_eq!(behind.join().unwrap(), all.saturating_sub(1).max(1));
        assert_eq!(count(), all);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn threads_of_work_behind_the_window_are_nice_and_this_one_is_not() {
        fn own() -> i32 {
            rustix::process::getpriority_process(None).unwrap()
        }
        fn child() -> i32 {
            std::thread::spawn(own).join().unwrap()
        }
        let before = own();
        let behind = std::thread::spawn(move || {
            step_back();
            (own(), child())
        });
        let wanted = before.max(STEP_BACK);
        assert_eq!(behind.join().unwrap(), (wanted, wanted));
        assert_eq!(own(), before);
    }
}

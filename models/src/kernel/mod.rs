//! Plain loops over `f32` slices that the networks are made of, compiled for AVX-512, AVX2 and the
//! baseline and chosen at run time. An output element is always summed in the same order, whatever
//! the number of rows around it and the number of threads.

mod lane;
mod math;
mod matrix;
mod tile;

pub(crate) use math::{dropout_scale, exp, exponentials, gelu, gelu_backward, scaled_softmax};
pub(crate) use matrix::{Matrix, PackedMatrix, product};

/// Compiles one function three times and calls the best that the processor has.
macro_rules! vectorised {
    ($(#[$meta:meta])* fn $name:ident($($arg:ident: $ty:ty),* $(,)?) $body:block) => {
        $(#[$meta])*
        pub(crate) fn $name($($arg: $ty),*) {
            #[inline(always)]
            fn body($($arg: $ty),*) $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")]
                fn widest($($arg: $ty),*) { body($($arg),*); }
                #[target_feature(enable = "avx2,fma")]
                fn wide($($arg: $ty),*) { body($($arg),*); }
                match $crate::kernel::level() {
                    // SAFETY: `level` has just found these features on this processor.
                    $crate::kernel::Level::Avx512 => return unsafe { widest($($arg),*) },
                    // SAFETY: as above.
                    $crate::kernel::Level::Avx2 => return unsafe { wide($($arg),*) },
                    $crate::kernel::Level::Baseline => {}
                }
            }
            body($($arg),*);
        }
    };
}
pub(crate) use vectorised;

/// What the processor can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// AVX-512 F, BW, DQ and VL.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// AVX2 and FMA.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// What every processor of the target has.
    Baseline,
}

/// The best level of this processor; the standard library caches the answer.
pub(crate) fn level() -> Level {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::is_x86_feature_detected as has;
        if has!("avx512f") && has!("avx512bw") && has!("avx512dq") && has!("avx512vl") && has!("fma") {
            return Level::Avx512;
        }
        if has!("avx2") && has!("fma") {
            return Level::Avx2;
        }
    }
    Level::Baseline
}

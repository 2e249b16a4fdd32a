//! The innermost loop of the matrix product: a tile of up to `R` rows and `C` vectors of columns
//! stays in registers while it runs once along the inner dimension, so that every output element
//! is one chain of fused multiply-adds in the same order.

use super::lane::{Four, Lane};
use super::{Level, level};

/// Vectors of columns in a full panel.
pub(super) const VECTORS: usize = 3;

/// Numbers in a vector of the level in use.
pub(super) fn vector_width() -> usize {
    match level() {
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => 16,
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => 8,
        Level::Baseline => Four::WIDTH,
    }
}

/// Rows of the left operand and of the output against one packed panel of the right operand.
#[derive(Clone, Copy)]
pub(super) struct Strip {
    /// Length of the sum.
    pub(super) inner: usize,
    /// First element of the left operand.
    pub(super) left: *const f32,
    /// Distance between its rows.
    pub(super) left_row: usize,
    /// Distance along the sum.
    pub(super) left_step: usize,
    /// The panel: `inner` times `vectors` vectors.
    pub(super) panel: *const f32,
    /// Vectors in the panel, 1 to [`VECTORS`].
    pub(super) vectors: usize,
    /// Columns of the panel that exist.
    pub(super) columns: usize,
    /// First element of the output.
    pub(super) out: *mut f32,
    /// Distance between its rows.
    pub(super) out_row: usize,
    /// What is added to every row; null for nothing.
    pub(super) bias: *const f32,
    /// Rows to compute.
    pub(super) rows: usize,
}

/// Computes a strip.
///
/// # Safety
/// Every address that the strip's numbers describe is valid, and the output is not shared.
pub(super) unsafe fn run(strip: Strip) {
    match level() {
        // SAFETY: `level` has found the features; the caller vouches for the addresses.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { run_avx512(strip) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { run_avx2(strip) },
        // SAFETY: as above.
        Level::Baseline => unsafe { rows::<Four, 8>(strip) },
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")]
unsafe fn run_avx512(strip: Strip) {
    // SAFETY: the caller's promise.
    unsafe { rows::<std::arch::x86_64::__m512, 8>(strip) }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
unsafe fn run_avx2(strip: Strip) {
    // SAFETY: the caller's promise.
    unsafe { rows::<std::arch::x86_64::__m256, 4>(strip) }
}

#[inline(always)]
unsafe fn rows<V: Lane, const R: usize>(mut strip: Strip) {
    while strip.rows > 0 {
        let taken = if strip.rows >= R { R } else { 1 };
        // SAFETY: the tile covers `taken ≤ rows` rows of the strip.
        unsafe {
            if taken == R {
                columns::<V, R>(&strip)
            } else {
                columns::<V, 1>(&strip)
            }
            strip.left = strip.left.add(taken * strip.left_row);
            strip.out = strip.out.add(taken * strip.out_row);
        }
        strip.rows -= taken;
    }
}

#[inline(always)]
unsafe fn columns<V: Lane, const R: usize>(strip: &Strip) {
    // SAFETY: the panel has exactly this many vectors.
    unsafe {
        match strip.vectors {
            1 => tile::<V, R, 1>(strip),
            2 => tile::<V, R, 2>(strip),
            _ => tile::<V, R, VECTORS>(strip),
        }
    }
}

#[inline(always)]
unsafe fn tile<V: Lane, const R: usize, const C: usize>(strip: &Strip) {
    // SAFETY: all addresses lie inside the strip's operands.
    unsafe {
        let mut sums = [[V::splat(0.0); C]; R];
        let (mut left, mut panel) = (strip.left, strip.panel);
        for _ in 0..strip.inner {
            let mut right = [V::splat(0.0); C];
            for (c, vector) in right.iter_mut().enumerate() {
                *vector = V::load(panel.add(c * V::WIDTH));
            }
            for (r, sums) in sums.iter_mut().enumerate() {
                let x = V::splat(*left.add(r * strip.left_row));
                for (sum, vector) in sums.iter_mut().zip(right) {
                    *sum = x.multiply_add(vector, *sum);
                }
            }
            left = left.add(strip.left_step);
            panel = panel.add(C * V::WIDTH);
        }
        for (r, sums) in sums.iter().enumerate() {
            store::<V, C>(strip, strip.out.add(r * strip.out_row), sums);
        }
    }
}

#[inline(always)]
unsafe fn store<V: Lane, const C: usize>(strip: &Strip, out: *mut f32, sums: &[V; C]) {
    // 48 is the widest panel: three vectors of sixteen.
    let mut row = [0.0_f32; 48];
    // SAFETY: `row` holds C · WIDTH ≤ 48 numbers; `out` and `bias` hold `columns`.
    unsafe {
        for (c, sum) in sums.iter().enumerate() {
            sum.store(row.as_mut_ptr().add(c * V::WIDTH));
        }
        if !strip.bias.is_null() {
            for (i, x) in row.iter_mut().enumerate().take(strip.columns) {
                *x += *strip.bias.add(i);
            }
        }
        std::ptr::copy_nonoverlapping(row.as_ptr(), out, strip.columns);
    }
}

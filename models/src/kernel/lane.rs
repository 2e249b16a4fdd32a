//! Vectors of `f32` that the matrix tile is written in.

/// A vector register.
pub(super) trait Lane: Copy {
    /// Numbers in it.
    const WIDTH: usize;

    /// # Safety
    /// The processor has the vector's instructions.
    unsafe fn splat(x: f32) -> Self;

    /// # Safety
    /// As [`Lane::splat`], and `WIDTH` numbers can be read at `from`.
    unsafe fn load(from: *const f32) -> Self;

    /// # Safety
    /// As [`Lane::splat`], and `WIDTH` numbers can be written at `to`.
    unsafe fn store(self, to: *mut f32);

    /// `self · factor + sum`, rounded once.
    ///
    /// # Safety
    /// As [`Lane::splat`].
    unsafe fn multiply_add(self, factor: Self, sum: Self) -> Self;
}

/// Four numbers in whatever the target has.
#[derive(Clone, Copy)]
pub(super) struct Four([f32; 4]);

impl Lane for Four {
    const WIDTH: usize = 4;

    #[inline(always)]
    unsafe fn splat(x: f32) -> Self {
        Self([x; 4])
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller vouches for four numbers.
        Self(unsafe { from.cast::<[f32; 4]>().read_unaligned() })
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller vouches for room for four numbers.
        unsafe { to.cast::<[f32; 4]>().write_unaligned(self.0) }
    }

    #[inline(always)]
    unsafe fn multiply_add(self, factor: Self, sum: Self) -> Self {
        let mut result = sum;
        for i in 0..4 {
            result.0[i] = self.0[i].mul_add(factor.0[i], sum.0[i]);
        }
        result
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::Lane;

    macro_rules! lane {
        ($vector:ty, $width:literal, $splat:ident, $load:ident, $store:ident, $fma:ident) => {
            impl Lane for $vector {
                const WIDTH: usize = $width;

                #[inline(always)]
                unsafe fn splat(x: f32) -> Self {
                    // SAFETY: the caller vouches for the instructions.
                    unsafe { $splat(x) }
                }

                #[inline(always)]
                unsafe fn load(from: *const f32) -> Self {
                    // SAFETY: the caller vouches for instructions and memory.
                    unsafe { $load(from) }
                }

                #[inline(always)]
                unsafe fn store(self, to: *mut f32) {
                    // SAFETY: the caller vouches for instructions and memory.
                    unsafe { $store(to, self) }
                }

                #[inline(always)]
                unsafe fn multiply_add(self, factor: Self, sum: Self) -> Self {
                    // SAFETY: the caller vouches for the instructions.
                    unsafe { $fma(self, factor, sum) }
                }
            }
        };
    }

    lane!(__m512, 16, _mm512_set1_ps, _mm512_loadu_ps, _mm512_storeu_ps, _mm512_fmadd_ps);
    lane!(__m256, 8, _mm256_set1_ps, _mm256_loadu_ps, _mm256_storeu_ps, _mm256_fmadd_ps);
}

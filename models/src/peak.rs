//! What matrices cost on this machine at best: the reference that encoders are measured against.

use candle_core::{Device, Result, Tensor};

/// Rows, inner and outer width of the product: 640 pieces through a feed-forward layer of MiniLM.
const SHAPE: (usize, usize, usize) = (640, 384, 1536);

/// Multiply-adds of one [`product`].
pub const MULTIPLY_ADDS: f64 = (SHAPE.0 * SHAPE.1 * SHAPE.2) as f64;

/// Multiplies two matrices `times` over and returns one number of the last product, so that no
/// compiler leaves the work out.
///
/// # Errors
/// What candle says, such as too little memory.
pub fn product(times: usize) -> Result<f32> {
    let (rows, inner, outer) = SHAPE;
    let left = Tensor::ones((rows, inner), candle_core::DType::F32, &Device::Cpu)?; // (640, 384)
    let right = Tensor::ones((inner, outer), candle_core::DType::F32, &Device::Cpu)?; // (384, 1536)
    let mut last = 0.0;
    for _ in 0..times {
        last = left.matmul(&right)?.get(0)?.get(0)?.to_scalar()?; // (640, 1536)
    }
    Ok(last)
}

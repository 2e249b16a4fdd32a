//! Rows of a table that is learnt, mixed with vectors that stay as they are.

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp1, Device, Layout, Result, Shape, Tensor};

use crate::ops::{Floats, floats};

/// Row `i` of the result is row `ids[i]` of the table, or row `i` of `fixed` where there is no id:
/// `(V, W)` to `(N, W)` on the
/// CPU. Without fixed rows `fixed` may be empty.
pub(super) fn lookup(table: &Tensor, ids: Arc<[Option<u32>]>, fixed: Arc<[f32]>) -> Result<Tensor> {
    table.to_device(&Device::Cpu)?.apply_op1(Lookup { ids, fixed })
}

struct Lookup {
    ids: Arc<[Option<u32>]>,
    fixed: Arc<[f32]>,
}

impl CustomOp1 for Lookup {
    fn name(&self) -> &'static str {
        "lookup"
    }

    fn cpu_fwd(&self, table: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (_, width) = layout.shape().dims2()?;
        let table = floats(table, layout)?;
        let mut out = Vec::with_capacity(self.ids.len() * width);
        for (row, id) in self.ids.iter().enumerate() {
            let found = match id {
                Some(id) => table.get(*id as usize * width..(*id as usize + 1) * width),
                None => self.fixed.get(row * width..(row + 1) * width),
            };
            match found {
                Some(vector) => out.extend_from_slice(vector),
                None => candle_core::bail!("lookup: no vector for row {row} ({id:?})"),
            }
        }
        Ok((CpuStorage::F32(out), (self.ids.len(), width).into()))
    }

    fn bwd(&self, table: &Tensor, _result: &Tensor, upstream: &Tensor) -> Result<Option<Tensor>> {
        let (rows, width) = table.dims2()?;
        let upstream = upstream.contiguous()?;
        let above = Floats::of(&upstream)?;
        let mut gradient = vec![0.0; rows * width];
        for (id, above) in self.ids.iter().zip(above.chunks_exact(width.max(1))) {
            if let Some(id) = id {
                let into = &mut gradient[*id as usize * width..(*id as usize + 1) * width];
                into.iter_mut().zip(above).for_each(|(sum, x)| *sum += x);
            }
        }
        Tensor::from_vec(gradient, (rows, width), table.device()).map(Some)
    }
}

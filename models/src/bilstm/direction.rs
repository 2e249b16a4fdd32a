//! One direction over all sequences of a batch, forwards and back through time.

use super::cell::{step_backward, step_forward};
use super::order::{Order, Reading};
use crate::kernel::{Matrix, PackedMatrix, product};
use crate::ops::sum_rows;

/// Weights of a direction: input columns ⊕ state columns, `(4H, I + H)`, and a bias `(4H)`.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) weight: &'a [f32],
    pub(super) bias: &'a [f32],
    pub(super) inputs: usize,
    pub(super) states: usize,
}

impl<'a> Cell<'a> {
    fn input_weight(&self) -> Matrix<'a> {
        Matrix::strided(self.weight, 4 * self.states, self.inputs, self.inputs + self.states)
    }

    fn state_weight(&self) -> Matrix<'a> {
        let columns = &self.weight[self.inputs..];
        Matrix::strided(columns, 4 * self.states, self.states, self.inputs + self.states)
    }
}

/// The weights of a direction laid out for reading.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    input: PackedMatrix,
    state: PackedMatrix,
}

impl Ready {
    pub(super) fn new(cell: Cell<'_>) -> Self {
        let (input, state) = (cell.input_weight().t(), cell.state_weight().t());
        Self { input: PackedMatrix::new(input), state: PackedMatrix::new(state) }
    }
}

/// What a direction has computed, row by row of the batch.
#[derive(Debug)]
pub(super) struct Tape {
    /// Activations of the gates, `(N, 4H)`.
    gates: Vec<f32>,
    /// Memories, `(N, H)`.
    memories: Vec<f32>,
    /// States, `(N, H)`.
    pub(super) states: Vec<f32>,
}

/// Gradients of a direction.
pub(super) struct Gradient {
    /// `(N, I)`.
    pub(super) input: Vec<f32>,
    /// `(4H, I + H)`.
    pub(super) weight: Vec<f32>,
    /// `(4H)`.
    pub(super) bias: Vec<f32>,
}

/// Reads the batch: `x` is `(N, I)`.
pub(super) fn forward(cell: Cell<'_>, ready: &Ready, x: &[f32], order: &Order, reading: Reading) -> Tape {
    let (n, wide) = (cell.states, 4 * cell.states);
    let rows = x.len() / cell.inputs.max(1);
    let mut gates = vec![0.0; rows * wide];
    product(&mut gates, wide, Matrix::new(x, rows, cell.inputs), &ready.input, Some(cell.bias));
    let mut tape = Tape { gates, memories: vec![0.0; rows * n], states: vec![0.0; rows * n] };
    let (mut state, mut memory) = (vec![0.0; order.room() * n], vec![0.0; order.room() * n]);
    let mut recurrent = vec![0.0; order.room() * wide];
    for step in 0..order.steps() {
        if step > 0 {
            let before = Matrix::new(&state, order.multiplied(step), n);
            product(&mut recurrent, wide, before, &ready.state, None);
        }
        for sequence in 0..order.running(step) {
            let row = order.row(sequence, step, reading);
            let (own, more) = (sequence * n..(sequence + 1) * n, sequence * wide..(sequence + 1) * wide);
            let gates = &mut tape.gates[row * wide..(row + 1) * wide];
            step_forward(gates, &recurrent[more], &mut memory[own.clone()], &mut state[own.clone()]);
            tape.memories[row * n..(row + 1) * n].copy_from_slice(&memory[own.clone()]);
            tape.states[row * n..(row + 1) * n].copy_from_slice(&state[own]);
        }
    }
    tape
}

/// Back through time from the derivatives of the states, which lie `above_row` apart in `above`.
pub(super) fn backward(
    cell: Cell<'_>,
    x: &[f32],
    tape: &Tape,
    (above, above_row): (&[f32], usize),
    order: &Order,
    reading: Reading,
) -> Gradient {
    let (n, wide) = (cell.states, 4 * cell.states);
    let rows = x.len() / cell.inputs.max(1);
    let mut d_gates = vec![0.0; rows * wide];
    let state_weight = PackedMatrix::new(cell.state_weight());
    let (mut d_state, mut d_memory) = (vec![0.0; order.room() * n], vec![0.0; order.room() * n]);
    let mut d_step = vec![0.0; order.room() * wide];
    let nothing = vec![0.0; n];
    for step in (0..order.steps()).rev() {
        for sequence in 0..order.running(step) {
            let row = order.row(sequence, step, reading);
            let own = sequence * n..(sequence + 1) * n;
            let d_state = &mut d_state[own.clone()];
            let from_above = &above[row * above_row..row * above_row + n];
            d_state.iter_mut().zip(from_above).for_each(|(sum, x)| *sum += x);
            let before = order.row_before(sequence, step, reading);
            let d_row = &mut d_step[sequence * wide..(sequence + 1) * wide];
            step_backward(
                &tape.gates[row * wide..(row + 1) * wide],
                before.map_or(&nothing, |row| &tape.memories[row * n..(row + 1) * n]),
                &tape.memories[row * n..(row + 1) * n],
                d_state,
                &mut d_memory[own],
                d_row,
            );
            d_gates[row * wide..(row + 1) * wide].copy_from_slice(d_row);
        }
        if step > 0 {
            let left = Matrix::new(&d_step, order.multiplied(step), wide);
            product(&mut d_state, n, left, &state_weight, None);
        }
    }
    gradient(cell, x, tape, &d_gates, order, reading)
}

/// Sums over all rows at once, from the derivatives of the pre-activations `(N, 4H)`.
fn gradient(
    cell: Cell<'_>,
    x: &[f32],
    tape: &Tape,
    d_gates: &[f32],
    order: &Order,
    reading: Reading,
) -> Gradient {
    let (n, wide, inputs) = (cell.states, 4 * cell.states, cell.inputs);
    let rows = x.len() / inputs.max(1);
    let d_gates_matrix = Matrix::new(d_gates, rows, wide);
    let mut input = vec![0.0; rows * inputs];
    product(&mut input, inputs, d_gates_matrix, &PackedMatrix::new(cell.input_weight()), None);
    let mut weight = vec![0.0; wide * (inputs + n)];
    let columns = PackedMatrix::new(Matrix::new(x, rows, inputs));
    product(&mut weight, inputs + n, d_gates_matrix.t(), &columns, None);
    let before = states_before(tape, n, order, reading);
    let columns = PackedMatrix::new(Matrix::new(&before, rows, n));
    product(&mut weight[inputs..], inputs + n, d_gates_matrix.t(), &columns, None);
    Gradient { input, weight, bias: sum_rows(d_gates, wide) }
}

/// The state that each row's step began with, `(N, H)`.
fn states_before(tape: &Tape, n: usize, order: &Order, reading: Reading) -> Vec<f32> {
    let mut before = vec![0.0; tape.states.len()];
    for step in 1..order.steps() {
        for sequence in 0..order.running(step) {
            let (row, from) = (order.row(sequence, step, reading), order.row(sequence, step - 1, reading));
            before[row * n..(row + 1) * n].copy_from_slice(&tape.states[from * n..(from + 1) * n]);
        }
    }
    before
}

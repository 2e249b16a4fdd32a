//! What memory comes from, in every program that links the workbench. Training asks for large blocks and gives them
//! back at each step; the system's allocator hands each back to the kernel and has it cleared anew.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

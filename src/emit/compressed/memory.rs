//! Memory for the Brotli compressor, of which a thread keeps the largest piece from one text to the next.
//!
//! The table of earlier places of four bytes takes 32 MiB, however short the text is, and clearing it took longer
//! than everything else that compresses a page: 60 of 100 samples of a publication with copies. Nothing needs to be
//! cleared, for the compressor reads only those entries of a bucket that it has counted there.

use std::any::{Any, TypeId};
use std::cell::Cell;

use brotli::enc::{Allocator, BrotliAlloc, SliceWrapper, SliceWrapperMut};

/// Entries of the table of hasher `H9`, which is the one of quality 9: 2¹⁵ buckets of 2⁸ places.
const TABLE: usize = 1 << (15 + 8);

thread_local! {
    /// The table of the text before, with what stood in it.
    static KEPT: Cell<Option<Box<dyn Any>>> = const { Cell::new(None) };
}

/// Gives cleared memory, but for the table.
#[derive(Default)]
pub struct Memory;

impl BrotliAlloc for Memory {}

impl<T: Clone + Default + 'static> Allocator<T> for Memory {
    type AllocatedMemory = Piece<T>;

    fn alloc_cell(&mut self, len: usize) -> Piece<T> {
        let kept = if is_table::<T>(len) { KEPT.take() } else { None };
        let kept = kept.and_then(|kept| kept.downcast::<Vec<T>>().ok());
        Piece(kept.map_or_else(|| vec![T::default(); len], |kept| *kept))
    }

    fn free_cell(&mut self, piece: Piece<T>) {
        if is_table::<T>(piece.0.len()) {
            KEPT.set(Some(Box::new(piece.0)));
        }
    }
}

fn is_table<T: 'static>(len: usize) -> bool {
    len == TABLE && TypeId::of::<T>() == TypeId::of::<u32>()
}

/// Memory that the compressor has in hand.
#[derive(Default)]
pub struct Piece<T>(Vec<T>);

impl<T> SliceWrapper<T> for Piece<T> {
    fn slice(&self) -> &[T] {
        &self.0
    }
}

impl<T> SliceWrapperMut<T> for Piece<T> {
    fn slice_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_kept_and_nothing_else() {
        let mut memory = Memory;
        let table = |memory: &mut Memory| -> Piece<u32> { memory.alloc_cell(TABLE) };
        let mut first = table(&mut memory);
        first.0[7] = 1;
        memory.free_cell(first);
        assert_eq!(table(&mut memory).0[7], 1, "the same memory");
        assert_eq!(table(&mut memory).0[7], 0, "only one is kept");
        let mut other: Piece<u32> = memory.alloc_cell(8);
        other.0[7] = 1;
        memory.free_cell(other);
        let other: Piece<u32> = memory.alloc_cell(8);
        assert_eq!(other.0[7], 0);
    }
}

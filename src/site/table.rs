//! Lists of one kind of thing and typed positions in them: a reference that resolved cannot
//! point to nothing, nor to a thing of another kind.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::Arc;

/// The position of a `T` in the [`Table`] that gave it out.
pub struct Ix<T>(u32, PhantomData<fn() -> T>);

impl<T> Ix<T> {
    /// The item that will stand at `position`. Resolving plans tables before it fills them, so that
    /// pieces can refer to each other; nobody else may.
    pub(crate) fn planned(position: usize) -> Self {
        Self(u32::try_from(position).expect("a site has fewer than 2^32 things of a kind"), PhantomData)
    }
}

impl<T> Ix<T> {
    /// How many items of the table stand before it.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ix<T> {}

impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Ix<T> {}

impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Ix<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// All things of one kind, in the order in which they were put in. Each can be shared with another table.
#[derive(Debug)]
pub struct Table<T>(Vec<Arc<T>>);

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Table<T> {
    /// Adds `item` and tells where it is.
    pub fn push(&mut self, item: T) -> Ix<T> {
        self.0.push(Arc::new(item));
        Self::at(self.0.len() - 1)
    }

    /// Every item with its position.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Ix<T>, &T)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(at, item)| (Self::at(at), &**item))
    }

    /// Every item.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.0.iter().map(|item| &**item)
    }

    /// With `change` made to the items that it has one for.
    pub fn changed(&self, change: impl Fn(&T) -> Option<T>) -> Self {
        Self(self.0.iter().map(|item| change(item).map_or_else(|| item.clone(), Arc::new)).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The position of the first item that fits.
    pub fn find(&self, fits: impl Fn(&T) -> bool) -> Option<Ix<T>> {
        self.iter().position(fits).map(Self::at)
    }

    /// Whether it shares all its items with `other`, and has no more than it.
    pub fn is(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(one, other)| Arc::ptr_eq(one, other))
    }

    fn at(position: usize) -> Ix<T> {
        Ix::planned(position)
    }
}

impl<T> Index<Ix<T>> for Table<T> {
    type Output = T;

    fn index(&self, ix: Ix<T>) -> &T {
        &self.0[ix.0 as usize]
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        items.into_iter().map(Arc::new).collect()
    }
}

impl<T> FromIterator<Arc<T>> for Table<T> {
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

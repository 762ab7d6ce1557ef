//! What was computed before, by the text it was computed from.
//!
//! **Invariant:** a memory of a pure function: forgetting changes how long it takes, never what
//! comes out. Bounded, and shared by threads.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// Longer texts are not remembered: they seldom come twice.
const LONGEST: usize = 600;
/// Texts remembered before the memory starts afresh.
const MOST: usize = 8_000;

pub(super) struct Memo<V> {
    known: RwLock<BTreeMap<Box<str>, V>>,
}

impl<V: Clone> Memo<V> {
    pub(super) const fn new() -> Self {
        Self { known: RwLock::new(BTreeMap::new()) }
    }

    /// The value of a text: remembered, or computed now.
    pub(super) fn get(&self, text: &str, compute: impl FnOnce() -> V) -> V {
        if text.len() > LONGEST {
            return compute();
        }
        // A thread that died while it wrote left a whole map: insertion is all it does.
        if let Some(value) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(text) {
            return value.clone();
        }
        let value = compute();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(text.into(), value.clone());
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forgets_rather_than_grows() {
        let memo = Memo::new();
        for number in 0..MOST * 2 {
            assert_eq!(memo.get(&number.to_string(), || number), number);
            assert!(memo.known.read().unwrap().len() <= MOST);
        }
    }

    #[test]
    fn computes_a_text_once() {
        let memo = Memo::new();
        assert_eq!(memo.get("a", || 1), 1);
        assert_eq!(memo.get("a", || 2), 1);
    }
}

//! What was computed before, by the text it was computed from.
//!
//! **Invariant:** a memory of a pure function: forgetting changes how long it takes, never what
//! comes out. Bounded, and shared by threads.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// Longer texts are not remembered: they seldom come twice.
const LONGEST: usize = 3_000;
/// How many bytes of text are remembered before the memory starts afresh.
const MOST: usize = 300_000;

pub(super) struct Memo<V> {
    known: RwLock<Known<V>>,
}

struct Known<V> {
    values: BTreeMap<Box<str>, V>,
    /// The bytes of all its texts.
    bytes: usize,
}

impl<V: Clone> Memo<V> {
    pub(super) const fn new() -> Self {
        Self { known: RwLock::new(Known { values: BTreeMap::new(), bytes: 0 }) }
    }

    /// The value of a text: remembered, or computed now.
    pub(super) fn get(&self, text: &str, compute: impl FnOnce() -> V) -> V {
        if text.len() > LONGEST {
            return compute();
        }
        // A thread that died while it wrote left a whole map: insertion is all it does.
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = known.values.get(text) {
            return value.clone();
        }
        drop(known);
        let value = compute();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.bytes + text.len() > MOST {
            *known = Known { values: BTreeMap::new(), bytes: 0 };
        }
        if known.values.insert(text.into(), value.clone()).is_none() {
            known.bytes += text.len();
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forgets_rather_than_grows() {
        let memo = Memo::new();
        for number in 0..MOST / 500 {
            assert_eq!(memo.get(&format!("{number:01000}"), || number), number);
            let known = memo.known.read().unwrap();
            assert_eq!(known.bytes, known.values.keys().map(|text| text.len()).sum::<usize>());
            assert!(known.bytes <= MOST);
        }
    }

    #[test]
    fn computes_a_text_once() {
        let memo = Memo::new();
        assert_eq!(memo.get("a", || 1), 1);
        assert_eq!(memo.get("a", || 2), 1);
    }
}

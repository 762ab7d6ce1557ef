//! Room that the font forgets: between the marks above a letter and the head of the tall vowel
//! that follows it. Sarabun has the two cross in "ผู้ใช้" and "พันธุ์ไม้", and kerns neither.
//!
//! **Invariant:** only ever adds room, and only there.

use super::shape::Placed;
use crate::base::thai_chars::{THANTHAKHAT, is_tall_vowel, is_tone};

/// The room to add between two clusters, in units of [`super::EM`].
pub(super) fn between(before: &Placed, next: &Placed) -> i32 {
    let tall = next.cluster.text.chars().next().is_some_and(is_tall_vowel);
    if tall { beside(&before.cluster.text) } else { 0 }
}

/// Adds it between all clusters of a stretch; gives how much longer that made it.
pub(super) fn apply(clusters: &mut [Placed]) -> i32 {
    let mut added = 0;
    let mut rest = clusters;
    while let [before, after @ ..] = rest {
        if let Some(next) = after.first_mut() {
            added += between(before, next);
            next.x += added;
        }
        rest = after;
    }
    added
}

/// How far the marks of a cluster reach towards what follows, as measured: each leaves a little
/// light between itself and the vowel, in both faces. A vowel has the tone on it stand further back.
fn beside(cluster: &str) -> i32 {
    let vowel = cluster.chars().find_map(|c| match c {
        '\u{0E34}' => Some(20),
        '\u{0E35}' | '\u{0E37}' => Some(45),
        '\u{0E36}' => Some(65),
        _ => None,
    });
    let last = cluster.chars().next_back();
    let sign = last.filter(|c| is_tone(*c) || *c == THANTHAKHAT).map_or(0, |sign| match sign {
        '\u{0E48}' => 40,
        THANTHAKHAT => 85,
        _ => 110,
    });
    vowel.unwrap_or(sign)
}

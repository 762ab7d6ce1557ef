//! What typing into the field for points means.

use crate::base::parse_whole_number;

/// What was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// These points.
    Points(i64),
    /// No points any more.
    Nothing,
    /// So many points more, or fewer.
    Step(i64),
    /// It is no number, and is kept out.
    KeptOut,
}

/// Reads the whole text of the field after a change; `shown` is what stood in it before.
///
/// A plus or minus that was not there before is the key that adds or takes away a point.
pub fn typed(shown: &str, text: &str) -> Typed {
    let more = |signs: &[char]| text.matches(signs).count() > shown.matches(signs).count();
    if more(&['+']) {
        Typed::Step(1)
    } else if more(&['-', '−']) {
        Typed::Step(-1)
    } else if text.trim().is_empty() {
        Typed::Nothing
    } else {
        parse_whole_number(text).map_or(Typed::KeptOut, Typed::Points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_points_signs_are_steps_and_the_rest_is_kept_out() {
        for (shown, text, expected) in [
            ("", "๒", Typed::Points(2)),
            ("๒", "๒๘", Typed::Points(28)),
            ("๒", "๒8", Typed::Points(28)),
            ("2", "28", Typed::Points(28)),
            ("๒๘", " ๒๘ ", Typed::Points(28)),
            ("", "45", Typed::Points(45)),
            ("๒๘", "", Typed::Nothing),
            ("๒๘", " ", Typed::Nothing),
            ("๒๘", "๒๘+", Typed::Step(1)),
            ("๒๘", "+๒๘", Typed::Step(1)),
            ("๒๘", "๒-๘", Typed::Step(-1)),
            ("", "-", Typed::Step(-1)),
            // A number below zero, from a file.
            ("-๕", "-๕1", Typed::Points(-51)),
            ("๒", "๒a", Typed::KeptOut),
            ("๒", "๒.", Typed::KeptOut),
            ("", "สิบ", Typed::KeptOut),
            ("", "๒๘ คะแนน", Typed::KeptOut),
            ("9", "99999999999999999999", Typed::KeptOut),
        ] {
            assert_eq!(typed(shown, text), expected, "{shown:?} {text:?}");
        }
    }
}

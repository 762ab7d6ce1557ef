//! The numbers of items, and how they are cited together.

use crate::base::thai_chars::is_consonant;

/// The number that a paragraph begins with, as it is cited: `๒.` is `๒`, `(๒)` and `๒)` stay.
pub(super) fn label(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    let bare = core(word);
    let numbered = bare.split('.').all(|part| !part.is_empty() && part.chars().all(is_digit));
    let mut letters = bare.chars();
    let lettered = matches!((letters.next(), letters.next()), (Some(c), None) if is_consonant(c));
    (bare.len() < word.len() || bare.contains('.'))
        .then(|| word.strip_suffix('.').unwrap_or(word))
        .filter(|_| numbered || lettered)
}

/// The numbers of an item, from those above it: `๒`, `๒.๑`, `(๓)` are cited as `๒.๑ (๓)`, since
/// `๒.๑` names its `๒` itself.
pub(super) fn path<'a>(labels: impl IntoIterator<Item = &'a str>) -> String {
    let mut path = Vec::<&str>::new();
    for label in labels {
        let names = |above: &str| {
            let inside = core(label).strip_prefix(core(above)).is_some_and(|r| r.starts_with('.'));
            inside && label.starts_with('(') == above.starts_with('(')
        };
        path.retain(|above| !names(above));
        path.push(label);
    }
    path.join(" ")
}

fn core(label: &str) -> &str {
    label.trim_start_matches('(').trim_end_matches([')', '.'])
}

fn is_digit(c: char) -> bool {
    ('\u{0E50}'..='\u{0E59}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (text, expected) in [
            ("๑. กำหนด", Some("๑")),
            ("๒.๑.๑ ตำแหน่ง", Some("๒.๑.๑")),
            ("(๒) เป็นงาน", Some("(๒)")),
            ("(๒.๑) เป็นงาน", Some("(๒.๑)")),
            ("๒.๑) รายละเอียด", Some("๒.๑)")),
            ("๑๐) เจ้าหน้าที่", Some("๑๐)")),
            ("ก. ตำแหน่ง", Some("ก")),
            ("(ก) ให้คง", Some("(ก)")),
            ("๒๕๕๘ ปี", None),
            ("..... ", None),
            ("(.....)", None),
            ("( ) เห็นด้วย", None),
            ("คก. = (คผ. - คป.)", None),
            ("๑-๓ ตำแหน่ง", None),
            ("- แผน", None),
            ("", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_that_names_the_one_above_stands_for_both() {
        assert_eq!(path(["๒", "๒.๑", "๒.๑.๑", "(๒)"]), "๒.๑.๑ (๒)");
        assert_eq!(path(["๔", "๔.๒", "๒)", "๒.๑)"]), "๔.๒ ๒.๑)");
        assert_eq!(path(["๓", "๓.๑", "๓.๑.๒", "(๒)", "(๒.๑)"]), "๓.๑.๒ (๒.๑)");
        assert_eq!(path(["๓", "๓.๒", "๓.๒.๑", "ก", "(๑)"]), "๓.๒.๑ ก (๑)");
        assert_eq!(path(["๒", "๒.๕", "๑", "๑)"]), "๒.๕ ๑ ๑)");
    }
}

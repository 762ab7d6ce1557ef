//! The guidance on a level, and the words in it that the glossary explains.

use std::ops::Range;

use super::{Form, GlossaryEntryDef};
use crate::base::{ChoiceId, ComponentId};

/// A place in a text where a word of the glossary stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// The place, in bytes.
    pub range: Range<usize>,
    /// What the glossary has of it.
    pub entry: &'a GlossaryEntryDef,
}

impl Form {
    /// What the guidance says of a level, from 1, in a line of work.
    pub fn guidance(&self, component: &ComponentId, level: i64, line: &ChoiceId) -> Option<&str> {
        let guidance = self.def().guidance.as_ref()?;
        let of = guidance.components.iter().find(|of| of.component == *component)?;
        let index = usize::try_from(level.checked_sub(1)?).ok()?;
        of.levels.get(index)?.get(line).map(String::as_str)
    }

    /// The words of the glossary that stand in a text, in order. Where two begin at one place, the
    /// longer one counts, and none lies within another.
    pub fn terms(&self, text: &str) -> Vec<Term<'_>> {
        let entries = self.def().glossary.iter().flat_map(|glossary| &glossary.entries);
        let mut terms: Vec<Term<'_>> = entries
            .flat_map(|entry| entry.spellings.iter().map(move |spelling| (entry, spelling)))
            .flat_map(|(entry, spelling)| {
                text.match_indices(spelling.as_str()).map(move |(start, found)| {
                    // A comma may tell the word apart, and is no part of it.
                    let word = found.trim_end_matches(',');
                    Term { range: start..start + word.len(), entry }
                })
            })
            .collect();
        terms.sort_by_key(|term| (term.range.start, usize::MAX - term.range.end));
        let mut end = 0;
        terms.retain(|term| {
            let apart = term.range.start >= end;
            if apart {
                end = term.range.end;
            }
            apart
        });
        terms
    }
}

#[cfg(test)]
mod tests {
    use crate::form::Forms;

    #[test]
    fn the_longest_word_of_the_glossary_counts_and_none_within_another() {
        let forms = Forms::built_in();
        let arts = forms.named("arts").unwrap();
        for (text, expected) in [
            ("", vec![]),
            (
                "วงออร์เคสตรา (Orchestra) และ Orchestra",
                vec![("วงออร์เคสตรา (Orchestra)", "๑."), ("Orchestra", "๑.")],
            ),
            (
                "ยุค Baroque, Classic, Romantic",
                vec![("ยุค Baroque", "๕."), ("Classic", "๖."), ("Romantic", "๗.")],
            ),
            // Songs, not the era.
            ("เพลงคลาสสิก (Classic) โอเปร่า (Opera)", vec![("โอเปร่า (Opera)", "๑๓.")]),
        ] {
            let terms = arts.terms(text);
            let found: Vec<_> =
                terms.iter().map(|t| (&text[t.range.clone()], t.entry.number.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert!(forms.named("academic").unwrap().terms("Orchestra").is_empty());
    }

    #[test]
    fn every_level_has_guidance_in_every_line_of_work_and_no_form_but_arts_has_any() {
        let forms = Forms::built_in();
        let arts = forms.named("arts").unwrap();
        for component in arts.components() {
            for line in ["dance", "vocal", "music", "craft"] {
                let guidance = |level| arts.guidance(&component.def.id, level, &line.into());
                assert!((1..=4).all(|level| guidance(level).is_some_and(|g| !g.is_empty())));
                assert_eq!((guidance(0), guidance(5), guidance(i64::MIN)), (None, None, None));
            }
            assert_eq!(arts.guidance(&component.def.id, 1, &"painting".into()), None);
        }
        let academic = forms.named("academic").unwrap();
        assert_eq!(academic.guidance(&"duties".into(), 1, &"dance".into()), None);
    }
}

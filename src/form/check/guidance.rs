//! Guidance and glossary.

use super::{Check, places};
use crate::base::ChoiceId;
use crate::form::{Control, GuidanceComponentDef, Problem};

impl Check<'_> {
    pub(super) fn guidance(&mut self) {
        let Some(guidance) = &self.def.guidance else { return };
        let lines: &[_] = match self.field(&guidance.field).map(|field| &field.control) {
            Some(Control::Choice(choices)) => choices,
            Some(_) => {
                self.report("guidance.field", Problem::WrongKind(guidance.field.clone()));
                &[]
            }
            None => {
                self.report("guidance.field", Problem::UnknownField(guidance.field.clone()));
                &[]
            }
        };
        let lines: Vec<_> = lines.iter().map(|choice| &choice.id).collect();
        for (index, component) in guidance.components.iter().enumerate() {
            self.guidance_component(&format!("guidance.components[{index}]"), component, &lines);
        }
    }

    fn guidance_component(
        &mut self,
        place: &str,
        guidance: &GuidanceComponentDef,
        lines: &[&ChoiceId],
    ) {
        let mut components = self.def.score.iter().flat_map(|score| &score.components);
        match components.find(|component| component.id == guidance.component) {
            None => self.report(place, Problem::UnknownComponent(guidance.component.clone())),
            Some(component) if component.levels.len() != guidance.levels.len() => {
                self.report(place, Problem::GuidanceLevels);
            }
            Some(_) => {}
        }
        for (index, level) in guidance.levels.iter().enumerate() {
            let place = format!("{place}.levels[{index}]");
            for line in lines {
                if level.get(*line).is_none_or(|words| words.trim().is_empty()) {
                    self.report(&place, Problem::GuidanceLacks((*line).clone()));
                }
            }
            for line in level.keys().filter(|line| !lines.contains(line)) {
                self.report(&place, Problem::UnknownChoice(line.clone()));
            }
        }
    }

    pub(super) fn glossary(&mut self) {
        let Some(glossary) = &self.def.glossary else { return };
        self.unique(places("glossary.entries", glossary.entries.iter().map(|e| e.term.as_str())));
        for (index, entry) in glossary.entries.iter().enumerate() {
            let place = format!("glossary.entries[{index}]");
            self.filled(&place, &entry.term);
            self.filled(&place, &entry.words.concat());
        }
    }
}

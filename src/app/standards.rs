//! The position standards, in place of everything else while they are read; and what they say, put
//! into the case that is open.

use super::documents;
use super::services::Services;
use super::session::Session;
use super::shell::Shell;
use crate::case::Edit;
use crate::drafting;
use crate::form::Role;
use crate::standards::{LevelDef, Standard, Standards};
use crate::ui::Action;
use crate::ui::screens::standards::{Spot, StandardsCommand};
use crate::ui::toast::Tone;
use crate::words::{self, Lang};

impl Shell {
    /// Does something with the position standards.
    pub(super) fn run_in_standards(
        &mut self,
        services: &mut Services,
        session: Option<&mut Session>,
        deed: StandardsCommand,
    ) {
        match deed {
            StandardsCommand::Open => {
                self.circular.close();
                self.open_standards(services, session.as_deref());
            }
            StandardsCommand::OpenAt { title, level } => {
                self.circular.close();
                self.standards.open_at(&services.world.standards, &title, &level);
            }
            StandardsCommand::Close => self.standards.close(),
            StandardsCommand::Copy(text) => {
                services.ctx.copy_text(text);
                let copied = services.word("standards.copied");
                services.say(Tone::Good, copied);
            }
            StandardsCommand::Print => {
                let standards = &services.world.standards;
                if let Some((standard, level)) = level_at(standards, self.standards.reading().0) {
                    documents::print_level(services, standard, level);
                }
            }
            StandardsCommand::Fill => {
                self.put_into(services, session, "standards.filled", Self::filling);
            }
            StandardsCommand::InsertOld => {
                let insertion = |shell: &Self, services: &Services, session: &Session| {
                    shell.insertion(services, session, Role::OldDuties)
                };
                self.put_into(services, session, "standards.inserted", insertion);
            }
            StandardsCommand::InsertNew => {
                let insertion = |shell: &Self, services: &Services, session: &Session| {
                    shell.insertion(services, session, Role::NewDuties)
                };
                self.put_into(services, session, "standards.inserted", insertion);
            }
            StandardsCommand::Draft => {
                self.put_into(services, session, "standards.drafted", Self::draft);
            }
        }
    }

    /// Shows them: at the post of the case that is open, where there is a standard of it.
    fn open_standards(&mut self, services: &Services, session: Option<&Session>) {
        let said = |role| {
            let session = session?;
            Some(session.case().text(session.form().role(role)?.as_str()).to_owned())
        };
        let title = said(Role::Title).filter(|title| !title.trim().is_empty());
        match title.filter(|_| !self.standards.is_open()) {
            Some(title) => {
                let level = said(Role::Level).unwrap_or_default();
                self.standards.open_at(&services.world.standards, &title, &level);
            }
            None => self.standards.open(),
        }
    }

    /// Puts what is read into the case, and offers to take it back.
    fn put_into(
        &mut self,
        services: &mut Services,
        session: Option<&mut Session>,
        told: &str,
        edit: impl FnOnce(&Self, &Services, &Session) -> Option<Edit>,
    ) {
        let Some(session) = session else { return };
        let Some(edit) = edit(self, services, session) else { return };
        let before = session.timeline().revision();
        session.try_change(services, |session| session.edit(edit, false));
        if session.timeline().revision() != before {
            let text = services.word(told);
            services.offer(Tone::Good, text, "command.undo", Action::Undo);
            self.standards.unchoose();
        }
    }

    fn filling(&self, services: &Services, session: &Session) -> Option<Edit> {
        let (standard, level) = level_at(&services.world.standards, self.standards.reading().0)?;
        drafting::fill(session.form(), session.case(), standard, level)
    }

    fn insertion(&self, services: &Services, session: &Session, role: Role) -> Option<Edit> {
        let (_, level) = level_at(&services.world.standards, self.standards.reading().0)?;
        let text = drafting::duties_text(level, self.standards.chosen());
        drafting::insert(session.form(), session.case(), role, &text)
    }

    fn draft(&self, services: &Services, session: &Session) -> Option<Edit> {
        let (one, other) = self.standards.reading();
        let standards = &services.world.standards;
        let ((old_standard, old), (new_standard, new)) =
            (level_at(standards, one)?, level_at(standards, other?)?);
        let names = [(old_standard, old), (new_standard, new)]
            .map(|(standard, level)| words::level_of(Lang::Thai, standard, &level.level));
        let text = drafting::draft_text(&words::draft_words(&names), old, new);
        drafting::insert(session.form(), session.case(), Role::Comparison, &text)
    }

    /// Whether standards or circulars are read, in place of the case.
    pub(super) fn is_reading(&self) -> bool {
        self.standards.is_open() || self.circular.is_open()
    }

    /// Closes what is read where something leads elsewhere.
    pub(super) fn turn_from_reading(&mut self, action: &Action) {
        let elsewhere = matches!(
            action,
            Action::Begin(_)
                | Action::OpenFile(_)
                | Action::Close
                | Action::Library(_)
                | Action::Go(_)
                | Action::NextStep
                | Action::PreviousStep
                | Action::Find(_)
                | Action::Preview
                | Action::Beside
                | Action::Help
                | Action::NextFinding
                | Action::PreviousFinding
        );
        if elsewhere {
            self.standards.close();
            self.circular.close();
        }
    }
}

fn level_at(standards: &Standards, spot: Spot) -> Option<(&Standard, &LevelDef)> {
    let standard = standards.all().get(spot.standard)?;
    Some((standard, standard.levels().get(spot.level)?))
}

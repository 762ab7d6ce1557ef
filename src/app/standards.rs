//! The position standards, in place of everything else while they are read.

use super::{App, Session};
use crate::case::Edit;
use crate::drafting;
use crate::form::Role;
use crate::standards::{LevelDef, Standard};
use crate::ui::Action;
use crate::ui::screens::standards::{Deed, Spot};
use crate::ui::toast::{Offer, Tone};
use crate::words::{self, Lang};

impl App {
    /// Does something with the position standards.
    pub(super) fn standards_deed(&mut self, ctx: &egui::Context, deed: Deed) {
        match deed {
            Deed::Open => self.open_standards(),
            Deed::OpenAt { title, level } => {
                self.shell.standards.open_at(&self.world.standards, &title, &level);
            }
            Deed::Close => self.shell.standards.close(),
            Deed::Fill => {
                let edit = self.read_level().and_then(|(session, standard, level)| {
                    drafting::fill(session.form(), session.case(), standard, level)
                });
                self.put(ctx, edit, "standards.filled");
            }
            Deed::InsertOld => self.insert_duties(ctx, Role::OldDuties),
            Deed::InsertNew => self.insert_duties(ctx, Role::NewDuties),
            Deed::Draft => {
                let edit = self.draft_comparison();
                self.put(ctx, edit, "standards.drafted");
            }
            Deed::Copy(text) => {
                ctx.copy_text(text);
                let copied = self.word("standards.copied");
                self.shell.toasts.add(ctx, Tone::Good, copied);
            }
        }
    }

    /// Shows them: at the post of the case that is open, where there is a standard of it.
    fn open_standards(&mut self) {
        let said = |role| {
            let session = self.session.as_ref()?;
            Some(session.case().text(session.form().role(role)?.as_str()).to_owned())
        };
        let title = said(Role::Title).filter(|title| !title.trim().is_empty());
        let was_open = self.shell.standards.is_open();
        match title.filter(|_| !was_open) {
            Some(title) => {
                let level = said(Role::Level).unwrap_or_default();
                self.shell.standards.open_at(&self.world.standards, &title, &level);
            }
            None => self.shell.standards.open(),
        }
    }

    /// The case that can be changed, and the level that is read.
    fn read_level(&self) -> Option<(&Session, &Standard, &LevelDef)> {
        let session = self.session.as_ref().filter(|session| session.read_only.is_none())?;
        let (spot, _) = self.shell.standards.reading();
        let (standard, level) = self.level_at(spot)?;
        Some((session, standard, level))
    }

    fn level_at(&self, spot: Spot) -> Option<(&Standard, &LevelDef)> {
        let standard = self.world.standards.all().get(spot.standard)?;
        Some((standard, standard.levels().get(spot.level)?))
    }

    fn insert_duties(&mut self, ctx: &egui::Context, role: Role) {
        let edit = self.read_level().and_then(|(session, _, level)| {
            let text = drafting::duties_text(level, self.shell.standards.chosen());
            drafting::insert(session.form(), session.case(), role, &text)
        });
        self.put(ctx, edit, "standards.inserted");
        self.shell.standards.unchoose();
    }

    fn draft_comparison(&self) -> Option<Edit> {
        let (session, standard, old) = self.read_level()?;
        let (_, other) = self.shell.standards.reading();
        let (new_standard, new) = self.level_at(other?)?;
        let names = [(standard, old), (new_standard, new)]
            .map(|(standard, level)| words::level_of(Lang::Thai, standard, &level.level));
        let text = drafting::draft_text(&words::draft_words(&names), old, new);
        drafting::insert(session.form(), session.case(), Role::Comparison, &text)
    }

    /// Makes a change of the case, and offers to take it back.
    fn put(&mut self, ctx: &egui::Context, edit: Option<Edit>, told: &str) {
        let Some(edit) = edit else { return };
        let revision = |app: &Self| app.session.as_ref().map(|s| s.timeline().revision());
        let before = revision(self);
        self.change(ctx, |session| session.edit(edit, false));
        if revision(self) != before {
            let offer = Offer { text: self.word("command.undo"), action: Action::Undo };
            let text = self.word(told);
            self.shell.toasts.offer(ctx, Tone::Good, text, offer);
        }
    }

    /// Closes them where something leads elsewhere.
    pub(super) fn turn_from_standards(&mut self, action: &Action) {
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
            self.shell.standards.close();
        }
    }
}

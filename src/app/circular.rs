//! The circulars, in place of everything else while they are read.

use std::thread::Builder;

use super::App;
use super::jobs::{Done, Kind, Then};
use super::names;
use super::printing::{PrintError, write_extract};
use crate::circular::circulars;
use crate::store;
use crate::ui::screens::circular::Deed;
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// Does something with the circulars.
    pub(super) fn circular_deed(&mut self, ctx: &egui::Context, deed: Deed) {
        match deed {
            Deed::Open => {
                self.shell.standards.close();
                self.shell.circular.open();
                // Meanwhile the index is made; where no thread begins, the first search makes it.
                let warming = Builder::new().name("circular".to_owned());
                drop(warming.spawn(|| circulars().warm()));
            }
            Deed::OpenAt { source, quoted } => {
                if let Some(passage) = circulars().cited(&source, &quoted) {
                    self.shell.standards.close();
                    self.shell.circular.open_at(passage);
                } else {
                    let unknown = self.word("circular.unknown");
                    self.shell.toasts.add(ctx, Tone::Warning, unknown);
                }
            }
            Deed::Close => self.shell.circular.close(),
            Deed::Copy(text) => {
                ctx.copy_text(text);
                let copied = self.word("circular.copied");
                self.shell.toasts.add(ctx, Tone::Good, copied);
            }
            Deed::Print(passage) => self.print_passage(passage),
        }
    }

    /// Makes a PDF of a passage and what stands below it, and opens it in the system's viewer.
    fn print_passage(&self, id: usize) {
        let Some(passage) = circulars().passage(id) else { return };
        let citation = words::citation(circulars(), passage);
        let path = self.world.scratch.join(format!("{}.pdf", names::fit(&citation)));
        let created = (self.world.clock)();
        self.jobs.start(Kind::Print, move || {
            let folder = path.parent().map_or(Ok(()), store::create_folder);
            let result = folder.map_err(PrintError::Write);
            let result = result.and_then(|()| write_extract(&citation, id, created, &path));
            Done::Printed { path, result, then: Then::View }
        });
    }
}

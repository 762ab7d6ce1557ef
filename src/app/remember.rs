//! What the program remembers from one start to the next.

use std::path::{Path, PathBuf};

use egui::Context;

use super::jobs::{Done, Kind};
use super::safety::News;
use super::{App, update};
use crate::store::{self, Settings, SettingsWarning, Theme, WindowPlace};
use crate::ui::dialogs::Dialog;
use crate::ui::theme::Brightness;
use crate::ui::toast::Tone;
use crate::words::{self, Lang};

impl App {
    /// Looks and speaks as it did last time, and tells what of the settings could not be read.
    pub(super) fn begin_as_before(&mut self, ctx: &Context, warnings: &[SettingsWarning]) {
        let Settings { language, theme, zoom, .. } = &self.settings;
        if let Some(lang) = language.as_deref().and_then(Lang::from_code)
            && !self.world.lang_chosen
        {
            self.world.lang = lang;
        }
        ctx.set_theme(match theme {
            Theme::System => Brightness::System,
            Theme::Light => Brightness::Light,
            Theme::Dark => Brightness::Dark,
        });
        let zoom = f32::from(*zoom) / 100.0;
        ctx.set_zoom_factor(zoom.clamp(*update::ZOOM.start(), *update::ZOOM.end()));
        let lang = self.world.lang;
        let told: Vec<_> = warnings.iter().map(|of| words::settings_warning(lang, of)).collect();
        if !told.is_empty() {
            self.shell.toasts.add(ctx, Tone::Warning, told.join("\n"));
        }
    }

    /// Changes the settings, here and, beside the window, on the disk.
    pub(super) fn remember(&mut self, change: impl Fn(&mut Settings) + Send + 'static) {
        change(&mut self.settings);
        let (store, turn) = (self.world.store.clone(), self.remembering.clone());
        self.jobs.start(Kind::Remember, move || {
            // One after the other: each reads what the one before has written.
            let _turn = turn.lock();
            Done::News(News::Remembered(store.change_settings(change)))
        });
    }

    /// Remembers the language that was chosen.
    pub(super) fn speak(&mut self, lang: Lang) {
        self.world.lang = lang;
        self.remember(move |settings| settings.language = Some(lang.code().to_owned()));
    }

    /// Remembers light or dark.
    pub(super) fn look(&mut self, ctx: &Context, brightness: Brightness) {
        ctx.set_theme(brightness);
        let theme = match brightness {
            Brightness::System => Theme::System,
            Brightness::Light => Theme::Light,
            Brightness::Dark => Theme::Dark,
        };
        self.remember(move |settings| settings.theme = theme);
    }

    /// Remembers how large everything is drawn.
    pub(super) fn zoom_to(&mut self, ctx: &Context, factor: f32) {
        ctx.set_zoom_factor(factor);
        let percent = u16::try_from(whole(factor * 100.0)).unwrap_or(100);
        self.remember(move |settings| settings.zoom = percent);
    }

    /// Remembers a file that is open now, and its folder.
    pub(super) fn remember_file(&mut self, path: &Path) {
        let path = path.to_owned();
        self.remember(move |settings| {
            settings.opened(&path);
            settings.last_folder = path.parent().map(Path::to_owned);
        });
    }

    /// Forgets a file that is not there any more.
    pub(super) fn forget_file(&mut self, path: &Path) {
        if self.settings.recent.iter().any(|known| known == path) {
            let path = path.to_owned();
            self.remember(move |settings| settings.forget(&path));
        }
    }

    /// Lists the files opened last; those that are gone by now drop out.
    pub(super) fn show_recent(&mut self) {
        self.look_for_gone();
        self.dialogs.show(Dialog::Recent);
    }

    /// Looks which of the files opened last are no more.
    pub(super) fn look_for_gone(&self) {
        let mut files = self.settings.recent.clone();
        if !files.is_empty() {
            self.jobs.start(Kind::Gone, move || {
                files.retain(|file| store::is_gone(file));
                Done::Gone(files)
            });
        }
    }

    /// Forgets files that are not there any more.
    pub(super) fn forget_files(&mut self, files: Vec<PathBuf>) {
        if !files.is_empty() {
            self.remember(move |settings| files.iter().for_each(|file| settings.forget(file)));
        }
    }

    /// Forgets all the files opened last: nobody else need know.
    pub(super) fn forget_recent(&mut self) {
        self.dialogs.close();
        self.remember(|settings| settings.recent.clear());
    }

    /// Notes where the window is; written when it closes.
    pub(super) fn note_place(&mut self, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        let side = |points: f32| i16::try_from(whole(points * zoom)).ok();
        let size = |points: f32| u16::try_from(whole(points * zoom)).unwrap_or_default();
        ctx.input(|input| {
            let viewport = input.viewport();
            let (Some(inner), Some(maximised)) = (viewport.inner_rect, viewport.maximized) else {
                return;
            };
            let before = self.place.unwrap_or(WindowPlace {
                x: None,
                y: None,
                width: 0,
                height: 0,
                maximised: false,
            });
            // A window that fills the screen is, when it no longer does, as it was before.
            let place = if maximised && before.width > 0 {
                WindowPlace { maximised, ..before }
            } else {
                let outer = viewport.outer_rect;
                WindowPlace {
                    x: outer.and_then(|outer| side(outer.left())),
                    y: outer.and_then(|outer| side(outer.top())),
                    width: size(inner.width()),
                    height: size(inner.height()),
                    maximised,
                }
            };
            self.place = Some(place);
        });
    }

    /// Writes where the window was. It is closed: there is nobody left to wait.
    pub(super) fn remember_place(&self) {
        if let Some(place) = self.place.filter(|place| place.width > 0 && place.height > 0) {
            // Nor anybody to be told.
            drop(self.world.store.change_settings(|settings| settings.window = Some(place)));
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "screens are smaller, and a cast saturates")]
fn whole(points: f32) -> i32 {
    points.round() as i32
}

//! What the program remembers from one start to the next.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::Context;

use super::jobs::{Done, JobKind};
use super::safety::news::SafetyNews;
use super::services::Services;
use crate::store::{self, Settings, SettingsWarning, Store, Theme, WindowPlace};
use crate::ui::dialogs::Dialog;
use crate::ui::theme::Brightness;
use crate::ui::toast::Tone;
use crate::words::{self, Lang};

/// The zoom factors that the officer can have.
const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.0;

/// What is remembered.
pub(super) struct Memory {
    pub settings: Settings,
    /// Held by the thread that writes the settings.
    turn: Arc<Mutex<()>>,
    /// Where the window is.
    place: Option<WindowPlace>,
}

impl Memory {
    pub(super) fn new(settings: Settings) -> Self {
        Self { settings, turn: Arc::default(), place: None }
    }

    /// Looks and speaks as it did last time, and tells what of the settings could not be read.
    pub(super) fn begin_as_before(&self, services: &mut Services, warnings: &[SettingsWarning]) {
        let ctx = services.ctx.clone();
        let Settings { language, theme, zoom, .. } = &self.settings;
        if let Some(lang) = language.as_deref().and_then(Lang::from_code)
            && !services.world.lang_chosen
        {
            services.world.lang = lang;
        }
        ctx.set_theme(match theme {
            Theme::System => Brightness::System,
            Theme::Light => Brightness::Light,
            Theme::Dark => Brightness::Dark,
        });
        let zoom = f32::from(*zoom) / 100.0;
        ctx.set_zoom_factor(zoom.clamp(*ZOOM.start(), *ZOOM.end()));
        let lang = services.world.lang;
        let told: Vec<_> = warnings.iter().map(|of| words::settings_warning(lang, of)).collect();
        if !told.is_empty() {
            services.say(Tone::Warning, told.join("\n"));
        }
    }

    /// Changes the settings, here and, beside the window, on the disk.
    pub(super) fn remember(
        &mut self,
        services: &Services,
        change: impl Fn(&mut Settings) + Send + 'static,
    ) {
        change(&mut self.settings);
        let (store, turn) = (services.world.store.clone(), Arc::clone(&self.turn));
        services.jobs.start(JobKind::Remember, move || {
            // One after the other: each reads what the one before has written.
            let _turn = turn.lock();
            Done::News(SafetyNews::Remembered(store.change_settings(change)))
        });
    }

    /// Remembers the language that was chosen.
    pub(super) fn speak(&mut self, services: &mut Services, lang: Lang) {
        services.world.lang = lang;
        self.remember(services, move |settings| settings.language = Some(lang.code().to_owned()));
    }

    /// Remembers light or dark.
    pub(super) fn look(&mut self, services: &Services, brightness: Brightness) {
        services.ctx.set_theme(brightness);
        let theme = match brightness {
            Brightness::System => Theme::System,
            Brightness::Light => Theme::Light,
            Brightness::Dark => Theme::Dark,
        };
        self.remember(services, move |settings| settings.theme = theme);
    }

    /// Remembers how large everything is drawn.
    pub(super) fn zoom_to(&mut self, services: &Services, factor: f32) {
        services.ctx.set_zoom_factor(factor);
        let percent = u16::try_from(whole(factor * 100.0)).unwrap_or(100);
        self.remember(services, move |settings| settings.zoom = percent);
    }

    /// Larger or smaller by so much.
    pub(super) fn zoom_by(&mut self, services: &Services, by: f32) {
        let factor = ((services.ctx.zoom_factor() + by) * 10.0).round() / 10.0;
        self.zoom_to(services, factor.clamp(*ZOOM.start(), *ZOOM.end()));
    }

    /// Remembers a file that is open now, and its folder.
    pub(super) fn remember_file(&mut self, services: &Services, path: &Path) {
        let path = path.to_owned();
        self.remember(services, move |settings| {
            settings.opened(&path);
            settings.last_folder = path.parent().map(Path::to_owned);
        });
    }

    /// Forgets a file that is not there any more.
    pub(super) fn forget_file(&mut self, services: &Services, path: &Path) {
        if self.settings.recent.iter().any(|known| known == path) {
            let path = path.to_owned();
            self.remember(services, move |settings| settings.forget(&path));
        }
    }

    /// Lists the files opened last; those that are gone by now drop out.
    pub(super) fn show_recent(&self, services: &mut Services) {
        self.look_for_gone(services);
        services.dialogs.show(Dialog::Recent);
    }

    /// Looks which of the files opened last are no more.
    pub(super) fn look_for_gone(&self, services: &Services) {
        let mut files = self.settings.recent.clone();
        if !files.is_empty() {
            services.jobs.start(JobKind::Gone, move || {
                files.retain(|file| store::is_gone(file));
                Done::Gone(files)
            });
        }
    }

    /// Forgets files that are not there any more.
    pub(super) fn forget_files(&mut self, services: &Services, files: Vec<PathBuf>) {
        if !files.is_empty() {
            self.remember(services, move |settings| {
                for file in &files {
                    settings.forget(file);
                }
            });
        }
    }

    /// Forgets all the files opened last: nobody else need know.
    pub(super) fn forget_recent(&mut self, services: &mut Services) {
        services.dialogs.close();
        self.remember(services, |settings| settings.recent.clear());
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
    pub(super) fn remember_place(&self, store: &Store) {
        if let Some(place) = self.place.filter(|place| place.width > 0 && place.height > 0) {
            // Nor anybody to be told.
            drop(store.change_settings(|settings| settings.window = Some(place)));
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "screens are smaller, and a cast saturates")]
fn whole(points: f32) -> i32 {
    points.round() as i32
}

//! What the program remembers from one start to the next: a key a line, written whole.
//!
//! A damaged file never stops a start. What can be read of it counts, what cannot is told, and the
//! file as it was is set aside. Keys that a newer version wrote are kept as they stand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ron::value::RawValue;
use serde::Deserialize;

use super::atomic::{Manner, StagedFile};
use super::case_file::quoted;
use super::folders::path_text;
use super::{Failure, FailureKind, Store, read};
use crate::base::bounds;

/// How many files are remembered that were opened.
pub const RECENT_FILES: usize = 10;

/// The format that this version writes.
const FORMAT: u32 = 1;

/// The bytes that a settings file has at most: ten paths and little more.
const MOST: usize = 1024 * 1024;

/// How large everything is drawn, in percent.
const ZOOM: std::ops::RangeInclusive<u16> = 50..=300;

/// What the program remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface, by its code; the system's, when nobody chose.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// How large everything is drawn, in percent.
    pub zoom: u16,
    /// Where the window was.
    pub window: Option<WindowPlace>,
    /// The folder in which a file was last chosen.
    pub last_folder: Option<PathBuf>,
    /// The folder of cases, where the officer chose another than the program would.
    pub library: Option<PathBuf>,
    /// The folder of the officer's own forms.
    pub forms: Option<PathBuf>,
    /// The files opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// What a newer version wrote, as it stands in the file.
    unknown: BTreeMap<String, String>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where a window was, in points of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct WindowPlace {
    /// From the left, where the system tells.
    pub x: Option<i16>,
    /// From the top, where the system tells.
    pub y: Option<i16>,
    /// How wide.
    pub width: u16,
    /// How high.
    pub height: u16,
    /// Whether it filled the screen.
    pub maximised: bool,
}

/// What of the settings could not be read or used. The start goes on.
#[derive(Debug)]
pub enum SettingsWarning {
    /// A key does not hold what it should.
    BadKey(String),
    /// The file is damaged: these lines hold nothing that can be used.
    Damaged {
        /// How many lines.
        lines: usize,
    },
    /// The file cannot be read.
    Unreadable(Failure),
    /// The file as it was now stands here.
    SetAside(PathBuf),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::System,
            zoom: 100,
            window: None,
            last_folder: None,
            library: None,
            forms: None,
            recent: Vec::new(),
            unknown: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Remembers a file as the one opened last.
    pub fn opened(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT_FILES);
    }

    /// Forgets a file.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

impl Store {
    /// The settings, and whatever of them could not be read. A damaged file is set aside.
    pub fn settings(&self) -> (Settings, Vec<SettingsWarning>) {
        self.read_settings().unwrap_or_else(|failure| {
            (Settings::default(), vec![SettingsWarning::Unreadable(failure)])
        })
    }

    /// Changes the settings. They are read anew, so that what another window changed stays.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), Failure> {
        let (mut settings, _told_at_start) = self.read_settings()?;
        let before = settings.clone();
        change(&mut settings);
        let path = self.settings_file();
        if settings == before && self.disk.about(&path).is_ok() {
            return Ok(());
        }
        self.own_folder(&self.folders.config)?;
        StagedFile::write(&*self.disk, &path, write(&settings).as_bytes(), Manner::Ours)?
            .put_in_place()?
            .map_or(Ok(()), Err)
    }

    /// What stands in the file. One that is there and cannot be read is no reason to write another.
    fn read_settings(&self) -> Result<(Settings, Vec<SettingsWarning>), Failure> {
        let path = self.settings_file();
        let (settings, mut warnings) = match read::bytes_on(&*self.disk, &path) {
            Ok(bytes) if bytes.len() > MOST => {
                let failure = Failure::told(&path, FailureKind::TooLarge);
                (Settings::default(), vec![SettingsWarning::Unreadable(failure)])
            }
            Ok(bytes) => parse(&String::from_utf8_lossy(&bytes)),
            Err(failure) if failure.kind == FailureKind::NotFound => return Ok(Default::default()),
            Err(failure) if failure.kind == FailureKind::TooLarge => {
                (Settings::default(), vec![SettingsWarning::Unreadable(failure)])
            }
            Err(failure) => return Err(failure),
        };
        if !warnings.is_empty() {
            let aside = path.with_extension("damaged.ron");
            self.disk.rename(&path, &aside).map_err(|error| Failure::new(&path, error))?;
            warnings.push(SettingsWarning::SetAside(aside));
        }
        Ok((settings, warnings))
    }

    fn settings_file(&self) -> PathBuf {
        self.folders.config.join("settings.ron")
    }
}

/// Takes one key of a file into the settings; `None` when it does not hold what it should.
type Take = fn(&mut Settings, &RawValue) -> Option<()>;

/// The keys of a settings file.
const KEYS: [(&str, Take); 9] = [
    ("format", |_, raw| raw.into_rust::<u32>().ok().map(drop)),
    ("language", |to, raw| raw.into_rust().ok().map(|language| to.language = Some(language))),
    ("theme", |to, raw| Theme::named(&raw.into_rust::<String>().ok()?).map(|of| to.theme = of)),
    ("zoom", |to, raw| {
        raw.into_rust().ok().filter(|zoom| ZOOM.contains(zoom)).map(|zoom| to.zoom = zoom)
    }),
    ("window", |to, raw| raw.into_rust().ok().map(|window| to.window = Some(window))),
    ("last_folder", |to, raw| raw.into_rust().ok().map(|folder| to.last_folder = Some(folder))),
    ("library", |to, raw| raw.into_rust().ok().map(|folder| to.library = Some(folder))),
    ("forms", |to, raw| raw.into_rust().ok().map(|folder| to.forms = Some(folder))),
    ("recent", |to, raw| {
        to.recent = raw.into_rust().ok()?;
        to.recent.truncate(RECENT_FILES);
        Some(())
    }),
];

fn parse(text: &str) -> (Settings, Vec<SettingsWarning>) {
    let mut settings = Settings::default();
    let mut warnings = Vec::new();
    let mut take = |keys: BTreeMap<String, Box<RawValue>>, warnings: &mut Vec<_>| {
        for (key, raw) in keys {
            match KEYS.iter().find(|(known, _)| *known == key) {
                Some((_, take)) => {
                    if take(&mut settings, &raw).is_none() {
                        warnings.push(SettingsWarning::BadKey(key));
                    }
                }
                None => drop(settings.unknown.insert(key, raw.trim().get_ron().to_owned())),
            }
        }
    };
    if let Some(keys) = keys(text) {
        take(keys, &mut warnings);
        return (settings, warnings);
    }
    // Each line that is a key by itself still counts.
    let mut lines = 0;
    let empty = |line: &&str| !matches!(line.trim(), "" | "{" | "}");
    for line in text.lines().filter(empty) {
        match keys(&format!("{{{line}}}")) {
            Some(keys) => take(keys, &mut warnings),
            None => lines += 1,
        }
    }
    warnings.push(SettingsWarning::Damaged { lines });
    (settings, warnings)
}

/// The keys of a text, unless it is damaged: by bytes that are no text, which nobody has in a name,
/// too, and by a number that nobody would wait for.
fn keys(text: &str) -> Option<BTreeMap<String, Box<RawValue>>> {
    if text.contains(char::REPLACEMENT_CHARACTER) || bounds::overlong_word(text).is_some() {
        return None;
    }
    ron::from_str(text).ok()
}

fn write(settings: &Settings) -> String {
    let Settings { language, theme, zoom, window, last_folder, library, forms, recent, unknown } =
        settings;
    // A path that is no text cannot be noted, and is not remembered.
    let path = |path: &PathBuf| path_text(path).ok().map(quoted);
    let known = [
        ("format", Some(FORMAT.to_string())),
        ("language", language.as_deref().map(quoted)),
        ("theme", Some(quoted(theme.name()))),
        ("zoom", Some(zoom.to_string())),
        ("window", window.as_ref().map(|place| place.to_ron())),
        ("last_folder", last_folder.as_ref().and_then(path)),
        ("library", library.as_ref().and_then(path)),
        ("forms", forms.as_ref().and_then(path)),
        (
            "recent",
            Some(format!("[{}]", recent.iter().filter_map(path).collect::<Vec<_>>().join(", "))),
        ),
    ];
    let known = known.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let unknown = unknown.iter().map(|(key, value)| (key.as_str(), value.clone()));
    let lines = known.chain(unknown).map(|(key, value)| format!("    {}: {value},\n", quoted(key)));
    format!("{{\n{}}}\n", lines.collect::<String>())
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

impl WindowPlace {
    fn to_ron(self) -> String {
        let side = |side: Option<i16>| {
            side.map_or_else(|| "None".to_owned(), |side| format!("Some({side})"))
        };
        let Self { x, y, width, height, maximised } = self;
        format!(
            "(x: {}, y: {}, width: {width}, height: {height}, maximised: {maximised})",
            side(x),
            side(y)
        )
    }
}

//! The whole way through the real window: from the first start to a case that is filled, saved,
//! looked at, printed, closed and opened again; each form, by keys from outside alone.
//!
//! The keyboard has a Thai and an English layout, as officers' have. Files are chosen in the
//! system's own dialog: that of zenity, which serves where there is no desktop. A picture of every
//! screen on the way is left in `target/whole-way`, for people to look at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use khangan::case::Answer;
use khangan::form::{Control, Field, Form, FormGroup, Forms};
use khangan::pdf::embedded_case;
use khangan::store::{self, Opened};

use crate::readers::squeezed;
use crate::scenario::{FORM_IDS, FORMS, Scenario, form};
use crate::source::root;
use crate::terminal::Desk;
use crate::window::{Display, Window, wait_for};

/// What is typed into a field of text: short, with marks above each other, and no other's.
fn text(form: &Form, field: &Field) -> String {
    let place = form.fields().iter().position(|of| of.id == field.id).unwrap();
    match field.id.as_str() {
        "position.number" => "๑๒๓".to_owned(),
        "position.title" => "นักทรัพยากรบุคคล".to_owned(),
        _ if field.control == Control::Paragraphs => format!("ที่ปั่น {place:02}\nHR น้ำ ๙"),
        _ => format!("ผู้รู้ {place:02}"),
    }
}

/// The points of a component: in its highest level.
fn points(form: &Form, field: &Field) -> &'static str {
    let component = form.components().iter().find(|component| component.points == field.id);
    if component.unwrap().def.max == 30 { "๒๗" } else { "18" }
}

/// The case that the keys must make: complete, 90 points, the form's first target, passed, and
/// all that the paper gathers after that.
fn expected(form: &Form) -> Scenario {
    let answer = |field: &Field| match &field.control {
        Control::Line | Control::Paragraphs => text(form, field),
        Control::Choice(choices) => choices[0].id.as_str().to_owned(),
        Control::Level(_) => "4".to_owned(),
        Control::Points(_) => points(form, field).to_owned(),
        _ => unreachable!("no form built in has one"),
    };
    form.fields().iter().fold(Scenario::new(form.id().as_str()), |scenario, field| {
        scenario.answer(field.id.as_str(), &answer(field))
    })
}

/// The way of one form: the window, and the pictures that were taken of it.
struct Way<'a> {
    form: &'static Form,
    display: &'a Display,
    window: Window<'a>,
    taken: Vec<PathBuf>,
}

impl Way<'_> {
    /// Leaves a picture of the screen as it is.
    fn picture(&mut self, of: &str) {
        let folder = root().join("target/whole-way");
        fs::create_dir_all(&folder).unwrap();
        let name = format!("{}-{:02}-{of}.png", self.form.id(), self.taken.len() + 1);
        let mut command = Command::new("import");
        self.display.dress(&mut command);
        command.args(["-window", "root"]).arg(folder.join(&name));
        assert!(command.status().expect("import").success(), "no picture of {of}");
        self.taken.push(folder.join(name));
    }

    /// Waits until it has come to that; where it never does, says so with the last picture.
    #[track_caller]
    fn wait(&mut self, what: &str, mut done: impl FnMut(&Self) -> bool) {
        let begun = Instant::now();
        while !done(self) {
            if begun.elapsed() > Duration::from_secs(40) {
                self.picture("stuck");
                let picture = self.taken.last().unwrap().display();
                panic!("{}: {what} never came; what was there instead: {picture}", self.form.id());
            }
            sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key that changes what is to be seen, and waits until it has.
    #[track_caller]
    fn press(&mut self, key: &str) {
        let before = self.display.looks();
        self.window.press(key);
        self.wait(&format!("what {key} does"), |way| way.display.looks() != before);
        self.window.settle();
    }

    /// Types at the pace of a keyboard that is held down; a new line is the Enter key.
    #[track_caller]
    fn type_text(&mut self, text: &str) {
        for (place, line) in text.lines().enumerate() {
            if place > 0 {
                self.press("Return");
            }
            let before = self.display.looks();
            self.display.xdotool(&["type", "--delay", "3", line]).expect("typed");
            self.wait("what is typed", |way| way.display.looks() != before);
        }
        self.window.settle();
    }

    /// Turns to the pages and waits until there is paper: half of the screen is white.
    #[track_caller]
    fn turn_to_pages(&mut self) {
        self.press("F5");
        self.wait("the pages", |way| {
            let looks = way.display.looks();
            let white = looks.chunks_exact(4).filter(|dot| dot.starts_with(&[255; 3])).count();
            white > looks.len() / 8
        });
        self.window.settle();
    }

    /// The dialog of the system, while there is one.
    fn dialog(&self) -> Option<String> {
        let found = self
            .display
            .xdotool(&["search", "--onlyvisible", "--class", "zenity"])
            .unwrap_or_default();
        found.lines().last().filter(|id| !id.is_empty()).map(str::to_owned)
    }

    /// Presses a key that asks for a file, and chooses this one.
    #[track_caller]
    fn choose(&mut self, key: &str, path: &Path) {
        self.window.press(key);
        self.wait("the system's dialog", |way| {
            let Some(dialog) = way.dialog() else { return false };
            way.display.xdotool(&["windowfocus", &dialog]);
            way.display.xdotool(&["getwindowfocus"]) == Some(dialog)
        });
        self.window.settle();
        self.picture("dialog");
        self.window.press("ctrl+a");
        self.type_text(path.to_str().unwrap());
        self.window.press("Return");
        self.wait("the end of the dialog", |way| way.dialog().is_none());
        self.window.focus();
    }

    /// Answers the field that has the focus.
    #[track_caller]
    fn answer(&mut self, field: &Field) {
        match &field.control {
            Control::Line | Control::Paragraphs => self.type_text(&text(self.form, field)),
            Control::Choice(_) => self.press("Down"),
            Control::Level(_) => self.press("4"),
            Control::Points(_) => self.type_text(points(self.form, field)),
            _ => unreachable!("no form built in has one"),
        }
    }

    /// Fills the form: what must be answered, led to by F8; and then what the paper gathers, field
    /// by field.
    fn fill(&mut self) {
        let (required, more): (Vec<_>, Vec<_>) =
            self.form.fields().iter().partition(|field| field.required);
        let mut section = &self.form.parts()[0].id;
        for (place, field) in required.into_iter().enumerate() {
            if place > 0 {
                self.press("F8");
            }
            if field.part != *section {
                self.picture(section.as_str());
                section = &field.part;
            }
            self.answer(field);
        }
        self.picture("summary");
        let mut section = None;
        for field in more {
            if section == Some(&field.part) {
                self.press("Tab");
            } else {
                self.press(match field.part.as_str() {
                    "opinions" => "ctrl+7",
                    "committee" => "ctrl+8",
                    "score" => "ctrl+4",
                    _ => panic!("{} must be answered", field.id),
                });
                section = Some(&field.part);
            }
            self.answer(field);
            let last = self.form.fields_of(&field.part).next_back();
            if last.is_some_and(|last| last.id == field.id) {
                self.picture(field.part.as_str());
            }
        }
    }
}

fn whole_way(id: &'static str) {
    let (form, desk, display) = (form(id), Desk::new(), Display::new());
    display.keyboard("us,th");
    let window = Window::open(&display, &desk, &[]);
    let mut way = Way { form, display: &display, window, taken: Vec::new() };
    way.window.fill(1366, 768);
    way.display.xdotool(&["mousemove", "3", "760"]);
    way.wait("the start", |way| way.window.title() == "ค่างาน");
    way.window.settle();
    way.picture("start");
    way.press("ctrl+n");
    way.picture("new");
    for _ in FORM_IDS.iter().take_while(|of| **of != id) {
        way.press("Tab");
    }
    way.press("Return");
    way.wait("a new case", |way| way.window.title().contains("เรื่องใหม่"));
    way.fill();

    let folder = desk.home().join("Khangan");
    let (case_file, pdf_file) = (folder.join("เลขที่ ๑๒๓.khangan"), desk.path("เลขที่ ๑๒๓.pdf"));
    way.choose("ctrl+s", &case_file);
    way.wait("the saving", |way| case_file.exists() && !way.window.title().starts_with('●'));
    way.window.settle();
    way.picture("saved");
    way.turn_to_pages();
    way.picture("pages");
    way.choose("ctrl+shift+p", &pdf_file);
    way.wait("the PDF", |_| pdf_file.exists());
    way.window.settle();
    way.picture("pdf-saved");
    way.window.press("ctrl+w");
    way.wait("the library", |way| way.window.title() == "ค่างาน");
    way.window.settle();
    way.picture("library");
    // The case that was closed has the focus.
    way.window.press("Return");
    way.wait("the case again", |way| way.window.title().contains("เลขที่ ๑๒๓ นักทรัพยากรบุคคล"));
    way.window.settle();
    way.picture("again");
    way.window.press("ctrl+q");
    wait_for("the end", || !way.window.is_open());
    assert!(way.window.program.wait().unwrap().success(), "{id}");

    let Opened::Case(saved) = store::open(&case_file, &FORMS).unwrap() else { panic!("{id}") };
    let expected = expected(form);
    for field in form.fields() {
        let (saved, typed) = (&saved, expected.case());
        assert_eq!(
            saved.answer(field.id.as_str()),
            typed.answer(field.id.as_str()),
            "{}",
            field.id
        );
    }
    assert_eq!(expected.appraisal().total, 90);
    let pdf = fs::read(&pdf_file).unwrap();
    assert_eq!(embedded_case(&pdf).unwrap(), fs::read(&case_file).unwrap(), "{id}");
    let printed = read_text(&pdf_file);
    for field in form.fields().iter().filter(|field| !field.screen_only) {
        if matches!(field.control, Control::Line | Control::Paragraphs) {
            for line in text(form, field).lines() {
                assert!(printed.contains(&squeezed(line)), "{id} {}: {line}", field.id);
            }
        }
    }
    assert!(printed.contains("๙๐"), "{id}: the total");
}

/// A form of an office's own, known to the program through `--forms`.
static OWN: LazyLock<Forms> = LazyLock::new(|| {
    let text = include_str!("../fixtures/forms/handover.ron").to_owned();
    Forms::from_files(&[("handover.ron".to_owned(), text)]).expect("a form")
});

#[test]
fn a_form_of_one_s_own_goes_the_whole_way_through_the_real_window() {
    let (form, desk, display) = (OWN.named("handover").unwrap(), Desk::new(), Display::new());
    fs::create_dir(desk.path("forms")).unwrap();
    desk.write("forms/handover.ron", include_str!("../fixtures/forms/handover.ron"));
    display.keyboard("us,th");
    let folder = desk.path("forms");
    let window = Window::open(&display, &desk, &["--forms", folder.to_str().unwrap()]);
    let mut way = Way { form, display: &display, window, taken: Vec::new() };
    way.window.fill(1366, 768);
    way.display.xdotool(&["mousemove", "3", "760"]);
    way.wait("the start", |way| way.window.title() == "ค่างาน");
    way.window.settle();
    way.press("ctrl+n");
    for _ in FORMS.all().filter(|form| form.def().group == FormGroup::Post) {
        way.press("Tab");
    }
    way.press("Return");
    way.wait("a new case", |way| way.window.title().contains("เรื่องใหม่"));
    way.type_text("๑๒๓");
    way.press("Tab");
    way.type_text("12/12/2569");
    way.press("Tab");
    way.type_text("ผู้ส่ง");
    way.press("Tab");
    way.type_text("ผู้รับ");
    way.picture("delivery");
    way.press("ctrl+2");
    way.type_text("โต๊ะน้ำ");
    way.press("Tab");
    way.type_text("12");
    way.press("Tab");
    way.press("Tab");
    way.type_text("1500.5");
    way.press("Tab");
    way.picture("goods");
    way.press("ctrl+3");
    way.press("1");
    way.picture("checks");
    let (case_file, pdf_file) = (desk.path("ก.khangan"), desk.path("ก.pdf"));
    way.choose("ctrl+s", &case_file);
    way.wait("the saving", |way| case_file.exists() && !way.window.title().starts_with('●'));
    way.turn_to_pages();
    way.picture("pages");
    way.choose("ctrl+shift+p", &pdf_file);
    way.wait("the PDF", |_| pdf_file.exists());
    way.window.settle();
    way.window.press("ctrl+q");
    wait_for("the end", || !way.window.is_open());
    assert!(way.window.program.wait().unwrap().success());
    let Opened::Case(saved) = store::open(&case_file, &OWN).unwrap() else { panic!("read only") };
    assert_eq!(saved.text("no"), "๑๒๓");
    assert_eq!(saved.text("taker"), "ผู้รับ");
    let day = khangan::base::Day::from_file("2026-12-12").map(Answer::Date);
    assert_eq!(saved.answer("day"), day.as_ref());
    let cell = |column| saved.cell("goods", 0, column).cloned();
    assert_eq!(cell("name"), Answer::words("โต๊ะน้ำ"));
    assert_eq!(cell("count"), Some(Answer::Number(12)));
    assert_eq!(cell("price"), Some(Answer::Number(150_050)));
    let good = saved.cell("checked", 0, "good");
    assert_eq!(good, Some(&Answer::Choice("yes".into())));
    let pdf = fs::read(&pdf_file).unwrap();
    assert_eq!(embedded_case(&pdf).unwrap(), fs::read(&case_file).unwrap());
    assert!(read_text(&pdf_file).contains("๑๘,๐๐๖.๐๐"), "what the goods cost");
}

/// The text of a PDF, white space aside, as another program reads it.
fn read_text(pdf: &Path) -> String {
    let output =
        Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(pdf).arg("-").output();
    squeezed(&String::from_utf8(output.expect("pdftotext").stdout).unwrap())
}

#[test]
fn the_academic_form_goes_the_whole_way_through_the_real_window() {
    whole_way("academic");
}

#[test]
fn the_general_form_goes_the_whole_way_through_the_real_window() {
    whole_way("general");
}

#[test]
fn the_arts_form_goes_the_whole_way_through_the_real_window() {
    whole_way("arts");
}

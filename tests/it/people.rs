//! Several people at one folder, as the system itself tells them apart: their own files, their locks,
//! what they may and may not do. Needs a system that lets the tests be somebody else.
#![cfg(unix)]

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::terminal::{Desk, Ran};

const ONE: u32 = 62_001;
const OTHER: u32 = 62_002;
const OFFICE: u32 = 62_100;

/// A folder that two people share.
struct Office {
    desk: Desk,
    program: PathBuf,
}

impl Office {
    /// None, and a line that says so, where the tests cannot be anybody else.
    #[expect(clippy::print_stdout, reason = "what is not tested is said")]
    fn open(mode: u32) -> Option<Self> {
        let mut probe = Command::new("setpriv");
        probe.args(["--reuid=62001", "--clear-groups", "true"]);
        let may = probe.stderr(Stdio::null()).status();
        if !may.is_ok_and(|status| status.success()) {
            println!("ignored: this system does not let the tests be somebody else");
            return None;
        }
        let desk = Desk::new();
        let set = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        // Where the tests are built, others may not look.
        let program = desk.home().join("khangan");
        let built = Path::new(env!("CARGO_BIN_EXE_khangan"));
        std::fs::hard_link(built, &program)
            .or_else(|_| std::fs::copy(built, &program).map(drop))
            .unwrap();
        set(desk.home(), 0o755);
        set(&desk.path(""), mode);
        chown(desk.path(""), Some(ONE), Some(OFFICE)).unwrap();
        for person in [ONE, OTHER] {
            let home = desk.home().join(person.to_string());
            std::fs::create_dir(&home).unwrap();
            chown(home, Some(person), Some(person)).unwrap();
        }
        Some(Self { desk, program })
    }

    fn start(&self, person: u32, umask: &str, words: &str) -> Child {
        let home = self.desk.home().join(person.to_string());
        let mut command = Command::new("setpriv");
        command.arg(format!("--reuid={person}")).arg(format!("--regid={person}"));
        command.arg(format!("--groups={OFFICE}")).args(["sh", "-c"]);
        command.arg(format!("umask {umask}; exec {} --lang en {words}", self.program.display()));
        command.current_dir(self.desk.path("")).env("KHANGAN_HOME", &home).env("HOME", &home);
        command.env("USER", format!("person-{person}")).env("TZ", "Asia/Bangkok");
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn say(&self, person: u32, words: &str) -> Ran {
        Ran::from(self.start(person, "022", words).wait_with_output().unwrap())
    }

    /// A case of the first person's, which the office may write.
    fn case(&self) -> PathBuf {
        self.say(ONE, "new academic -o a.khangan").printed(0);
        let path = self.desk.path("a.khangan");
        chown(&path, Some(ONE), Some(OFFICE)).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o660)).unwrap();
        path
    }
}

/// As many as `KHANGAN_ROUNDS` says, if it does.
fn rounds() -> u32 {
    std::env::var("KHANGAN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(15)
}

#[test]
fn of_two_people_who_answer_at_once_nothing_told_as_saved_is_lost_and_every_refusal_is_told() {
    let Some(office) = Office::open(0o2770) else { return };
    let path = office.case();
    let (mut saved, mut told) = (0, 0);
    for round in 0..rounds() {
        let answers =
            [(ONE, "position.number"), (OTHER, "position.title")].map(|(person, field)| {
                (office.start(person, "022", &format!("set a.khangan {field}={round}")), field)
            });
        for (child, field) in answers {
            let ran = Ran::from(child.wait_with_output().unwrap());
            let text = std::fs::read_to_string(&path).unwrap();
            let there = text.contains(&format!("\"{field}\": \"{round}\""));
            if ran.exit == 0 {
                assert!(there, "lost in round {round}: {ran:?}\n{text}");
                saved += 1;
            } else {
                let why = ran.complained(2);
                let known = ["has this file open", "has had this file open", "changed this file"];
                assert!(known.iter().any(|known| why.contains(known)), "{why}");
                assert!(!there, "saved, and told otherwise in round {round}: {why}");
                told += 1;
            }
        }
        let about = std::fs::metadata(&path).unwrap();
        let owner = (about.uid(), about.gid(), about.mode() & 0o7777);
        assert_eq!(owner, (ONE, OFFICE, 0o660), "after round {round}");
    }
    let left = office.desk.names();
    assert_eq!(left, ["a.khangan"], "something is left");
    println!("{} rounds: {saved} answers saved, {told} refusals told, 0 lost", rounds());
}

#[test]
fn a_colleagues_case_stays_theirs_with_its_rights_and_attributes() {
    let Some(office) = Office::open(0o2770) else { return };
    let path = office.case();
    let remark =
        rustix::fs::setxattr(&path, "user.remark", b"keep", rustix::fs::XattrFlags::empty());
    if remark.is_err() {
        println!("ignored: this disk keeps no attributes");
    }
    std::fs::hard_link(&path, office.desk.path("second.khangan")).unwrap();
    office.say(OTHER, "set a.khangan position.number=123").printed(0);
    let about = std::fs::metadata(&path).unwrap();
    assert_eq!((about.uid(), about.gid(), about.mode() & 0o7777), (ONE, OFFICE, 0o660));
    assert_eq!(about.nlink(), 2);
    if remark.is_ok() {
        let mut value = [0; 16];
        let len = rustix::fs::getxattr(&path, "user.remark", &mut value[..]).unwrap();
        assert_eq!(&value[..len], b"keep");
    }
    // And the first person can go on.
    office.say(ONE, "set a.khangan position.number=124").printed(0);
    let second = std::fs::read_to_string(office.desk.path("second.khangan")).unwrap();
    assert!(second.contains("\"position.number\": \"124\""), "{second}");
}

#[test]
fn a_case_that_its_owner_keeps_from_being_written_is_not_replaced_either() {
    let Some(office) = Office::open(0o2777) else { return };
    let path = office.case();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = office.say(OTHER, "set a.khangan position.number=123");
    assert!(refused.complained(2).contains("not allowed to read or write"), "{refused:?}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn what_a_colleagues_process_left_makes_room_where_that_is_allowed_and_is_told_where_not() {
    for (mode, may) in [(0o2770, true), (0o3770, false)] {
        let Some(office) = Office::open(mode) else { return };
        office.case();
        let machine = Command::new("uname").arg("-n").output().unwrap().stdout;
        let machine = String::from_utf8(machine).unwrap();
        let lock = office.desk.write(
            ".~a.khangan.lock",
            format!(
                "(user: \"one\", machine: \"{}\", process: 1, since: \"2026-11-20T08:00:00+07:00\")\n",
                machine.trim()
            ),
        );
        chown(&lock, Some(ONE), Some(ONE)).unwrap();
        std::fs::set_permissions(&lock, std::fs::Permissions::from_mode(0o644)).unwrap();
        let set = office.say(OTHER, "set a.khangan position.number=1");
        if may {
            set.printed(0);
        } else {
            assert!(set.complained(2).contains(".~a.khangan.lock"), "{set:?}");
        }
    }
}

#[test]
fn a_folder_of_somebody_elses_is_refused_and_the_case_saved_all_the_same() {
    let Some(office) = Office::open(0o2770) else { return };
    office.case();
    let data = office.desk.home().join(OTHER.to_string()).join("data");
    std::fs::create_dir(&data).unwrap();
    chown(&data, Some(ONE), Some(ONE)).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o777)).unwrap();
    std::fs::set_permissions(office.desk.path("a.khangan"), std::fs::Permissions::from_mode(0o666))
        .unwrap();
    chown(office.desk.path("a.khangan"), Some(OTHER), Some(OFFICE)).unwrap();
    let set = office.say(OTHER, "set a.khangan position.number=1");
    assert_eq!(set.exit, 0, "{set:?}");
    assert!(set.err.contains("the folder belongs to somebody else"), "{set:?}");
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0);
}

#[test]
fn what_is_kept_is_closed_to_others_whatever_the_umask() {
    let desk = Desk::new();
    for umask in ["000", "077"] {
        let home = desk.path(format!("home-{umask}"));
        let say = |words: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("umask {umask}; exec \"$0\" --lang en {words}")]);
            command.arg(env!("CARGO_BIN_EXE_khangan")).current_dir(desk.path(""));
            let ran = command.env("KHANGAN_HOME", &home).env("USER", "somying").output().unwrap();
            Ran::from(ran).printed(0).to_owned()
        };
        say(&format!("new academic -o {umask}.khangan"));
        say(&format!("set {umask}.khangan position.number=1"));
        say(&format!("set {umask}.khangan position.number=2"));
        let (mut folders, mut files) = (vec![home.join("data")], 0);
        while let Some(folder) = folders.pop() {
            let mode = std::fs::metadata(&folder).unwrap().mode() & 0o777;
            assert_eq!(mode, 0o700, "umask {umask}: {}", folder.display());
            for entry in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap()) {
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else {
                    let mode = entry.metadata().unwrap().mode() & 0o777;
                    assert_eq!(mode, 0o600, "umask {umask}: {}", entry.path().display());
                    files += 1;
                }
            }
        }
        assert!(files >= 2, "{files}");
    }
}

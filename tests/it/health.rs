//! What is told of how it stands with the officer's data.

use std::path::Path;
use std::sync::Arc;

use khangan::store::{Folders, Health, Oddity, Over, Place, Store, Who};
use khangan::words::{self, Lang};

use crate::chain::signed;
use crate::disks::MemoryDisk;
use crate::scenario::{FORMS, Scenario};
use crate::terminal::Desk;

fn store(desk: &Desk) -> Store {
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    Store::new(Folders::below(desk.home()), who)
}

fn health(desk: &Desk) -> Health {
    store(desk).health(Some(&desk.path("")), &FORMS)
}

/// What is told, in few words: what it is, and of what.
fn odd(health: &Health) -> Vec<(&'static str, String)> {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let told = |oddity: &Oddity| match oddity {
        Oddity::Failure(failure) => (failure.kind.code(), name(&failure.path)),
        Oddity::Altered(path) => ("altered", name(path)),
        Oddity::Planted(path) => ("planted", name(path)),
        Oddity::Damaged(path, _) => ("damaged", name(path)),
        Oddity::LittleRoom { folder, .. } => ("little_room", name(folder)),
    };
    health.oddities.iter().map(told).collect()
}

#[test]
fn what_is_kept_is_counted_and_dated_and_nothing_is_changed() {
    let desk = Desk::new();
    let case = Scenario::new("academic").answer("position.number", "๑").case().clone();
    for name in ["a.khangan", "b.KHANGAN"] {
        store(&desk).save(&desk.path(name), &case, Over::Anything).unwrap();
    }
    let case = Scenario::new("academic").answer("position.number", "๒").case().clone();
    store(&desk).save(&desk.path("a.khangan"), &case, Over::Anything).unwrap();
    desk.write("note.txt", "ของเจ้าหน้าที่");
    let before = desk.names();
    let health = health(&desk);
    assert_eq!(odd(&health), []);
    let count = |place| {
        let kept = health.kept.iter().find(|kept| kept.place == place).unwrap();
        assert_eq!(kept.files > 0, kept.oldest.is_some() && kept.newest.is_some());
        (kept.files, kept.bytes > 0)
    };
    assert_eq!(count(Place::Cases), (2, true));
    assert_eq!(count(Place::Versions), (1, true));
    for place in [Place::Copies, Place::Settings, Place::Papers] {
        assert_eq!(count(place), (0, false));
    }
    assert_eq!(desk.names(), before);
    for lang in [Lang::Thai, Lang::English] {
        let said = words::kept(lang, &health.kept[0]);
        assert!(said.contains(&lang.count(2)) && !said.contains('%'), "{said}");
    }
}

#[test]
fn cases_that_were_changed_by_hand_or_damaged_are_told() {
    let desk = Desk::new();
    let text = khangan::store::write_case(&signed());
    desk.write("sound.khangan", &text);
    desk.write("altered.khangan", text.replace("\"ข\"", "\"ค\""));
    desk.write("damaged.khangan", &text[..200]);
    let health = health(&desk);
    let expected =
        [("altered", "altered.khangan".to_owned()), ("damaged", "damaged.khangan".to_owned())];
    assert_eq!(odd(&health), expected);
    for lang in [Lang::Thai, Lang::English] {
        for (oddity, (_, name)) in health.oddities.iter().zip(&expected) {
            let said = words::oddity(lang, oddity);
            assert!(said.contains(name) && !said.contains('%'), "{said}");
        }
    }
}

#[test]
fn a_folder_of_cases_that_is_gone_is_told() {
    let desk = Desk::new();
    let health = store(&desk).health(Some(&desk.path("gone")), &FORMS);
    assert_eq!(odd(&health), [("not_found", "gone".to_owned())]);
}

#[test]
fn a_disk_with_little_room_is_told() {
    let disk = MemoryDisk::default();
    let folder = Path::new("/work");
    khangan::store::Disk::create_folder(&disk, folder).unwrap();
    let who = Who { user: String::new(), machine: String::new() };
    let folders = Folders::below(Path::new("/home"));
    let store = Store::on(Arc::new(disk.clone()), folders, who);
    assert_eq!(odd(&store.health(Some(folder), &FORMS)), []);
    disk.has_room_for(5 << 20);
    let health = store.health(Some(folder), &FORMS);
    assert_eq!(odd(&health), [("little_room", "work".to_owned())]);
    assert!(words::oddity(Lang::Thai, &health.oddities[0]).contains("๕ เมกะไบต์"));
}

#[cfg(unix)]
#[test]
fn what_somebody_planted_is_told() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let precious = desk.write("thesis.txt", "วิทยานิพนธ์");
    symlink(&precious, desk.path(".~a.khangan.lock")).unwrap();
    std::fs::hard_link(&precious, desk.path(".~b.khangan.lock")).unwrap();
    desk.write(
        ".~c.khangan.lock",
        "(user: \"somchai\", machine: \"x\", process: 1, since: \"\")\n",
    );
    desk.write("other.lock", "of another program");
    std::fs::create_dir_all(desk.home().join("data/versions/x")).unwrap();
    symlink(&precious, desk.home().join("data/versions/x/00000001.khangan")).unwrap();
    let health = health(&desk);
    let expected = [".~a.khangan.lock", ".~b.khangan.lock", "00000001.khangan"];
    assert_eq!(odd(&health), expected.map(|name| ("planted", name.to_owned())));
    assert_eq!(desk.text("thesis.txt"), "วิทยานิพนธ์");
}

#[cfg(unix)]
#[test]
fn a_folder_in_which_nothing_can_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    std::fs::create_dir(desk.path("shared")).unwrap();
    let closed = std::fs::Permissions::from_mode(0o500);
    std::fs::set_permissions(desk.path("shared"), closed).unwrap();
    // Root may write everywhere; elsewhere this is what an officer meets on a share.
    let may = std::fs::write(desk.path("shared/try"), "").is_ok();
    let health = store(&desk).health(Some(&desk.path("shared")), &FORMS);
    let expected = ("no_permission", "shared".to_owned());
    assert_eq!(odd(&health), if may { vec![] } else { vec![expected] });
}

//! Packs the circulars of `forms/circular` into one compressed stretch: three quarters of a
//! megabyte, which most starts never look at.

use std::env;
use std::fs;
use std::io::{Error, Result, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::ZlibEncoder;

fn main() -> Result<()> {
    let folder = Path::new("forms/circular");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = env::var_os("OUT_DIR").ok_or_else(|| Error::other("cargo names no OUT_DIR"))?;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    for file in texts(folder)? {
        println!("cargo::rerun-if-changed={}", file.display());
        // Whatever line ends a checkout has, the same bytes are packed.
        let text = fs::read_to_string(&file)?.replace("\r\n", "\n");
        packed.write_all(text.as_bytes())?;
    }
    fs::write(PathBuf::from(out).join("circular.z"), packed.finish()?)
}

/// The parts, in the order of their names.
fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let paths: Result<Vec<_>> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    Ok(paths)
}

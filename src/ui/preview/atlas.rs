//! The letters of the pages, as pictures in one texture.
//!
//! What is pictured is the cluster, as in the document's font: a letter with its marks, its glyphs
//! placed as on paper. So the page on the screen has the very shapes of the page on paper, those of
//! the second font included, whatever egui would make of the same text.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureOptions, Vec2, pos2, vec2};

use super::outline;
use super::raster::{Coverage, real, whole};
use crate::text::Cluster;

/// How many places a pixel has for the start of a letter, so that its neighbours keep their
/// distance; for large letters the pixel is fine enough.
const PLACES: u8 = 4;
/// From this size on, in pixels, letters are large.
const LARGE: f32 = 48.0;
/// The side of the texture at first.
const FIRST_SIDE: usize = 1024;
/// The largest side: so much every graphics card of an office can.
const LAST_SIDE: usize = 4096;
/// Between two pictures.
const GAP: usize = 1;

/// A picture in the texture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Picture {
    /// Where it is, in shares of the texture.
    pub(super) uv: Rect,
    /// From the pixel of its place to its upper left corner, in pixels.
    pub(super) offset: Vec2,
    /// How large it is, in pixels.
    pub(super) size: Vec2,
}

/// Which picture: a cluster, or a dot of a leader, so large, at one of the places in a pixel.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// In sixty-fourths of a pixel.
    size: u32,
    place: u8,
    /// None is the dot.
    cluster: Option<Arc<Cluster>>,
}

/// The pictures and their texture.
#[derive(Default)]
pub(super) struct Atlas {
    texture: Option<TextureHandle>,
    /// What the texture holds, or will.
    image: Coverage,
    known: BTreeMap<Key, Slot>,
    shelf: Shelf,
    /// The rows that the texture does not have yet.
    fresh: Option<(usize, usize)>,
    grown: bool,
    /// Where the pictures of this frame begin, in rows.
    begun: usize,
    generation: u64,
    /// The largest side that the graphics card can, where that is less than ours.
    limit: Option<usize>,
}

/// Where a picture is, in pixels of the texture, and how it is placed.
#[derive(Clone, Copy)]
struct Slot {
    at: (usize, usize),
    size: (usize, usize),
    offset: Vec2,
}

/// The row of pictures that is being filled.
#[derive(Default)]
struct Shelf {
    x: usize,
    y: usize,
    height: usize,
}

impl Atlas {
    /// Grows whenever pictures given out before are no longer where they were.
    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }

    /// Forgets letters of old sizes, where they are many: before the pages of a frame are made.
    pub(super) fn tidy(&mut self, ctx: &Context) {
        self.limit = Some(ctx.input(|input| input.max_texture_side));
        if self.image.height > 2048 && self.shelf.y * 2 > self.image.height {
            self.clear();
        }
        self.begun = self.shelf.y;
    }

    /// The picture of a cluster at a place on the page, in pixels, and the whole pixel to put it
    /// at; none, where there is nothing to see.
    pub(super) fn cluster(
        &mut self,
        cluster: &Arc<Cluster>,
        size: f32,
        x: f32,
    ) -> Option<(Picture, f32)> {
        if cluster.glyphs.is_empty() {
            return None;
        }
        let places = if size < LARGE { PLACES } else { 1 };
        self.picture(Some(cluster), size, x, places)
    }

    /// The picture of a dot of this diameter.
    pub(super) fn dot(&mut self, diameter: f32, x: f32) -> Option<(Picture, f32)> {
        self.picture(None, diameter, x, PLACES)
    }

    /// A point of the texture that is all ink.
    pub(super) fn ink(&mut self) -> egui::Pos2 {
        let key = Key { size: 0, place: 0, cluster: None };
        let full = || (Coverage { width: 3, height: 3, pixels: vec![255; 9] }, Vec2::ZERO);
        self.slot(key, full).map_or(egui::Pos2::ZERO, |slot| self.uv(slot).center())
    }

    fn picture(
        &mut self,
        cluster: Option<&Arc<Cluster>>,
        size: f32,
        x: f32,
        places: u8,
    ) -> Option<(Picture, f32)> {
        let steps = f32::from(places);
        let stepped = (x * steps).round() / steps;
        let pixel = stepped.floor();
        let place = stepped - pixel;
        let key = Key {
            size: u32::try_from(whole(size * 64.0)).unwrap_or(u32::MAX),
            place: u8::try_from(whole(place * steps)).unwrap_or_default(),
            cluster: cluster.cloned(),
        };
        let slot = self.slot(key, || match cluster {
            Some(cluster) => outline::cluster(cluster, size, place),
            None => outline::dot(size, place),
        })?;
        let size = vec2(real(slot.size.0), real(slot.size.1));
        (slot.size.0 > 0).then(|| (Picture { uv: self.uv(slot), offset: slot.offset, size }, pixel))
    }

    fn slot(&mut self, key: Key, draw: impl FnOnce() -> (Coverage, Vec2)) -> Option<Slot> {
        if let Some(slot) = self.known.get(&key) {
            return Some(*slot);
        }
        let (picture, offset) = draw();
        let at = self.room(picture.width, picture.height)?;
        self.copy(&picture, at);
        let slot = Slot { at, size: (picture.width, picture.height), offset };
        self.known.insert(key, slot);
        Some(slot)
    }

    fn uv(&self, slot: Slot) -> Rect {
        let scale = vec2(1.0 / real(self.image.width), 1.0 / real(self.image.height));
        let min = pos2(real(slot.at.0) * scale.x, real(slot.at.1) * scale.y);
        let size = vec2(real(slot.size.0), real(slot.size.1)) * scale;
        Rect::from_min_size(min, size)
    }

    /// Room for a picture. Without any left, everything is forgotten but what comes now: the pages
    /// are made again, and then take only what they show. Only where they show too much for the
    /// texture, it grows: a large one takes long to fill.
    fn room(&mut self, width: usize, height: usize) -> Option<(usize, usize)> {
        let largest = LAST_SIDE.min(self.limit.unwrap_or(LAST_SIDE));
        if width + GAP > largest || height + GAP > largest {
            return None;
        }
        loop {
            if self.shelf.x + width + GAP > self.image.width {
                self.shelf = Shelf { x: 0, y: self.shelf.y + self.shelf.height, height: 0 };
            }
            if width + GAP <= self.image.width && self.shelf.y + height + GAP <= self.image.height {
                let at = (self.shelf.x, self.shelf.y);
                self.shelf.x += width + GAP;
                self.shelf.height = self.shelf.height.max(height + GAP);
                return Some(at);
            }
            let side = self.image.width.max(FIRST_SIDE / 2) * 2;
            let mostly_old = self.image.height > 0 && self.begun * 2 > self.image.height;
            if side > largest || mostly_old {
                self.clear();
            } else {
                self.resize(side);
            }
        }
    }

    fn clear(&mut self) {
        self.known.clear();
        self.shelf = Shelf::default();
        self.begun = 0;
        self.generation += 1;
        // The graphics card keeps old letters where no new ones come, and nobody points there.
        self.image.pixels.fill(0);
        self.fresh = None;
    }

    /// A larger texture begins empty: the shares of the old one would be wrong anyhow.
    fn resize(&mut self, side: usize) {
        self.image = Coverage { width: side, height: side, pixels: vec![0; side * side] };
        self.grown = true;
        self.clear();
    }

    fn copy(&mut self, picture: &Coverage, (x, y): (usize, usize)) {
        let width = self.image.width;
        for (row, pixels) in picture.pixels.chunks(picture.width.max(1)).enumerate() {
            let start = (y + row) * width + x;
            if let Some(target) = self.image.pixels.get_mut(start..start + pixels.len()) {
                target.copy_from_slice(pixels);
            }
        }
        let (from, to) = self.fresh.unwrap_or((y, y));
        // The gap below is part of it: what lay there before must not shine through.
        let end = (y + picture.height + GAP).min(self.image.height);
        self.fresh = Some((from.min(y), to.max(end)));
    }

    /// The texture, with every picture that was asked for.
    pub(super) fn upload(&mut self, ctx: &Context) -> egui::TextureId {
        let side = self.image.width;
        let fresh = self.fresh.take();
        let rows = |from: usize, to: usize| {
            let pixels = self.image.pixels.get(from * side..to * side).unwrap_or_default();
            let white = pixels.iter().map(|alpha| Color32::from_white_alpha(*alpha)).collect();
            ColorImage::new([side, to - from], white)
        };
        let options = TextureOptions::LINEAR;
        match &mut self.texture {
            Some(texture) if !self.grown => {
                if let Some((from, to)) = fresh {
                    texture.set_partial([0, from], rows(from, to), options);
                }
            }
            Some(texture) => texture.set(rows(0, side), options),
            None => self.texture = Some(ctx.load_texture("pages", rows(0, side), options)),
        }
        self.grown = false;
        self.texture.as_ref().map_or_else(egui::TextureId::default, TextureHandle::id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Face, shape};

    fn letter(text: &str) -> Arc<Cluster> {
        Arc::clone(&shape(Face::Regular, text).clusters[0].cluster)
    }

    #[test]
    fn a_letter_is_pictured_once_for_each_place_in_a_pixel() {
        let mut atlas = Atlas::default();
        let first = atlas.cluster(&letter("ที่"), 14.5, 3.0).unwrap();
        assert_eq!(atlas.cluster(&letter("ที่"), 14.5, 8.05), Some((first.0, 8.0)));
        let half = atlas.cluster(&letter("ที่"), 14.5, 3.5).unwrap();
        assert_ne!(half.0.uv, first.0.uv);
        assert_eq!(atlas.known.len(), 2);
        // Just below the next pixel is that pixel.
        assert_eq!(atlas.cluster(&letter("ที่"), 14.5, 2.95), Some(first));
    }

    #[test]
    fn pictures_do_not_overlap_and_a_full_texture_starts_afresh() {
        let mut atlas = Atlas::default();
        let mut size = 300.0;
        let mut generations = vec![atlas.generation()];
        while generations.len() < 5 {
            let before = atlas.generation();
            assert!(atlas.cluster(&letter("ญู"), size, 0.0).is_some());
            if atlas.generation() != before {
                generations.push(atlas.generation());
            }
            let slots: Vec<_> = atlas.known.values().copied().collect();
            let last = slots[slots.len() - 1];
            for other in &slots[..slots.len() - 1] {
                let apart = |from: usize, size: usize, at: usize, other: usize| {
                    from + size <= at || at + other <= from
                };
                assert!(
                    apart(last.at.0, last.size.0, other.at.0, other.size.0)
                        || apart(last.at.1, last.size.1, other.at.1, other.size.1)
                );
            }
            size += 1.0;
        }
        assert!(atlas.image.width <= LAST_SIDE);
    }

    #[test]
    fn zooming_on_and_on_leaves_the_texture_as_small_as_one_frame_needs() {
        let ctx = Context::default();
        let input = egui::RawInput { max_texture_side: Some(8192), ..egui::RawInput::default() };
        ctx.run_ui(input, |_| {}).textures_delta.clear();
        let text = shape(Face::Regular, "การกำหนดตำแหน่งประเภทวิชาการ ระดับชำนาญการพิเศษ");
        let mut atlas = Atlas::default();
        for zoom in 0..400_u16 {
            atlas.tidy(&ctx);
            for placed in &text.clusters {
                let size = 20.0 + f32::from(zoom) / 10.0;
                atlas.cluster(&placed.cluster, size, f32::from(zoom % 4) / 4.0);
            }
        }
        assert!(atlas.generation() > 2, "it was never full");
        assert_eq!(atlas.image.width, FIRST_SIDE);
    }

    #[test]
    fn a_picture_too_large_for_any_texture_is_left_out() {
        assert_eq!(Atlas::default().cluster(&letter("ก"), 9_000.0, 0.0), None);
    }
}

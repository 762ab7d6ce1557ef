//! Paths to coverage: how much of each pixel a filled outline covers.
//!
//! Every edge adds to the pixels it crosses how much it covers of them, signed by whether it goes
//! up or down; the running sum along a row is the coverage. Nothing is sampled, so small letters
//! are as smooth as large ones.

/// A picture of coverage, 0 to 255 a pixel, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

/// A place in pixels, y downwards.
pub(super) type At = (f32, f32);

/// Gathers the edges of outlines. All of them must lie within the picture; what does not is cut
/// off at its edge.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    sums: Vec<f32>,
    start: At,
    pen: At,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        // An edge in the last column adds to the one behind it.
        let sums = vec![0.0; width * height + 2];
        Self { width, height, sums, start: (0.0, 0.0), pen: (0.0, 0.0) }
    }

    pub(super) fn move_to(&mut self, to: At) {
        self.close();
        (self.start, self.pen) = (to, to);
    }

    pub(super) fn line_to(&mut self, to: At) {
        self.edge(self.pen, to);
        self.pen = to;
    }

    pub(super) fn quad_to(&mut self, c: At, to: At) {
        let from = self.pen;
        let bend = (from.0 - 2.0 * c.0 + to.0).hypot(from.1 - 2.0 * c.1 + to.1);
        self.flatten(bend, |t| {
            let (a, b, d) = ((1.0 - t) * (1.0 - t), 2.0 * (1.0 - t) * t, t * t);
            (a * from.0 + b * c.0 + d * to.0, a * from.1 + b * c.1 + d * to.1)
        });
    }

    pub(super) fn cubic_to(&mut self, one: At, two: At, to: At) {
        let from = self.pen;
        let bend = |f: fn(At) -> f32| {
            let (p, q, r, s) = (f(from), f(one), f(two), f(to));
            (p - 2.0 * q + r).abs().max((q - 2.0 * r + s).abs())
        };
        self.flatten(3.0 * bend(|at| at.0).hypot(bend(|at| at.1)), |t| {
            let mix = |part: At, whole: At, share: f32| {
                (part.0 + (whole.0 - part.0) * share, part.1 + (whole.1 - part.1) * share)
            };
            let middle = mix(one, two, t);
            let (before, after) =
                (mix(mix(from, one, t), middle, t), mix(middle, mix(two, to, t), t));
            mix(before, after, t)
        });
    }

    /// Back to where the outline began.
    pub(super) fn close(&mut self) {
        self.line_to(self.start);
    }

    /// A curve as lines that stay within a hundredth of a pixel of it.
    fn flatten(&mut self, bend: f32, at: impl Fn(f32) -> At) {
        let steps = whole((bend * 25.0).sqrt().ceil().clamp(1.0, 64.0));
        let share = 1.0 / real(steps);
        for step in 1..=steps {
            self.line_to(at(real(step) * share));
        }
    }

    fn edge(&mut self, from: At, to: At) {
        let (direction, top, bottom) =
            if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        if bottom.1 - top.1 <= f32::EPSILON {
            return;
        }
        let slope = (bottom.0 - top.0) / (bottom.1 - top.1);
        let mut x = if top.1 < 0.0 { top.0 - top.1 * slope } else { top.0 };
        for row in whole(top.1)..self.height.min(whole(bottom.1.ceil())) {
            let (above, below) = (real(row).max(top.1), real(row + 1).min(bottom.1));
            let next = x + slope * (below - above);
            self.cross(row, (below - above) * direction, x, next);
            x = next;
        }
    }

    /// What an edge that crosses a row from `x` to `next` covers of its pixels and those behind.
    fn cross(&mut self, row: usize, height: f32, x: f32, next: f32) {
        let edge = real(self.width);
        let (left, right) = (x.min(next).clamp(0.0, edge), x.max(next).clamp(0.0, edge));
        let (first, last) = (whole(left), whole(right.ceil()));
        let start = row * self.width;
        if last <= first + 1 {
            let middle = f32::midpoint(left, right) - real(first);
            self.add(start + first, height * (1.0 - middle));
            self.add(start + first + 1, height * middle);
            return;
        }
        let share = 1.0 / (right - left);
        let mut covered = 0.0;
        for column in first..last {
            // The part of the edge that lies before the end of this column.
            let (from, to) = (real(column).max(left), real(column + 1).min(right));
            let within = (to - from) * share;
            let behind = (from - left) * share;
            let rest = real(column + 1) - f32::midpoint(from, to);
            let total = behind + within * rest;
            self.add(start + column, height * (total - covered));
            covered = total;
        }
        self.add(start + last, height * (1.0 - covered));
    }

    fn add(&mut self, at: usize, covered: f32) {
        if let Some(sum) = self.sums.get_mut(at) {
            *sum += covered;
        }
    }

    /// The picture. What outlines cover more than once is covered.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
    pub(super) fn coverage(mut self) -> Coverage {
        self.close();
        let Self { width, height, sums, .. } = self;
        let mut covered = 0.0;
        let pixel = |sum: &f32| {
            covered += sum;
            (covered.abs().min(1.0) * 255.0 + 0.5) as u8
        };
        let pixels = sums.iter().take(width * height).map(pixel).collect();
        Coverage { width, height, pixels }
    }
}

#[expect(clippy::cast_precision_loss, reason = "pictures are a few thousand pixels wide")]
pub(super) fn real(number: usize) -> f32 {
    number as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "below zero is the first, by intent"
)]
pub(super) fn whole(number: f32) -> usize {
    number as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(size: usize, corners: &[At]) -> Coverage {
        let mut canvas = Canvas::new(size, size);
        canvas.move_to(corners[0]);
        corners[1..].iter().for_each(|corner| canvas.line_to(*corner));
        canvas.coverage()
    }

    #[test]
    fn a_pixel_is_covered_by_as_much_as_lies_in_it() {
        let square = polygon(4, &[(0.5, 1.0), (2.25, 1.0), (2.25, 3.0), (0.5, 3.0)]);
        let row = [128, 255, 64, 0];
        assert_eq!(square.pixels, [[0; 4], row, row, [0; 4]].concat());
    }

    #[test]
    fn a_flat_edge_is_spread_over_the_pixels_it_crosses() {
        let corners = [(0.0, 0.0), (8.0, 0.0), (8.0, 1.0)];
        let wedge = polygon(8, &corners).pixels;
        // Pixel n of the first row is covered from its top down to the edge.
        for (column, pixel) in wedge.iter().take(8).enumerate() {
            let is = f32::from(*pixel) / 255.0;
            let covered = (real(column) + 0.5) / 8.0;
            assert!((is - (1.0 - covered)).abs() < 0.01 || (is - covered).abs() < 0.01);
        }
        let sum: f32 = wedge.iter().map(|pixel| f32::from(*pixel) / 255.0).sum();
        assert!((sum - 4.0).abs() < 0.05, "{sum}");
    }

    #[test]
    fn a_round_of_curves_has_the_area_of_a_circle() {
        const HANDLE: f32 = 0.552_285 * 9.0;
        let mut canvas = Canvas::new(20, 20);
        canvas.move_to((19.0, 10.0));
        canvas.cubic_to((19.0, 10.0 + HANDLE), (10.0 + HANDLE, 19.0), (10.0, 19.0));
        canvas.cubic_to((10.0 - HANDLE, 19.0), (1.0, 10.0 + HANDLE), (1.0, 10.0));
        canvas.cubic_to((1.0, 10.0 - HANDLE), (10.0 - HANDLE, 1.0), (10.0, 1.0));
        canvas.cubic_to((10.0 + HANDLE, 1.0), (19.0, 10.0 - HANDLE), (19.0, 10.0));
        let area: f32 = canvas.coverage().pixels.iter().map(|p| f32::from(*p) / 255.0).sum();
        assert!((area - std::f32::consts::PI * 81.0).abs() < 1.5, "{area}");
    }

    #[test]
    fn what_lies_outside_is_cut_off_and_harms_nothing() {
        let all = polygon(3, &[(-50.0, -50.0), (90.0, -50.0), (90.0, 90.0), (-50.0, 90.0)]);
        assert_eq!(all.pixels, [255; 9]);
        assert_eq!(polygon(3, &[(5.0, 0.0), (9.0, 0.0), (9.0, 3.0), (5.0, 3.0)]).pixels, [0; 9]);
        assert_eq!(Canvas::new(0, 0).coverage(), Coverage::default());
    }
}

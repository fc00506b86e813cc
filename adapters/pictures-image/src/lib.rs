//! Photos decoded, turned upright, cropped and encoded anew, so that nothing of the uploaded file
//! but its picture is kept (spec: training, T13).

use std::{io::Cursor, sync::Arc, time::Duration};

use application::{
    identity::{PictureError, Pictures, Portrait},
    training::{Illustration, PictureKind},
};
use async_trait::async_trait;
use bytes::Bytes;
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

const MOST_BYTES: usize = 10 * 1024 * 1024;
const MOST_PIXELS: u64 = 40_000_000;
/// Of a decoded picture: 40 million pixels of eight bytes, and what decoding takes beside them.
const MOST_MEMORY: u64 = 400 * 1024 * 1024;
/// Twice the larger photo, so that scaling it down in two steps shows nowhere.
const ENOUGH: u32 = 1_024;
const PATIENCE: Duration = Duration::from_secs(10);
const QUALITY: u8 = 85;
/// Of a picture in a text at most, in either direction.
const WIDEST: u32 = 1_600;
/// More bytes than any drawing has.
const LARGEST_PNG: usize = 1024 * 1024;
/// Of a logo at most: three times what the sidebar shows.
const LOGO: (u32, u32) = (480, 160);

pub struct ImagePictures {
    /// A picture may take hundreds of megabytes while it is decoded, so one at a time is enough.
    permits: Arc<Semaphore>,
}

impl Default for ImagePictures {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(1)) }
    }
}

#[async_trait]
impl Pictures for ImagePictures {
    async fn portrait(&self, upload: Bytes) -> Result<Portrait, PictureError> {
        self.alone(upload, portrait).await
    }

    async fn logo(&self, upload: Bytes) -> Result<Bytes, PictureError> {
        self.alone(upload, logo).await
    }

    async fn illustration(&self, upload: Bytes) -> Result<Illustration, PictureError> {
        self.alone(upload, illustration).await
    }
}

impl ImagePictures {
    async fn alone<T: Send + 'static>(
        &self,
        upload: Bytes,
        work: fn(&[u8]) -> Result<T, PictureError>,
    ) -> Result<T, PictureError> {
        if upload.is_empty() {
            return Err(PictureError::Missing);
        }
        if MOST_BYTES < upload.len() {
            return Err(PictureError::TooBig);
        }
        let permit = timeout(PATIENCE, Arc::clone(&self.permits).acquire_owned()).await;
        let permit = permit.map_err(|_| PictureError::Busy)?.map_err(|_| PictureError::Busy)?;
        let done = spawn_blocking(move || {
            let made = work(&upload);
            drop(permit);
            made
        });
        // A decoder that panics has met a file that is no picture.
        done.await.map_err(|_| PictureError::Unreadable)?
    }
}

fn portrait(upload: &[u8]) -> Result<Portrait, PictureError> {
    let picture = decode(upload)?;
    let side = picture.width().min(picture.height());
    let (left, top) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    let square = picture.crop_imm(left, top, side, side);
    // A transparent ground becomes white, since JPEG has none.
    let mut paper = image::RgbaImage::from_pixel(side, side, image::Rgba([255; 4]));
    image::imageops::overlay(&mut paper, &square.to_rgba8(), 0, 0);
    let square = DynamicImage::ImageRgba8(paper).into_rgb8().into();
    Ok(Portrait { large: encode(&square, 512)?, small: encode(&square, 96)? })
}

fn logo(upload: &[u8]) -> Result<Bytes, PictureError> {
    let picture = decode(upload)?;
    let (width, height) = LOGO;
    let fits = picture.width() <= width && picture.height() <= height;
    let picture = match fits {
        true => picture,
        false => picture.resize(width, height, FilterType::CatmullRom),
    };
    let mut bytes = Cursor::new(Vec::new());
    // With whatever is transparent, and without anything else that the file carried.
    let picture = DynamicImage::ImageRgba8(picture.into_rgba8());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(|_| PictureError::Unreadable)?;
    Ok(bytes.into_inner().into())
}

fn illustration(upload: &[u8]) -> Result<Illustration, PictureError> {
    let picture = decode(upload)?;
    let fits = picture.width().max(picture.height()) <= WIDEST;
    let picture = match fits {
        true => picture,
        false => picture.resize(WIDEST, WIDEST, FilterType::CatmullRom),
    };
    let picture = picture.into_rgba8();
    let is_transparent = picture.pixels().any(|it| it.0[3] != u8::MAX);
    let is_png = upload.starts_with(b"\x89PNG");
    if is_png || is_transparent {
        let mut bytes = Cursor::new(Vec::new());
        let drawn = DynamicImage::ImageRgba8(picture.clone());
        drawn.write_to(&mut bytes, ImageFormat::Png).map_err(|_| PictureError::Unreadable)?;
        let content = bytes.into_inner();
        // A drawing is small as PNG and sharp; a photo is neither.
        if is_transparent || content.len() <= LARGEST_PNG {
            return Ok(Illustration { kind: PictureKind::Png, content: content.into() });
        }
    }
    let mut bytes = Vec::new();
    let picture = DynamicImage::ImageRgba8(picture).into_rgb8();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    picture.write_with_encoder(encoder).map_err(|_| PictureError::Unreadable)?;
    Ok(Illustration { kind: PictureKind::Jpeg, content: bytes.into() })
}

fn decode(upload: &[u8]) -> Result<DynamicImage, PictureError> {
    let unreadable = |_| PictureError::Unreadable;
    let reader = ImageReader::new(Cursor::new(upload)).with_guessed_format();
    let reader = reader.map_err(|_| PictureError::Unreadable)?;
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PictureError::Unreadable);
    }
    if MOST_PIXELS < u64::from(width) * u64::from(height) {
        return Err(PictureError::TooManyPixels);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    decoder.set_limits(limits).map_err(unreadable)?;
    // Phones store a picture as the sensor saw it, and beside it which way is up.
    let orientation = decoder.orientation().map_err(unreadable)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    let mut picture = reduced(picture);
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The same picture with no more than is needed of it: turning, cropping and flattening each make a
/// copy, and copies of the whole would take a gigabyte together.
fn reduced(picture: DynamicImage) -> DynamicImage {
    let side = picture.width().min(picture.height());
    if side <= ENOUGH {
        return picture;
    }
    let scaled = |it: u32| u64::from(it) * u64::from(ENOUGH) / u64::from(side);
    let scaled = |it: u32| u32::try_from(scaled(it)).unwrap_or(it).max(ENOUGH);
    picture.thumbnail_exact(scaled(picture.width()), scaled(picture.height()))
}

fn encode(square: &DynamicImage, side: u32) -> Result<Bytes, PictureError> {
    let scaled = square.resize_exact(side, side, FilterType::CatmullRom);
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    scaled.write_with_encoder(encoder).map_err(|_| PictureError::Unreadable)?;
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, RgbaImage};

    use super::*;

    /// Red above blue, twice as wide as high.
    fn given_picture(format: ImageFormat) -> Vec<u8> {
        let picture =
            RgbImage::from_fn(
                400,
                200,
                |_, y| {
                    if y < 100 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) }
                },
            );
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(picture).write_to(&mut bytes, format).expect("encodes");
        bytes.into_inner()
    }

    #[tokio::test]
    async fn a_picture_for_a_text_keeps_its_shape_and_nothing_else() {
        for (format, kind) in [
            (ImageFormat::Jpeg, PictureKind::Jpeg),
            (ImageFormat::Png, PictureKind::Png),
            (ImageFormat::WebP, PictureKind::Jpeg),
        ] {
            let upload = given_picture(format);
            let made = ImagePictures::default().illustration(upload.into()).await;
            let made = made.expect("a picture");
            assert_eq!(made.kind, kind);
            let picture = image::load_from_memory(&made.content).expect("a picture");
            assert_eq!((picture.width(), picture.height()), (400, 200));
        }
        let wide = RgbaImage::from_pixel(3_200, 100, image::Rgba([9, 9, 9, 0]));
        let mut bytes = Cursor::new(Vec::new());
        wide.write_to(&mut bytes, ImageFormat::WebP).expect("encodes");
        let made = ImagePictures::default().illustration(bytes.into_inner().into()).await;
        let made = made.expect("a picture");
        assert_eq!(made.kind, PictureKind::Png);
        let picture = image::load_from_memory(&made.content).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (1_600, 50));
        let refused = ImagePictures::default().illustration(Bytes::from_static(b"<svg/>")).await;
        assert!(matches!(refused, Err(PictureError::Unreadable)));
    }

    #[tokio::test]
    async fn a_photo_becomes_two_square_jpegs() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let upload = given_picture(format);
            let portrait = ImagePictures::default().portrait(upload.into()).await.expect("a photo");
            for (bytes, side) in [(portrait.large, 512), (portrait.small, 96)] {
                let picture = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg);
                let picture = picture.expect("a JPEG").into_rgb8();
                assert_eq!(picture.dimensions(), (side, side));
                assert!(picture.get_pixel(side / 2, 2).0[0] > 200, "{format:?}: red is above");
                assert!(picture.get_pixel(side / 2, side - 3).0[2] > 200, "blue is below");
            }
        }
    }

    #[test]
    fn a_large_picture_is_made_small_before_anything_else_and_keeps_its_shape() {
        for (size, reduced_to) in [
            ((4_000, 2_000), (2_048, 1_024)),
            ((1_025, 3_000), (1_024, 2_997)),
            ((1_024, 9), (1_024, 9)),
        ] {
            let picture = reduced(DynamicImage::new_luma8(size.0, size.1));
            assert_eq!((picture.width(), picture.height()), reduced_to, "{size:?}");
        }
    }

    #[tokio::test]
    async fn a_logo_keeps_its_shape_and_what_is_transparent() {
        let given = RgbaImage::from_fn(1_200, 300, |x, _| image::Rgba([9, 9, 9, (x < 600).into()]));
        let mut bytes = Cursor::new(Vec::new());
        given.write_to(&mut bytes, ImageFormat::Png).expect("encodes");
        let logo = ImagePictures::default().logo(bytes.into_inner().into()).await.expect("a logo");
        let logo = image::load_from_memory_with_format(&logo, ImageFormat::Png).expect("a PNG");
        assert_eq!((logo.width(), logo.height()), (480, 120));
        assert_eq!(logo.into_rgba8().get_pixel(400, 60).0[3], 0);

        let small = ImagePictures::default().logo(given_picture(ImageFormat::Jpeg).into()).await;
        let small = image::load_from_memory(&small.expect("a logo")).expect("a picture");
        assert_eq!((small.width(), small.height()), (320, 160));
    }

    #[tokio::test]
    async fn what_is_no_photo_is_refused_with_a_reason() {
        let truncated = given_picture(ImageFormat::Png)[..200].to_vec();
        let cases = [
            (Vec::new(), "choose a photo"),
            (vec![0; MOST_BYTES + 1], "larger than 10 MB"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "not a JPEG, PNG or WebP"),
            (b"GIF89a".to_vec(), "not a JPEG, PNG or WebP"),
            (truncated, "not a JPEG, PNG or WebP"),
            (given_header_of(50_000, 50_000), "more than 40 million pixels"),
        ];
        for (upload, reason) in cases {
            let refused = ImagePictures::default().portrait(upload.into()).await;
            let refused = refused.expect_err(reason).to_string();
            assert!(refused.contains(reason), "{refused}");
        }
    }

    /// The beginning of a PNG that promises this size, with a right checksum and nothing behind it.
    fn given_header_of(width: u32, height: u32) -> Vec<u8> {
        let mut chunk = b"IHDR".to_vec();
        chunk.extend(width.to_be_bytes());
        chunk.extend(height.to_be_bytes());
        chunk.extend([8, 2, 0, 0, 0]);
        let mut crc = u32::MAX;
        for byte in &chunk {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
        png.extend(chunk);
        png.extend((!crc).to_be_bytes());
        png.extend(b"\0\0\0\0IDAT");
        png
    }
}

//! PDF files of as few objects as there can be, each of which may be another one.

/// One page with a sentence, until something is put in its place.
pub(super) struct Pdf {
    /// By number; the first one is 1.
    objects: Vec<Vec<u8>>,
    trailer: String,
    /// Where it says that its table is, if not where it is.
    table: Option<usize>,
}

pub(super) const PAGES: usize = 2;
pub(super) const PAGE: usize = 3;
pub(super) const CONTENT: usize = 4;
pub(super) const FONT: usize = 5;

impl Pdf {
    pub(super) fn saying(sentence: &str) -> Self {
        let content = format!("BT /F1 12 Tf 72 700 Td ({sentence}) Tj ET");
        let font =
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
                    /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>";
        let objects: [&[u8]; 5] = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page.as_bytes(),
            &stream("", content.as_bytes()),
            font.as_bytes(),
        ];
        let objects = objects.into_iter().map(<[u8]>::to_vec).collect();
        Self { objects, trailer: String::new(), table: None }
    }

    /// Puts an object at its place, or adds it as the next one.
    pub(super) fn with(mut self, number: usize, object: impl Into<Vec<u8>>) -> Self {
        match self.objects.get_mut(number - 1) {
            Some(place) => *place = object.into(),
            None => self.objects.push(object.into()),
        }
        self
    }

    pub(super) fn with_trailer(self, entries: &str) -> Self {
        Self { trailer: entries.to_owned(), ..self }
    }

    pub(super) fn with_table_at(self, offset: usize) -> Self {
        Self { table: Some(offset), ..self }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (object, number) in self.objects.iter().zip(1..) {
            offsets.push(bytes.len());
            bytes.extend(format!("{number} 0 obj\n").as_bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let table = bytes.len();
        let n_objects = self.objects.len() + 1;
        bytes.extend(format!("xref\n0 {n_objects}\n0000000000 65535 f \n").as_bytes());
        for offset in offsets {
            bytes.extend(format!("{offset:010} 00000 n \n").as_bytes());
        }
        let (trailer, table) = (&self.trailer, self.table.unwrap_or(table));
        let end = format!(
            "trailer\n<< /Size {n_objects} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"
        );
        bytes.extend(end.as_bytes());
        bytes
    }
}

pub(super) fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} {entries} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

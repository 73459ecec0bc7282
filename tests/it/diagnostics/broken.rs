//! Files that cannot stand in a repository as they are: no text, too large, links, names that one
//! file system takes for the same.

use std::path::Path;

use super::put;
use crate::camera;
use crate::pdf::{page, pdf};

/// Adds what the case `name` needs below `root`.
pub fn lay(name: &str, root: &Path) {
    let article = |middle: &[u8]| [b"---\ntitle: B\xC3\xA0i\nkind: news\ndate: 2023-11-20\n---\n\n", middle].concat();
    match name {
        // Windows-1258, as old word processors save Vietnamese.
        "not-utf8" | "twelve" => put(root, "content/articles/2023/loi-ma.vi.md", article(b"Ng\xE0y \x81\xC3(.\n")),
        "wrong-encoding" => {
            let lay =
                |name: &str, body: &[u8]| put(root, &format!("content/articles/2023/{name}.vi.md"), article(body));
            lay("ma-1258", b"Ng\xE0y h\xF4i l\xF5\xECn.\n");
            lay("abc", b"B\xD7nh \xAE\xBCng gi\xEDi.\n");
            lay("vni", "Bình ñaúng giôùi laø vieäc chung.\n".as_bytes());
            lay("vo", "BÃ¬nh Ä‘áº³ng giá»›i.\n".as_bytes());
        }
        "nul-byte" => put(root, "content/articles/2023/hong.vi.md", article(b"V\xC4\x83n\0 b\xE1\xBA\xA3n.\n")),
        "file-too-large" => put(root, "content/articles/2023/lon.vi.md", article(&vec![b'a'; 8 << 20])),
        "front-matter-too-large" => {
            let long = format!("---\ntitle: Bài\nsummary: {}\n---\n", "rất dài ".repeat(8000));
            put(root, "content/articles/2023/dai.vi.md", long);
        }
        "same-path" => {
            put(root, "content/articles/2023/Tin.vi.md", article(b"\n"));
        }
        // An EXIF segment, as cameras and programs write it; the picture itself is not looked at.
        "leak-in-picture" => {
            let text = "Exif\0\0MM\0*chụp ở nhà bà Mẫu Kín Đáo\0".as_bytes();
            let length = u16::try_from(text.len() + 2).expect("it is short").to_be_bytes();
            let picture = [b"\xff\xd8\xff\xe1", &length[..], text, b"\xff\xd9"].concat();
            put(root, "content/articles/2023/chup.jpg", picture);
        }
        "leak-in-paper" => {
            put(root, "content/van-ban.pdf", pdf(&["Nơi của bà Mẫu Kín Đáo"]));
            put(root, "content/phu-luc.pdf", pdf(&["CCCD: 020185001234", "21.853612, 106.761045"]));
            let photo = placed();
            let keys = format!("<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length {} >>", photo.len());
            let image = [keys.as_bytes(), b"\nstream\n", &photo, b"\nendstream"].concat();
            put(root, "content/anh.pdf", page("BT ET", "", &[image]));
        }
        "paper-withheld" => put(root, "content/van-ban.pdf", pdf(&["Khen thưởng bà Nguyễn Thị Mẫu"])),
        "paper-unread" => put(root, "content/van-ban.pdf", b"%PDF-1.4\n"),
        #[cfg(unix)]
        "symbolic-link" => {
            let link = root.join("content/articles/2023/loi-tat.vi.md");
            std::os::unix::fs::symlink(root.join("content/articles/2023/tin.vi.md"), link).expect("links can be made");
        }
        "unknown-key" => put(root, "content/articles/2023/a.jpg", camera::photo(700, 20)),
        "alt-missing" | "person-blocked" | "picture-in-sensitive" => {
            put(root, "content/articles/2023/anh.jpg", camera::photo(700, 20));
            put(root, "content/honorees/anh.jpg", camera::photo(700, 21));
        }
        // The same picture twice: a consent holds for what is seen, not for a file.
        "picture-withheld" => {
            put(root, "content/articles/2023/anh.jpg", camera::photo(700, 20));
            put(root, "content/honorees/2023/chan-dung.jpg", camera::photo(700, 20));
        }
        "cascades" => put(root, "content/articles/2023/x.jpg", camera::photo(700, 20)),
        "picture-format" => {
            put(root, "content/articles/2023/hinh-ve.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
            put(root, "content/articles/2023/iphone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
            put(root, "content/articles/2023/anh-dong.gif", b"GIF89a");
        }
        "picture-broken" => {
            let photo = camera::photo(700, 200);
            put(root, "content/articles/2023/nua.jpg", &photo[..photo.len() / 2]);
        }
        "picture-too-large" => put(root, "content/articles/2023/rong.png", camera::bomb(60_000, 40_000)),
        "missing-key" => put(root, "content/articles/2023/anh.jpg", camera::photo(700, 20)),
        "picture-small" => put(root, "content/articles/2023/nho.jpg", camera::photo(240, 160)),
        "picture-undescribed" => put(root, "content/articles/2023/anh.jpg", camera::photo(700, 20)),
        _ => {}
    }
}

/// A photo without pixels that says where it was taken.
fn placed() -> Vec<u8> {
    let said = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"21,51.2N\"/>";
    let length = u16::try_from(said.len() + 2).expect("it is short").to_be_bytes();
    [b"\xff\xd8\xff\xe1", &length[..], said, b"\xff\xd9"].concat()
}

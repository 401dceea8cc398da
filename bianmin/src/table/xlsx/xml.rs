//! As much of XML as a sheet needs: tags with their attributes and the text between them, and the
//! letters that XML cannot carry.

/// What a document consists of, in order.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A tag that opens: its name without a prefix, and its attributes as written.
    Open(&'a str, &'a str),
    /// A tag that closes, after an empty element too.
    Close(&'a str),
    /// Text, its references resolved.
    Text(String),
}

/// Returns the pieces of a document; comments and instructions are passed over.
pub fn pieces(document: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), document);
    while let Some(start) = rest.find('<') {
        if start > 0 {
            pieces.push(Piece::Text(resolve(&rest[..start])));
        }
        let tag = &rest[start + 1..];
        let (close, skip) = match tag {
            comment if comment.starts_with("!--") => ("-->", 3),
            _ => (">", 1),
        };
        let Some(end) = tag.find(close) else { return pieces };
        push_tag(&mut pieces, &tag[..end]);
        rest = &tag[end + skip..];
    }
    pieces
}

fn push_tag<'a>(pieces: &mut Vec<Piece<'a>>, tag: &'a str) {
    if tag.starts_with(['?', '!']) {
        return;
    }
    if let Some(name) = tag.strip_prefix('/') {
        pieces.push(Piece::Close(local(name.trim())));
        return;
    }
    let (body, empty) = tag.strip_suffix('/').map_or((tag, false), |body| (body, true));
    let (name, attributes) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    pieces.push(Piece::Open(local(name), attributes));
    if empty {
        pieces.push(Piece::Close(local(name)));
    }
}

/// Returns a name without its namespace prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Returns the value of an attribute, prefix and all.
pub fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (key, value) = rest.split_once('=')?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = value[1..].split_once(quote)?;
        if key.trim() == name {
            return Some(resolve(value));
        }
        rest = after;
    }
}

/// Resolves references such as `&amp;` and `&#10;`; an unknown one stays as it is.
fn resolve(text: &str) -> String {
    let mut parts = text.split('&');
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let found = part.split_once(';').and_then(|(name, after)| Some((reference(name)?, after)));
        if let Some((letter, after)) = found {
            resolved.push(letter);
            resolved.push_str(after);
        } else {
            resolved.push('&');
            resolved.push_str(part);
        }
    }
    resolved
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// Writes text for a cell: letters XML cannot carry, or would change, as `_xHHHH_`.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '_' if coded(&text[at..]).is_some() => escaped.push_str("_x005F_"),
            '\n' | '\t' => escaped.push(letter),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                let code = format!("_x{:04X}_", u32::from(letter));
                escaped.push_str(&code);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Returns the text of a cell whose letters were written as `_xHHHH_`.
pub fn unescape(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(letter) = coded(rest) {
            plain.push(letter);
            rest = &rest[7..];
        } else {
            plain.push('_');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

/// Returns the letter that a text's first seven bytes stand for, if they are `_xHHHH_`.
fn coded(text: &str) -> Option<char> {
    let digits = text.get(..7)?.strip_prefix("_x")?.strip_suffix('_')?;
    let hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| hex)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_taken_apart_in_order() {
        let document = "<?xml?><!-- <no> --><x:a b='1'><d/>t&amp;&#x4e00;&no;</x:a>";
        assert_eq!(
            pieces(document),
            [
                Piece::Open("a", "b='1'"),
                Piece::Open("d", ""),
                Piece::Close("d"),
                Piece::Text("t&一&no;".to_owned()),
                Piece::Close("a"),
            ]
        );
    }

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let attributes = r#"name="甲&amp;乙" sheetId="1" r:id='rId3'"#;
        assert_eq!(attribute(attributes, "name").as_deref(), Some("甲&乙"));
        assert_eq!(attribute(attributes, "r:id").as_deref(), Some("rId3"));
        assert_eq!(attribute(attributes, "id"), None);
        assert_eq!(attribute("broken", "id"), None);
    }

    #[test]
    fn letters_that_xml_cannot_carry_come_back() {
        for text in ["_x0041_", "_x005F_", "_x", "__x0000_", "\0\r\u{1f}", "一_x4E00_", "_xZZZZ_"]
        {
            assert_eq!(unescape(&escape(text)), text);
        }
    }
}

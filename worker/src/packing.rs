//! Compression at the edge: raw DEFLATE, never more than the protocol allows.

use bianmin::api::{Code, Problem};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// How hard the compressor tries, of 10: beyond this a frame hardly shrinks.
const EFFORT: u8 = 7;

/// Compresses the columns of a frame.
pub fn deflate(columns: &[u8]) -> Vec<u8> {
    compress_to_vec(columns, EFFORT)
}

/// Inflates the body of a frame.
///
/// # Errors
/// [`Code::Malformed`] for what is not DEFLATE, [`Code::TooLarge`] beyond `limit` bytes.
pub fn inflate(body: &[u8], limit: usize) -> Result<Vec<u8>, Problem> {
    decompress_to_vec_with_limit(body, limit).map_err(|error| {
        if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput {
            Problem::new(Code::TooLarge, format!("the body inflates beyond {limit} bytes"))
        } else {
            Problem::new(Code::Malformed, "the body is not raw DEFLATE")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deflated_inflates_and_a_bomb_does_not() {
        let columns = vec![7; 100_000];
        let body = deflate(&columns);
        assert_eq!(inflate(&body, 100_000), Ok(columns));
        assert_eq!(inflate(&body, 99_999).unwrap_err().code, Code::TooLarge);
        assert_eq!(inflate(b"\xff\xff\xff", 10).unwrap_err().code, Code::Malformed);
    }
}

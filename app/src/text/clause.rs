//! The clauses behind refusals and hints, in the words of the regulation.

use domain::text::Language;

use super::of;
use crate::parts::Clause;

/// Returns a clause by its id, such as `S1.3.1`; `None` where the regulation has no such clause.
pub fn clause(id: &'static str, language: Language) -> Option<Clause> {
    let words = of(language);
    let words = match id {
        "S1.1.1" => words.clause_s1_1_1,
        "S1.1.2" => words.clause_s1_1_2,
        "S1.1.3" => words.clause_s1_1_3,
        "S1.2.2" => words.clause_s1_2_2,
        "S1.2.3" => words.clause_s1_2_3,
        "S1.5.1" => words.clause_s1_5_1,
        "S1.5.2" => words.clause_s1_5_2,
        "S1.5.3" => words.clause_s1_5_3,
        "S1.3.1" => words.clause_s1_3_1,
        "S1.3.2" => words.clause_s1_3_2,
        "S1.3.3" => words.clause_s1_3_3,
        "S1.3.4" => words.clause_s1_3_4,
        "S1.4.2" => words.clause_s1_4_2,
        "S1.6.1" => words.clause_s1_6_1,
        "S1.6.2" => words.clause_s1_6_2,
        "S1.6.3" => words.clause_s1_6_3,
        "S2.1.1" => words.clause_s2_1_1,
        "S2.1.2" => words.clause_s2_1_2,
        "S2.1.3" => words.clause_s2_1_3,
        "S2.1.4" => words.clause_s2_1_4,
        "S2.1.6" => words.clause_s2_1_6,
        "S2.1.7" => words.clause_s2_1_7,
        "S2.2.4" => words.clause_s2_2_4,
        "S2.2.5" => words.clause_s2_2_5,
        "S2.3.1.7" => words.clause_s2_3_1,
        "S2.3.3" => words.clause_s2_3_3,
        "S2.4" | "S2.4.9" | "P-A09" => words.clause_s2_4,
        "S3.1" => words.clause_s3_1,
        "S3.2" => words.clause_s3_2,
        "S3.3" => words.clause_s3_3,
        "S3.4" => words.clause_s3_4,
        "R-CLK-1" | "R-CLK-2" | "R-CLK-3" => words.clause_clock,
        "R-CLK-4" => words.clause_deemed,
        "R-CLK-6" | "R-CLK-8" => words.clause_special,
        "R-CLK-7" => words.clause_extension,
        "R-CLK-11" => words.clause_delivery,
        _ => return None,
    };
    Some(Clause { id, words })
}

/// The catalog of skills that the program brings along, as a table (its license:
/// `starter/README.md`).
pub const STARTER_SKILLS: &[u8] = include_bytes!("../../starter/skills.csv");

/// Whose it is, which its license asks to be said.
pub const STARTER_SOURCE: &str = "Source: Digital Research Competencies Framework, CC BY 4.0, \
    https://github.com/direct-framework/digital-research-competencies-framework, shortened.";

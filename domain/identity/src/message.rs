use domain_kernel::Text;

/// What somebody writes to those who run the platform or their company.
pub type WrittenMessage = Text<4_000>;

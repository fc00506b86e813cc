// Pages work without this; it only helps.
// A form that came back begins with what to correct, also where `autofocus` is not heeded.
document.querySelector(".error-summary")?.focus();

// Pages work without this; it only helps.
import { forgetAnswers, keepAnswers } from "./answers.js";

// A form that came back begins with what to correct, also where `autofocus` is not heeded.
document.querySelector(".error-summary")?.focus();

const answers = document.querySelector("form[data-answers]");
if (answers) keepAnswers(answers);

const ended = document.querySelector("[data-ended-attempt]");
if (ended) forgetAnswers(ended.dataset.endedAttempt);

// Pages work without this; it only helps.
import { forgetAnswers, keepAnswers } from "./answers.js";
import { watchSession } from "./session.js";

// A form that came back begins with what to correct, also where `autofocus` is not heeded.
document.querySelector(".error-summary")?.focus();

const answers = document.querySelector("form[data-answers]");
if (answers) keepAnswers(answers);

const session = document.querySelector("[data-session-seconds]");
if (session) watchSession(session);

const ended = document.querySelector("[data-ended-attempt]");
if (ended) forgetAnswers(ended.dataset.endedAttempt);

// Pages work without this; it only helps.
import { forgetAnswers, keepAnswers } from "./answers.js";
import { countDown } from "./countdown.js";
import { watchFilters } from "./live.js";
import { watchSession } from "./session.js";
import { watchUpload } from "./upload.js";
import { watchWaiting } from "./waits.js";

// A form that came back begins with what to correct, also where `autofocus` is not heeded.
document.querySelector(".error-summary")?.focus();

const answers = document.querySelector("form[data-answers]");
if (answers) keepAnswers(answers);

const clock = document.querySelector("[data-countdown]");
if (clock) countDown(clock);

const session = document.querySelector("[data-session-seconds]");
if (session) watchSession(session);

const ended = document.querySelector("[data-ended-attempt]");
if (ended) forgetAnswers(ended.dataset.endedAttempt);

const upload = document.querySelector("form[data-upload]");
if (upload) watchUpload(upload);

const filters = document.querySelector("form[data-live]");
if (filters) watchFilters(filters);

if (document.querySelector("[data-waits]")) watchWaiting();

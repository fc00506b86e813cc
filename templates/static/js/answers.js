// Saves the answers of a module when they change. What is not saved yet stays in this browser, and
// comes back when the page is opened again.
const PAUSE = 600;
// Longer than this nobody waits for a save, neither the next one nor a button.
const PATIENCE = 15000;

export function keepAnswers(form) {
  const status = form.querySelector("[role=status]");
  const key = `answers ${form.getAttribute("action")}`;
  let timer = 0;
  // The saves on their way, while there are any.
  let saving = null;

  form.addEventListener("input", () => {
    localStorage.setItem(key, fields(form).toString());
    saveAfter(PAUSE);
  });
  // What is sent by a button is saved by that. It stays kept until the page that follows shows a
  // newer revision, since the way there may be cut.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!saving) return;
    // What is on its way makes newer revisions, and the form has to be sent with them: its own
    // page is no other window.
    event.preventDefault();
    saving.then(() => form.requestSubmit(event.submitter));
  });
  // What comes back is a change like any other, and so is what was answered before this ran.
  restore(form, key);
  if ([...form.elements].some(isChanged)) form.dispatchEvent(new Event("input"));
  else localStorage.removeItem(key);

  function saveAfter(pause) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const begun = Promise.resolve(saving).then(save).then(() => {
        if (saving === begun) saving = null;
      });
      saving = begun;
    }, pause);
  }

  async function save() {
    const sent = fields(form);
    say(status, form.dataset.saving);
    try {
      // Not `form.action`: that is a button of this name.
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST",
        body: new URLSearchParams([...sent, ["action", "save"]]),
        headers: { accept: "application/json" },
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 401 || answer.type === "opaqueredirect") {
        // The button leads to the sign-in page and back, and takes the answers along.
        say(status, form.dataset.ended);
        return;
      }
      if (answer.status === 422) {
        // Nobody is taken away from what they are just typing; the button says more.
        say(status, form.dataset.refused);
        return;
      }
      if (answer.status === 409) {
        // Two windows disagree: the page shows it at the question.
        form.querySelector("button[value=save]").click();
        return;
      }
      if (400 <= answer.status && answer.status < 500 && answer.status !== 429) {
        // Not theirs, gone, or not understood: trying again would not help.
        say(status, form.dataset.gone);
        return;
      }
      if (!answer.ok) throw new Error(`${answer.status}`);
      document.dispatchEvent(new Event("session-used"));
      const saved = await answer.json();
      for (const [name, revision] of Object.entries(saved.revisions)) {
        const field = form.elements.namedItem(name);
        if (field) field.value = revision;
      }
      if (fields(form).toString() === withRevisions(sent, saved.revisions).toString()) {
        localStorage.removeItem(key);
      }
      say(status, saved.status);
      markAnswered(form);
    } catch {
      say(status, form.dataset.unsaved);
      saveAfter(20 * PAUSE);
    }
  }
}

// An attempt that has ended needs nothing in this browser any more.
export function forgetAnswers(attempt) {
  for (const key of Object.keys(localStorage)) {
    if (key === `answers ${attempt}` || key.startsWith(`answers ${attempt}?`)) {
      localStorage.removeItem(key);
    }
  }
}

// Marks what is open, and only that; the link leads there as long as it is.
function markAnswered(form) {
  const given = new Set([...fields(form)].filter(([, value]) => value).map(([name]) => name));
  for (const question of form.querySelectorAll(".question")) {
    const mark = question.querySelector(".question__number .state");
    const name = question.querySelector("[name^=question_]").name;
    if (mark) mark.hidden = given.has(name);
  }
  const open = form.querySelector(".question__number .state:not([hidden])")?.closest(".question");
  const link = form.querySelector(".action-bar__status .wide-only");
  if (link) link.hidden = link.hash !== `#${open?.id}`;
}

function fields(form) {
  return new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "action"));
}

function withRevisions(sent, revisions) {
  return new URLSearchParams([...sent].map(([name, value]) => [name, revisions[name] ?? value]));
}

function say(status, text) {
  if (status.textContent !== text) status.textContent = text;
}

// Only what belongs to the answers that this page shows: newer ones win.
function restore(form, key) {
  const kept = localStorage.getItem(key);
  if (!kept) return;
  const values = new URLSearchParams(kept);
  for (const control of form.elements) {
    if (!control.name?.startsWith("question_") || control.type === "hidden") continue;
    const revision = form.elements.namedItem(control.name.replace("question_", "revision_"));
    if (values.get(revision?.name) !== revision?.value) continue;
    const wanted = values.getAll(control.name);
    if (control.type === "radio" || control.type === "checkbox") {
      const chosen = wanted.filter((it) => it !== "");
      control.checked = control.value === "" ? chosen.length === 0 : chosen.includes(control.value);
    } else {
      control.value = wanted[0] ?? "";
    }
  }
}

// Whether a control is not as the page brought it.
function isChanged(it) {
  if (it.type === "radio" || it.type === "checkbox") return it.checked !== it.defaultChecked;
  return it.type !== "hidden" && "defaultValue" in it && it.value !== it.defaultValue;
}

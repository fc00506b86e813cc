// Saves the answers of a module when they change. What is not saved yet stays in this browser, and
// comes back when the page is opened again.
const PAUSE = 600;

export function keepAnswers(form) {
  const status = form.querySelector("[role=status]");
  const key = `answers ${form.getAttribute("action")}`;
  let timer = 0;
  let saving = Promise.resolve();

  form.addEventListener("input", () => {
    localStorage.setItem(key, fields(form).toString());
    clearTimeout(timer);
    timer = setTimeout(() => (saving = saving.then(save)), PAUSE);
  });
  // What is sent by a button is saved by that. It stays kept until the page that follows shows a
  // newer revision, since the way there may be cut.
  form.addEventListener("submit", () => clearTimeout(timer));
  // What comes back is a change like any other, and so is what was answered before this ran.
  restore(form, key);
  if ([...form.elements].some(isChanged)) form.dispatchEvent(new Event("input"));
  else localStorage.removeItem(key);

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
      });
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
      if (!answer.ok) throw new Error(`${answer.status}`);
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
      clearTimeout(timer);
      timer = setTimeout(() => (saving = saving.then(save)), 20 * PAUSE);
    }
  }
}

// What is marked as open, and leads there, is so no more.
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

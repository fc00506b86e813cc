// Saves the answers of a module when they change. What is not saved yet stays in this browser, and
// comes back when the page is opened again.
const PAUSE = 600;

export function keepAnswers(form) {
  const status = form.querySelector("[role=status]");
  const key = `answers ${form.getAttribute("action")}`;
  let timer = 0;
  let saving = Promise.resolve();

  restore(form, key);
  form.addEventListener("input", () => {
    localStorage.setItem(key, fields(form).toString());
    clearTimeout(timer);
    timer = setTimeout(() => (saving = saving.then(save)), PAUSE);
  });
  // What is sent by a button is saved by that, and shown by the page that follows.
  form.addEventListener("submit", () => clearTimeout(timer));

  async function save() {
    const sent = fields(form);
    say(status, form.dataset.saving);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams([...sent, ["action", "save"]]),
        headers: { accept: "application/json" },
        redirect: "manual",
      });
      if (answer.status === 409 || answer.status === 422) {
        // Two windows disagree, or an answer is none: the page shows it at the question.
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
    } catch {
      say(status, form.dataset.unsaved);
      clearTimeout(timer);
      timer = setTimeout(() => (saving = saving.then(save)), 20 * PAUSE);
    }
  }
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
  const revisions = [...form.elements].filter((it) => it.name?.startsWith("revision_"));
  if (revisions.some((it) => values.get(it.name) !== it.value)) {
    // The page knows more than this browser kept: what was kept has arrived, or was overtaken.
    localStorage.removeItem(key);
    return;
  }
  for (const control of form.elements) {
    if (!control.name?.startsWith("question_") || control.type === "hidden") continue;
    const wanted = values.getAll(control.name);
    if (control.type === "radio" || control.type === "checkbox") {
      const chosen = wanted.filter((it) => it !== "");
      control.checked = control.value === "" ? chosen.length === 0 : chosen.includes(control.value);
    } else {
      control.value = wanted[0] ?? "";
    }
  }
  form.dispatchEvent(new Event("input"));
}

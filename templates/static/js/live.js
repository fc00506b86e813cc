// Shows what a list is narrowed to while it is being narrowed, without loading the page anew: what
// the form shows stays as it is, with the focus in it.
const PAUSE = 350;

export function watchFilters(form) {
  let timer = 0;
  let asked = 0;

  const change = (event) => {
    // A name that is typed elsewhere in the form, such as in an open menu, counts too.
    if (!event.target.name) return;
    clearTimeout(timer);
    timer = setTimeout(apply, event.target.type === "checkbox" ? 0 : PAUSE);
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    apply();
  });

  async function apply() {
    const said = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(said).toString();
    const url = query ? `${form.getAttribute("action")}?${query}` : form.getAttribute("action");
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Whoever has typed on has asked for something else meanwhile.
      if (mine !== asked) return;
      const parts = [...document.querySelectorAll("[data-live-part]")];
      if (!answer.ok || answer.redirected || !parts.every((it) => fresh.getElementById(it.id))) {
        location.assign(url);
        return;
      }
      for (const part of parts) {
        const now = fresh.getElementById(part.id);
        // Into the element that is there, so that it is read out.
        part.replaceChildren(...now.childNodes);
        part.className = now.className;
      }
      const counts = fresh.querySelectorAll("form[data-live] summary");
      for (const [place, summary] of form.querySelectorAll("summary").entries()) {
        if (counts[place]) summary.replaceChildren(...counts[place].childNodes);
      }
      // Other forms of the page come back to what it shows now.
      for (const next of document.querySelectorAll("input[name=next]")) next.value = url;
      history.replaceState(null, "", url);
      document.dispatchEvent(new Event("session-used"));
    } catch {
      location.assign(url);
    }
  }
}

// Looks from time to time for what the server is still making, and puts it into the page.
const FIRST = 1500;
const LAST = 15000;
// Whoever is still there then may load the page again.
const MOST_LOOKS = 40;

export function watchWaiting() {
  let wait = FIRST;
  let looks = 0;

  const look = async () => {
    looks += 1;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.redirected || !answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const shown of document.querySelectorAll("[data-waits]")) {
        const now = fresh.getElementById(shown.id);
        if (!now || now.hasAttribute("data-waits")) continue;
        // Into the element that is there, so that it is read out.
        shown.replaceChildren(...now.childNodes);
        shown.removeAttribute("data-waits");
      }
    } catch {
      // The network may come back.
    }
    wait = Math.min(wait * 1.3, LAST);
    if (looks < MOST_LOOKS && document.querySelector("[data-waits]")) setTimeout(look, wait);
  };
  setTimeout(look, wait);
}

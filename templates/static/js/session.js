// Says so before a session ends, and lets it go on.
const AHEAD = 5 * 60_000;
// A timer for the hour itself would stand still while the machine sleeps.
const EVERY = 15_000;

export function watchSession(notice) {
  const lasts = notice.dataset.sessionSeconds * 1000;
  let ends = Date.now() + lasts;

  const look = () => (notice.hidden = Date.now() < ends - AHEAD);
  const used = () => {
    ends = Date.now() + lasts;
    look();
  };
  const stay = notice.querySelector("button");
  if (stay) {
    document.addEventListener("session-used", used);
    stay.addEventListener("click", async () => {
      const answer = await fetch("/account", { redirect: "manual" });
      // Whoever is signed out already gets there by the page itself.
      if (answer.ok) used();
      else location.reload();
    });
  }
  look();
  setInterval(look, EVERY);
}

// Shows how long there still is, says so at five minutes and at one, and hands in what is there
// when the time is over. The server decides when that is.
const MINUTE = 60;

export function countDown(clock) {
  // What is counted from is this page, since clocks differ; a timer alone would stand still while
  // the machine sleeps.
  const ends = Date.now() + clock.dataset.countdown * 1000;
  const shown = clock.querySelector("b");
  const status = clock.querySelector("[role=status]");
  let before = Infinity;

  const look = () => {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    shown.textContent = `${Math.floor(left / MINUTE)}:${String(left % MINUTE).padStart(2, "0")}`;
    clock.classList.toggle("clock--soon", left <= 5 * MINUTE);
    for (const [at, text] of [
      [5 * MINUTE, clock.dataset.five],
      [MINUTE, clock.dataset.one],
      [0, clock.dataset.over],
    ]) {
      if (left <= at && at < before && (0 < at || before < Infinity)) status.textContent = text;
    }
    if (left === 0 && 0 < before) {
      clearInterval(timer);
      document.querySelector("[data-time-up]")?.click();
    }
    before = left;
  };
  const timer = setInterval(look, 1000);
  look();
}

// No fault: a shift of people who look around and now and then add something, at two instances.
import { heading, item, mustSignIn } from "../support/load.mjs";
import { Pair } from "../support/pair.mjs";
import { CORES } from "../support/program.mjs";
import { range, sleep } from "../support/wait.mjs";

const N_ACCOUNTS = 25;
/** Windows of each of them, of which 20 may be open at once. */
const windowsOf = (isFull) => (isFull ? 20 : 4);
/** How long they stay, and how long somebody looks at a page at most: two seconds to eight. */
const stayOf = (isFull) => (isFull ? 60_000 : 10_000);
const PAGES = ["/dashboard", "/equipment", "/training", "/account", "/equipment/mine"];

export const name = (_, isFull) =>
  `no fault: ${N_ACCOUNTS * windowsOf(isFull)} people, a page every five seconds, by two instances`;

export async function run(stage) {
  const pair = await Pair.open("shift", { n_writers: N_ACCOUNTS });
  await pair.start();
  // The proxy lets only so many in from one address.
  const people = pair.world.load.writers.flatMap(({ email, number }) =>
    range(windowsOf(stage.isFull)).map(() => ({
      email,
      browser: pair.stranger(`127.0.0.${2 + number}`),
    })),
  );
  for (const { email, browser } of people) await mustSignIn(browser, email);
  const taken = { get: [], post: [] };
  const end = performance.now() + stayOf(stage.isFull);
  await Promise.all(people.map((it, n) => lookAround(stage, { ...it, n }, taken, end)));
  const n_answers = taken.get.length + taken.post.length;
  stage.note(`${Math.round((1000 * n_answers) / stayOf(stage.isFull))} answers a second`);
  stage.note(`pages ${spread(taken.get)}, writes ${spread(taken.post)}`);
  stage.note(`${CORES} cores for everything, these people too`);
  stage.times = 1;
  for (const it of people) it.browser.close();
  const ends = await pair.close();
  stage.expect(ends.every((it) => it === 0), `they ended with ${ends}`);
}

async function lookAround(stage, { browser, n }, taken, end) {
  await sleep(Math.random() * 5000);
  for (let turn = 0; performance.now() < end; turn++) {
    const isWrite = (n + turn) % 5 === 4;
    const begun = performance.now();
    const answering = isWrite
      ? browser.post("/equipment", item(`s${n}-${turn}`))
      : browser.get(PAGES[turn % PAGES.length]);
    const answer = await answering.catch((error) => ({ status: error.message, text: "" }));
    taken[isWrite ? "post" : "get"].push(performance.now() - begun);
    const isGood = answer.status === (isWrite ? 303 : 200);
    stage.expect(isGood, `a ${isWrite ? "write" : "page"} was ${answer.status} ${heading(answer)}`);
    await sleep(2000 + Math.random() * 6000);
  }
}

function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => `${Math.round(sorted[Math.floor(part * (sorted.length - 1))])} ms`;
  return `${at(0.5)}, of a hundred 99 within ${at(0.99)}`;
}

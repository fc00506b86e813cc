// Three hundred people sign in at the same moment.
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { Browser, parseCsv } from "../support/client.mjs";
import { CORES } from "../support/program.mjs";
import { seconds } from "../support/stage.mjs";
import { range } from "../support/wait.mjs";
import { World } from "../support/world.mjs";

/** Fewer where somebody waits for the outcome, perhaps of a build that is not optimized. */
const numberOf = (isFull) => (isFull ? 300 : 100);

export const name = (_, isFull) => `${numberOf(isFull)} sign-ins at once`;

const MOST_MS = 10_000;

export async function run(stage) {
  const world = await World.serving("sqlite", { n_writers: 1 });
  const [admin] = world.load.writers;
  const n_people = numberOf(stage.isFull);
  const people = range(n_people).map((it) => `Person ${it},person${it}@harbour.example,staff`);
  const file = join(world.folder, "people.csv");
  writeFileSync(file, `name,email,role\n${people.join("\n")}\n`);
  const imported = await world.program.run(["import", "people", file, "--as", admin.email]);
  if (imported.code !== 0) throw new Error(imported.text);
  const issued = parseCsv((await admin.browser.post("/admin/people/passwords")).text);
  stage.expect(issued.length === n_people, `${issued.length} passwords`);

  await stage.rounds({ few: 1, full: 3 }, async () => {
    const taken = await Promise.all(issued.map((it) => signIn(stage, world.program.url, it)));
    const longest = Math.max(...taken);
    stage.expect(longest < MOST_MS, `the last one was in after ${seconds(longest)}`);
    stage.note(`all in within ${seconds(longest)}, on ${CORES} cores`);
  });
  await world.close();
}

/** In how many milliseconds somebody is in, and sees a page. */
async function signIn(stage, url, { "E-mail": email, "Temporary password": password }) {
  const browser = new Browser(url);
  const begun = performance.now();
  const answer = await browser.signIn(email, password).catch((error) => error);
  const taken = performance.now() - begun;
  const isIn = answer.status === 303 && !answer.location.startsWith("/login");
  stage.expect(isIn, `${email}: ${answer.status ?? answer.message}`);
  if (isIn) {
    const page = await browser.get("/password/change");
    stage.expect(page.status === 200, `${email} saw ${page.status}`);
  }
  browser.close();
  return taken;
}

// A thousand connections on which nothing comes, and two hundred on which a head comes letter by
// letter, while people ask for pages.
import { connect } from "node:net";
import { Browser } from "../support/client.mjs";
import { mustSignIn } from "../support/load.mjs";
import { seconds } from "../support/stage.mjs";
import { range, sleep } from "../support/wait.mjs";
import { World } from "../support/world.mjs";

export const name = () => `${N_IDLE} idle and ${N_SLOW} slow connections`;

const N_IDLE = 1000;
const N_SLOW = 200;
/** How long people ask for pages meanwhile. */
const WHILE_MS = 15_000;
/** What counts as in time. */
const MOST_MS = 3000;

export async function run(stage) {
  const world = await World.serving("sqlite", { n_writers: 1 });
  const { program, load } = world;
  await stage.rounds({ few: 1, full: 3 }, async () => {
    const crowd = new Crowd(program.port);
    const browser = new Browser(program.url);
    await mustSignIn(browser, load.writers[0].email);
    crowd.come();
    const taken = await ask(stage, browser);
    const longest = Math.max(...taken);
    stage.expect(longest < MOST_MS, `a page took ${seconds(longest)}`);
    const [middle] = [...taken].sort((a, b) => a - b).slice(taken.length >> 1);
    stage.note(`pages within ${seconds(middle)}, at most ${seconds(longest)}`);
    stage.expect((await program.ready()) === 200, "it was not ready");
    await crowd.go();
    browser.close();
  });
  await world.close();
}

/** Each page on a connection of its own, as strangers come. */
async function ask(stage, { origin }) {
  const taken = [];
  const end = performance.now() + WHILE_MS;
  while (performance.now() < end) {
    const stranger = new Browser(origin);
    const begun = performance.now();
    const page = await stranger.get("/login").catch((error) => error);
    taken.push(performance.now() - begun);
    stage.expect(page.status === 200, `a page was ${page.status ?? page.message}`);
    stranger.close();
    await sleep(100);
  }
  return taken;
}

/** Who keeps connections and wants nothing. Each comes back as soon as it was sent away. */
class Crowd {
  #isOn = true;
  #sockets = new Set();

  constructor(port) {
    this.port = port;
  }

  come() {
    for (const it of range(N_IDLE + N_SLOW)) this.#join(N_IDLE <= it);
  }

  #join(isSlow) {
    const socket = connect(this.port, "127.0.0.1");
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", () => {});
    let typing;
    if (isSlow) {
      const letters = [..."GET /login HTTP/1.1\r\nHost: localhost\r\nX: "];
      typing = setInterval(() => socket.write(letters.shift() ?? "x"), 500);
    }
    socket.on("close", () => {
      clearInterval(typing);
      this.#sockets.delete(socket);
      if (this.#isOn) setTimeout(() => this.#isOn && this.#join(isSlow), 100);
    });
  }

  async go() {
    this.#isOn = false;
    for (const it of this.#sockets) it.destroy();
    await sleep(200);
  }
}

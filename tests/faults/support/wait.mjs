// Waiting, for some time or for something.
import { createServer } from "node:net";

export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again until the answer is not false; in how many milliseconds that was.
 * `what`: what is waited for, or what says it when it has not come.
 */
export async function until(what, ask, patience = 60_000) {
  const begun = performance.now();
  while (performance.now() - begun < patience) {
    if (await ask()) return performance.now() - begun;
    await sleep(25);
  }
  const text = typeof what === "function" ? what() : what;
  throw new Error(`${text}: not within ${patience / 1000} s`);
}

const given = new Set();

/**
 * A port of the loopback interface on which nobody listens, below those that the system hands out:
 * whoever is started again finds it free again.
 */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(12_000 * Math.random());
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

async function isFree(port) {
  const server = createServer();
  const isListening = await new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (isListening) await new Promise((resolve) => server.close(resolve));
  return isListening;
}

/** Whole numbers from 0 on, as many. */
export function range(n) {
  return [...Array(n).keys()];
}

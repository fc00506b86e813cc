// Two instances behind a proxy, on PostgreSQL, Redis and an S3 server.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Browser } from "./client.mjs";
import { mailSettings } from "./mails.mjs";
import { Program } from "./program.mjs";
import { Proxy } from "./proxy.mjs";
import { freePort } from "./wait.mjs";
import { World } from "./world.mjs";

/** What both have to be told alike; `name` keeps them apart from others on the same servers. */
export function sharedSettings(name, secretKey = randomBytes(32).toString("hex")) {
  const { TEST_REDIS, TEST_S3, AWS_ENDPOINT_URL, AWS_REGION } = process.env;
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  return {
    SHIPSHAPE_REDIS_URL: `${TEST_REDIS}/1`,
    SHIPSHAPE_STORAGE_URL: `${TEST_S3}/${name}`,
    ...{ AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
    SHIPSHAPE_SECRET_KEY: secretKey,
    SHIPSHAPE_TRUSTED_PROXIES: "127.0.0.1",
  };
}

export class Pair {
  /** With people who write. `company`: stands in everybody's address. */
  static async open(company, { n_writers = 6, settings = {} } = {}) {
    const shared = { ...sharedSettings(company), ...mailSettings(), ...settings };
    const world = await World.open("postgres", { company, n_writers, settings: shared });
    const pair = await Pair.of(world.settings, world.folder);
    pair.world = world;
    return pair;
  }

  /** With these settings, and folders of their own in this one unless they say otherwise. */
  static async of(settings, folder) {
    const pair = new Pair();
    // The address has to be known before the proxy is there, and that of the instances before it.
    const ports = [await freePort(), await freePort()];
    pair.proxy = await Proxy.to(ports, folder);
    pair.url = pair.proxy.url;
    pair.programs = ports.map((port, n) => {
      const own = { ...settings, SHIPSHAPE_PUBLIC_URL: pair.url };
      const program = new Program(`instance-${n}`, join(folder, `${n}`), own);
      program.port = port;
      return program;
    });
    return pair;
  }

  /** Starts both at once, as after a power cut. */
  async start() {
    await Promise.all(this.programs.map((it) => it.start()));
    const browser = this.stranger();
    await this.proxy.untilReady(browser);
    browser.close();
  }

  /** Somebody who comes by the proxy, perhaps from another address of the loopback interface. */
  stranger(from) {
    return new Browser(this.url, { from });
  }

  /** Ends both, and says what they ended with. */
  async close() {
    for (const it of this.world?.load.writers ?? []) it.browser?.close();
    const ends = await Promise.all(this.programs.map((it) => it.end()));
    await this.proxy.end();
    return ends;
  }
}

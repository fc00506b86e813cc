// An installation with people who write, and what a fault did to it.
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { Load } from "./load.mjs";
import { Program } from "./program.mjs";
import { makeDatabase } from "./servers.mjs";

/** Tries that a fault interrupts count as well, and here there are many. */
const OFTEN = "1000000/1s";
const LIMITS = {
  SHIPSHAPE_LIMIT_SIGN_IN_IDENTIFIER: "0ms",
  SHIPSHAPE_LIMIT_SIGN_IN_ADDRESS: OFTEN,
  SHIPSHAPE_LIMIT_CODE_PERSON: OFTEN,
  SHIPSHAPE_LIMIT_CODE_COMPANY: OFTEN,
  SHIPSHAPE_LIMIT_CODE_ADDRESS: OFTEN,
};

const FOLDER = process.env.TEST_FOLDER;
let n_worlds = 0;

/** The names of what data is kept in. */
export const DATABASES = { sqlite: "SQLite", postgres: "PostgreSQL", mariadb: "MariaDB" };

export class World {
  /**
   * One instance that serves, with people who are signed in.
   * `port`: where the server of the database is reached; `folder`: where the data goes;
   * `company`: stands in everybody's address.
   */
  static async open(
    kind,
    { n_writers = 6, settings = {}, port, folder, company = "harbour" } = {},
  ) {
    const world = new World();
    world.folder = folder ?? mkdtempSync(join(FOLDER, "world-"));
    const url = kind === "sqlite" ? {} : databaseUrl(kind, port);
    world.settings = { ...LIMITS, ...url, ...settings };
    world.program = new Program("serve", world.folder, world.settings);
    world.load = new Load(n_writers, company);
    await world.load.hire(world.program);
    return world;
  }

  /** One that serves. */
  static async serving(kind, options) {
    const world = await World.open(kind, options);
    await world.program.start();
    await world.load.enter(world.program.url);
    return world;
  }

  /** What is lost or half done now, and whether the audit trail is whole. */
  async check(stage, origin = this.program.url, via = origin) {
    const { lost, half } = await this.load.check(origin, via).catch((error) => {
      throw new Error(`${error.stack}\n${this.program.tail()}`);
    });
    const verified = await this.program.run(["audit", "verify"]);
    if (verified.code !== 0) half.push(`audit verify: ${verified.text}`);
    stage.found(lost, half);
    for (const it of this.load.faults.splice(0)) stage.failed(it);
  }

  async close() {
    for (const it of this.load.writers) it.browser?.close();
    return await this.program.end();
  }
}

function databaseUrl(kind, port) {
  const name = `faults_${process.pid}_${n_worlds++}`;
  return { SHIPSHAPE_DATABASE_URL: makeDatabase(kind, name, port) };
}

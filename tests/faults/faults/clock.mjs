// The clock of the machine jumps a day ahead and back again.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser } from "../support/client.mjs";
import { mustSignIn } from "../support/load.mjs";
import { Skip } from "../support/stage.mjs";
import { finish } from "../support/through.mjs";
import { sleep } from "../support/wait.mjs";
import { World } from "../support/world.mjs";

/** In seconds. */
const DAY = 86_400;

export const name = () => "clock a day ahead and back";

export async function run(stage) {
  const clock = join(process.env.TEST_FOLDER, "clock");
  const set = (seconds) => writeFileSync(clock, `${seconds}\n`);
  set(0);
  const world = await World.serving("sqlite", {
    settings: {
      LD_PRELOAD: library(),
      CLOCK_FILE: clock,
    },
  });
  const { load, program } = world;
  await stage.rounds({ few: 1, full: 5 }, async () => {
    load.begin();
    await load.untilMore(20);
    set(DAY);
    // Their sessions have ended; they sign in anew.
    await load.untilMore(40);
    stage.expect(0 < load.n_signed_out, "no session ended in a day");
    load.n_signed_out = 0;
    set(0);
    await load.untilMore(40);
    stage.recovered(await program.untilReady());
    // Somebody who comes anew gets in as well.
    const stranger = new Browser(program.url);
    await mustSignIn(stranger, load.writers[0].email);
    stranger.close();
    await sleep(500);
    await load.end();
    stage.expect(load.n_signed_out === 0, "somebody was signed out by a clock that went back");
    await world.check(stage);
  });
  stage.note("sessions end as the clock says");
  await finish(stage, world);
}

/** What tells a program another time than it is, made of clock.c. */
function library() {
  const path = join(process.env.TEST_FOLDER, "clock.so");
  try {
    const source = fileURLToPath(new URL("../support/clock.c", import.meta.url));
    execFileSync("cc", ["-shared", "-fPIC", "-O2", "-o", path, source], { stdio: "pipe" });
  } catch (error) {
    throw new Skip(`no C compiler that makes a library: ${error.code ?? error.status}`);
  }
  return path;
}

// The disk of the data folder has no room left.
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Skip } from "../support/stage.mjs";
import { finish, through } from "../support/through.mjs";
import { sleep } from "../support/wait.mjs";
import { World } from "../support/world.mjs";

export const name = () => "disk full, SQLite";

export async function run(stage) {
  const folder = mount();
  try {
    const world = await World.serving("sqlite", { folder });
    const { program, load } = world;
    const filler = join(folder, "filler");
    await stage.rounds({ few: 1, full: 5 }, async () => {
      const before = load.n_refusals;
      await through(stage, world, {
        break: () => fill(folder, filler),
        async meanwhile() {
          await sleep(3000);
          stage.expect(before < load.n_refusals, "the disk was not full");
          stage.expect((await program.ready()) === 200, "what only reads did not go on");
          const page = await load.writers[0].browser.get("/equipment");
          stage.expect(page.status === 200, `a page was ${page.status}`);
        },
        mend: () => rmSync(filler),
      });
    });
    stage.note("pages go on, writes are 503");
    await finish(stage, world);
  } finally {
    execFileSync("umount", ["--lazy", folder]);
  }
}

function mount() {
  const folder = mkdtempSync(join(process.env.TEST_FOLDER, "disk-"));
  try {
    const options = ["-t", "tmpfs", "-o", "size=24m", "tmpfs", folder];
    execFileSync("mount", options, { stdio: "pipe" });
  } catch {
    throw new Skip("a disk of its own cannot be mounted here");
  }
  return folder;
}

function fill(folder, path) {
  const file = openSync(path, "w");
  const block = Buffer.alloc(4096);
  while (0 < statfsSync(folder).bavail) writeSync(file, block);
  closeSync(file);
}

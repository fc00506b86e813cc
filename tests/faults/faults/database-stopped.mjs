// The server of the database is gone, and comes back.
import { serverOf } from "../support/servers.mjs";
import { finish, through } from "../support/through.mjs";
import { sleep } from "../support/wait.mjs";
import { DATABASES, World } from "../support/world.mjs";

export const name = (kind) => `database stopped, ${DATABASES[kind]}`;
export const variants = ["postgres", "mariadb"];

export async function run(stage, kind) {
  const server = serverOf(kind.toUpperCase());
  const world = await World.serving(kind);
  await stage.rounds({ few: 1, full: 10 }, async () => {
    await through(stage, world, {
      break: () => server.stop(),
      async meanwhile() {
        await sleep(1500);
        await expectAway(stage, world);
      },
      mend: () => server.start(),
    });
  });
  await finish(stage, world);
}

/** Without its database it lives, is not ready, and says 503. */
export async function expectAway(stage, { program, load }) {
  const ready = await program.ready();
  stage.expect(ready === 503, `/readyz said ${ready} without a database`);
  const page = await load.writers[0].browser.get("/equipment");
  stage.expect(page.status === 503, `a page was ${page.status} without a database`);
  stage.expect(page.headers["retry-after"], "a 503 does not say when to come back");
  const health = await load.writers[0].browser.get("/healthz");
  stage.expect(health.status === 200, `/healthz said ${health.status}`);
}

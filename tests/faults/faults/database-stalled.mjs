// The server of the database answers nothing any more, without ending a connection.
import { serverOf } from "../support/servers.mjs";
import { finish, through } from "../support/through.mjs";
import { sleep } from "../support/wait.mjs";
import { DATABASES, World } from "../support/world.mjs";
import { expectAway } from "./database-stopped.mjs";

export const name = (kind) => `database stalled, ${DATABASES[kind]}`;
export const variants = ["postgres", "mariadb"];

export async function run(stage, kind) {
  const server = serverOf(kind.toUpperCase());
  const world = await World.serving(kind);
  await stage.rounds({ few: 1, full: 5 }, async () => {
    await through(stage, world, {
      break: () => server.stall(),
      async meanwhile() {
        await sleep(500);
        await expectAway(stage, world);
      },
      mend: () => server.resume(),
    });
  });
  await finish(stage, world);
}

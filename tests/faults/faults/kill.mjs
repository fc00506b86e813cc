// The program is gone from one moment to the next, while people write.
import { finish } from "../support/through.mjs";
import { DATABASES, World } from "../support/world.mjs";

export const name = (kind) => `kill -9, ${DATABASES[kind]}`;
export const variants = ["sqlite", "postgres", "mariadb"];

export async function run(stage, kind) {
  const world = await World.serving(kind);
  const { program, load } = world;
  await stage.rounds({ few: 2, full: kind === "sqlite" ? 68 : 66 }, async () => {
    load.begin();
    await load.untilMore(1 + Math.floor(Math.random() * 150));
    await program.end("SIGKILL");
    // They go on trying meanwhile, with the same forms.
    stage.recovered(await program.start());
    await load.untilMore(10);
    await load.end();
    await world.check(stage);
  });
  await finish(stage, world);
}

// The line to the database is cut when a COMMIT is on it: before the database has it, or before the
// program hears what came of it.
import { finish } from "../support/through.mjs";
import { DATABASES, World } from "../support/world.mjs";
import { Wire } from "../support/wire.mjs";

export const name = (kind) => `line cut at a COMMIT, ${DATABASES[kind]}`;
export const variants = ["postgres", "mariadb"];

export async function run(stage, kind) {
  const server = new URL(process.env[`TEST_${kind.toUpperCase()}`]);
  const wire = await Wire.to(Number(server.port));
  const world = await World.serving(kind, { port: wire.port });
  const { program, load } = world;
  const wanted = stage.isFull ? 200 : 20;
  let n_cut = 0;
  wire.judge = (part) => {
    if (!part.includes("COMMIT") || wanted <= n_cut || Math.random() < 0.8) return "pass";
    n_cut++;
    return n_cut % 2 ? "cut" : "cut after";
  };
  load.begin();
  while (n_cut < wanted) await load.untilMore(5);
  stage.recovered(await program.untilReady());
  await load.untilMore(20);
  await load.end();
  stage.times = n_cut;
  await world.check(stage);
  await finish(stage, world);
  await wire.sever();
}

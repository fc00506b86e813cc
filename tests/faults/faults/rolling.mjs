// Two instances are restarted one after the other, while people write by way of the proxy.
import { Pair } from "../support/pair.mjs";
import { sleep } from "../support/wait.mjs";

export const name = () => "rolling restart of two behind HAProxy";

/** As often as the proxy looks whether an instance is ready, and some time to look again. */
const LOOKED_MS = 4500;

export async function run(stage) {
  const pair = await Pair.open("rolling");
  await pair.start();
  const { world } = pair;
  const { load } = world;
  await load.enter(pair.url);
  await stage.rounds({ few: 1, full: 10 }, async () => {
    load.begin();
    await load.untilMore(50);
    for (const program of pair.programs) {
      const end = await program.end("SIGTERM");
      stage.expect(end === 0, `an instance ended with ${end}`);
      await load.untilMore(20);
      stage.recovered(await program.start());
      // Whoever restarts the other one waits until this one is used again.
      await sleep(LOOKED_MS);
    }
    await load.untilMore(20);
    await load.end();
    for (const [what, n] of load.refusals) stage.failed(`${n} times somebody got ${what}`);
    load.refusals.clear();
    stage.expect(load.n_signed_out === 0, `${load.n_signed_out} were signed out`);
    await world.check(stage, pair.url);
  });
  stage.note("no request failed, nobody was signed out");
  stage.n_acknowledged = load.n_acknowledged;
  const ends = await pair.close();
  stage.expect(ends.every((it) => it === 0), `they ended with ${ends}`);
}

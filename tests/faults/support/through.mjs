// A fault while people write, and their going on after it.

/**
 * Lets people write, breaks something, looks at what still goes, mends it, and waits until all is
 * as before.
 */
export async function through(stage, world, { break: breakIt, meanwhile, mend, n_before = 20 }) {
  const { load, program } = world;
  load.begin();
  await load.untilMore(n_before);
  await breakIt();
  await meanwhile?.();
  await mend();
  stage.recovered(await program.untilReady());
  await load.untilMore(20);
  await load.end();
  await world.check(stage);
}

/** What has to hold at the end of every fault. */
export async function finish(stage, world) {
  const { load } = world;
  stage.expect(load.n_signed_out === 0, `${load.n_signed_out} were signed out`);
  stage.n_acknowledged += load.n_acknowledged;
  const end = await world.close();
  stage.expect(end === 0, `it ended with ${end}:\n${world.program.tail()}`);
}

// Everybody wants the same at the same moment, half of them at each of two instances.
import { Pair } from "../support/pair.mjs";
import { heading, item } from "../support/load.mjs";

export const name = () => "all take the same item at once, at two instances";

export async function run(stage) {
  const pair = await Pair.open("races", { n_writers: 8 });
  await pair.start();
  const { world, programs } = pair;
  const { writers } = world.load;
  await world.load.enter(pair.url, programs.map((it) => it.url));
  const [{ code }] = writers;
  await stage.rounds({ few: 10, full: 500 }, async (n) => {
    const taken = await all(writers, "/equipment/activate", () => ({ code }));
    const winners = taken.filter(([, answer]) => answer.status === 303);
    stage.expect(winners.length === 1, `${winners.length} took one item`);
    refusedAs(stage, taken, 409);
    for (const [winner] of winners) {
      const back = await winner.browser.post(`/equipment/${writers[0].item}/return`);
      stage.expect(back.status === 303, `it was returned with ${back.status}`);
    }
    const added = await all(writers, "/equipment", () => item(`race-${n}`));
    const makers = added.filter(([, answer]) => answer.status === 303);
    stage.expect(makers.length === 1, `${makers.length} added an item of one tag`);
    refusedAs(stage, added, 422);
  });
  const verified = await world.program.run(["audit", "verify"]);
  stage.expect(verified.code === 0, verified.text);
  stage.note("one gets it, and the others are told so");
  const ends = await pair.close();
  stage.expect(ends.every((it) => it === 0), `they ended with ${ends}`);
}

async function all(writers, path, fields) {
  return await Promise.all(writers.map(async (it) => [it, await it.browser.post(path, fields())]));
}

function refusedAs(stage, answers, status) {
  for (const [, answer] of answers) {
    const isExpected = [303, status].includes(answer.status);
    stage.expect(isExpected, `who came too late got ${answer.status} ${heading(answer)}`);
  }
}

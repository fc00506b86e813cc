// Redis, where sessions are, answers nothing any more; and then it is gone with all that it had.
import { Browser } from "../support/client.mjs";
import { serverOf } from "../support/servers.mjs";
import { finish } from "../support/through.mjs";
import { World } from "../support/world.mjs";

export const name = () => "Redis stalled, then lost with all sessions";

export async function run(stage) {
  const server = serverOf("REDIS");
  const world = await World.serving("sqlite", { settings: { SHIPSHAPE_REDIS_URL: server.url } });
  const { load, program } = world;
  await stage.rounds({ few: 1, full: 5 }, async () => {
    load.begin();
    await load.untilMore(20);
    server.stall();
    await expectWithoutSessions(stage, world);
    server.resume();
    await load.untilMore(20);
    stage.expect(load.n_signed_out === 0, "somebody was signed out by a Redis that came back");

    await server.stop();
    await expectWithoutSessions(stage, world);
    await server.start();
    stage.recovered(await program.untilReady());
    // Everybody signs in again.
    await load.untilMore(20);
    await load.end();
    load.n_signed_out = 0;
    await world.check(stage);
  });
  stage.note("who is signed in gets 503, pages without a session go on");
  await finish(stage, world);
}

async function expectWithoutSessions(stage, { program, load }) {
  const ready = await program.ready();
  stage.expect(ready === 200, `/readyz said ${ready} without Redis`);
  const page = await load.writers[0].browser.get("/equipment");
  stage.expect(page.status === 503, `a page with a session was ${page.status} without Redis`);
  const stranger = new Browser(program.url);
  const login = await stranger.get("/login");
  stage.expect(login.status === 200, `a page without a session was ${login.status} without Redis`);
  stranger.close();
}

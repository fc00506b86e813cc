// The S3 server, where files are, cannot be reached.
import { PHOTO } from "../../browser/support/photo.js";
import { finish } from "../support/through.mjs";
import { Wire } from "../support/wire.mjs";
import { World } from "../support/world.mjs";

export const name = () => "S3 server away";

const FILE = { fileName: "me.png", type: "image/png", content: PHOTO };

export async function run(stage) {
  const { TEST_S3, AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } =
    process.env;
  const wire = await Wire.to(Number(new URL(AWS_ENDPOINT_URL).port));
  const world = await World.serving("sqlite", {
    settings: {
      SHIPSHAPE_STORAGE_URL: `${TEST_S3}/files-down`,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${wire.port}`,
      ...{ AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
    },
  });
  const { load, program } = world;
  const { browser } = load.writers[0];
  const bring = async () => (await browser.upload("/account/photo", "photo", FILE)).status;
  const first = await bring();
  stage.expect(first === 303, `a photo was ${first} before anything happened`);
  const page = await browser.get("/account");
  const [photo] = /\/people\/[0-9a-f-]{36}\/photo[^"]*/.exec(page.text.replaceAll("&#x2f;", "/"));
  await stage.rounds({ few: 1, full: 5 }, async () => {
    load.begin();
    await load.untilMore(10);
    await wire.sever();
    const before = load.n_refusals;
    const refused = await bring();
    stage.expect(refused === 503, `a photo was ${refused} without files`);
    const ready = await program.ready();
    stage.expect(ready === 200, `/readyz said ${ready} without files`);
    await load.untilMore(20);
    stage.expect(load.n_refusals === before, "what needs no file did not go on");

    await wire.mend();
    stage.recovered(await program.untilReady());
    const shown = await browser.get(photo);
    stage.expect(shown.status === 200, `the photo from before was ${shown.status}`);
    const again = await bring();
    stage.expect(again === 303, `a photo was ${again} after all`);
    await load.end();
    await world.check(stage);
  });
  stage.note("uploads are 503, all else goes on");
  await finish(stage, world);
  await wire.sever();
}

// What one of two instances does, the other knows at the next request.
import { mustSignIn } from "../support/load.mjs";
import { Pair } from "../support/pair.mjs";
import { PHOTO } from "../../browser/support/photo.js";

export const name = () => "what one of two instances does";

const FILE = { fileName: "me.png", type: "image/png", content: PHOTO };

export async function run(stage) {
  const pair = await Pair.open("pair", { n_writers: 2 });
  await pair.start();
  const [one, other] = pair.programs.map((it) => it.url);
  const [admin, writer] = pair.world.load.writers;
  await stage.rounds({ few: 2, full: 20 }, async (n) => {
    const [here, there] = n % 2 ? [other, one] : [one, other];
    const boss = pair.stranger().at(here);
    const person = pair.stranger().at(here);
    await mustSignIn(boss, admin.email);
    await mustSignIn(person, writer.email);
    const page = await person.at(there).get("/admin/people");
    stage.expect(page.status === 200, `a session of one was ${page.status} on the other`);

    const brought = await person.upload("/account/photo", "photo", FILE);
    const account = (await person.get("/account")).text.replaceAll("&#x2f;", "/");
    const [photo, id] = /\/people\/([0-9a-f-]{36})\/photo[^"]*/.exec(account) ?? ["/", ""];
    const shown = await person.at(there).get(photo);
    stage.expect(
      brought.status === 303 && shown.status === 200,
      `a photo was ${brought.status} on one and ${shown.status} on the other`,
    );

    await change(stage, boss, writer, id, "staff");
    for (const where of [there, here]) {
      const seen = await person.at(where).get("/admin/people");
      stage.expect(seen.status === 303, `who is no admin any more got ${seen.status}`);
    }
    const again = pair.stranger().at(there);
    await mustSignIn(again, writer.email);
    const refused = await again.get("/admin/people");
    stage.expect(refused.status === 403, `staff got ${refused.status}`);
    await change(stage, boss.at(there), writer, id, "admin");

    const left = await boss.at(there).post("/logout");
    const after = await boss.get("/admin/people");
    stage.expect(
      left.status === 303 && after.status === 303,
      `signed out with ${left.status} on one, and ${after.status} on the other`,
    );
  });
  stage.note("sessions, files, roles and signing out hold on the other at its next request");
  const ends = await pair.close();
  stage.expect(ends.every((it) => it === 0), `they ended with ${ends}`);
}

/** Gives somebody another role. */
async function change(stage, boss, { name, email }, id, role) {
  const path = `/admin/people/${id}`;
  const version = (await boss.get(path)).field("version");
  const nothing = { username: "", job_title: "", department: "", phone: "", manager: "" };
  const saved = await boss.post(path, { version, name, email, role, ...nothing });
  stage.expect(saved.location === path, `another role was ${saved.status} ${saved.location}`);
}

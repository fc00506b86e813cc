// The mail server cannot be reached, and comes back.
import { countMails, mailSettings } from "../support/mails.mjs";
import { finish } from "../support/through.mjs";
import { sleep, until } from "../support/wait.mjs";
import { Wire } from "../support/wire.mjs";
import { World } from "../support/world.mjs";

export const name = () => "mail server away";
const SUBJECT = "Choose another password";
/** What is not taken is sent again after a minute. */
export const isPatient = true;

export async function run(stage) {
  const wire = await Wire.to(Number(new URL(process.env.TEST_SMTP).port));
  const company = "away";
  const world = await World.serving("sqlite", { company, settings: mailSettings(wire.port) });
  const { load, program } = world;
  const emails = load.writers.map((it) => it.email);
  await stage.rounds({ few: 1, full: 3 }, async (n) => {
    load.begin();
    await wire.sever();
    const before = load.n_refusals;
    for (const identifier of emails) {
      const asked = await load.writers[0].browser.post("/password/forgot", { identifier });
      stage.expect(asked.status < 400, `a mail was refused with ${asked.status}`);
    }
    // The worker looks every second.
    await sleep(2500);
    await load.untilMore(20);
    stage.expect((await program.ready()) === 200, "it was not ready without a mail server");
    stage.expect(load.n_refusals === before, "what needs no mail did not go on");

    await load.end();
    const none = emails.every((it) => countMails(it, SUBJECT) === n);
    stage.expect(none, "the mail server was not away");
    await wire.mend();
    await until("the mails", () => emails.every((it) => n < countMails(it, SUBJECT)), 180_000);
    stage.note("nothing waits for it, and each mail comes once, when it is tried again");
    await world.check(stage);
    for (const it of emails) {
      const n_mails = countMails(it, SUBJECT);
      stage.expect(n_mails === n + 1, `${it} got ${n_mails} mails of ${n + 1}`);
    }
  });
  await finish(stage, world);
  await wire.sever();
}

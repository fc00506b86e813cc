// What two instances do beside the pages, of which each thing is done once.
import { countMails } from "../support/mails.mjs";
import { Pair } from "../support/pair.mjs";
import { sleep, until } from "../support/wait.mjs";

export const name = () => "mails and reminders by two instances";

const N_LINKS = 3;
const LINK = "Choose another password";
const REMINDER = "Your training: what is due";

export async function run(stage) {
  const [early, late] = zones();
  const pair = await Pair.open("once", { settings: { SHIPSHAPE_TIME_ZONE: early } });
  await pair.start();
  const { load } = pair.world;
  await load.enter(pair.url);
  const emails = load.writers.map((it) => it.email);
  const admin = load.writers[0].browser;
  await remindOf(load.writers);
  for (let n = 0; n < N_LINKS; n++) {
    for (const identifier of emails) await admin.post("/password/forgot", { identifier });
  }
  const most = { [LINK]: N_LINKS };
  await haveCome(emails, most);
  stage.expect(emails.every((it) => countMails(it, REMINDER) === 0), "reminded before morning");

  // It is morning where both are started again, at the same moment.
  await Promise.all(pair.programs.map((it) => it.end()));
  for (const it of pair.programs) it.environment.SHIPSHAPE_TIME_ZONE = late;
  await pair.start();
  most[REMINDER] = 1;
  await haveCome(emails, most);
  // What is done a second time is done soon.
  await sleep(5000);
  for (const email of emails) {
    for (const [subject, n] of Object.entries(most)) {
      const n_mails = countMails(email, subject);
      stage.expect(n_mails === n, `${email}: ${n_mails} times "${subject}", not ${n}`);
    }
  }
  stage.times = 1;
  stage.note(`${emails.length * (N_LINKS + 1)} mails, each once`);
  const ends = await pair.close();
  stage.expect(ends.every((it) => it === 0), `they ended with ${ends}`);
}

async function haveCome(emails, most) {
  const isThere = (email) =>
    Object.entries(most).every(([subject, n]) => n <= countMails(email, subject));
  await until("the mails", () => emails.every(isThere));
}

/** Everybody has read what has another text today, so that all are late. */
async function remindOf(writers) {
  const admin = writers[0].browser;
  const id = (await admin.get("/modules/new")).field("id");
  const text = { title: "House rules", minutes: "5", kind: "acknowledge" };
  const created = await admin.post("/modules", { id, ...text, content: "Mind the gap." });
  const url = created.location;
  await publish(admin, url, { number: "1" });
  await assign(admin, id, writers.length);
  for (const { browser } of writers) {
    const attempt = (await browser.post(`/training/modules/${id}/start`)).location;
    await must(browser.post(attempt, { action: "acknowledge" }), attempt);
  }
  const version = (await admin.get(`${url}/edit`)).field("version");
  const edit = { version, ...text, content: "Mind the other gap." };
  await must(admin.post(`${url}/edit`, edit), url);
  const recalls_from = (await admin.get(`${url}/publish`)).field("recalls_from");
  const again = { impact: "retraining", recalls_from, grace_days: "0" };
  await publish(admin, url, { number: "2", ...again });
}

async function publish(admin, url, fields) {
  const version = (await admin.get(`${url}/publish`)).field("version");
  await must(admin.post(`${url}/publish`, { version, ...fields }), url);
}

/** Puts everybody on a path of this one module. */
async function assign(admin, module, n_people) {
  const id = (await admin.get("/paths/new")).field("id");
  const step = { kind_1: "module", module_1: module, due_1: "" };
  const url = (await admin.post("/paths", { id, title: "Start", ...step })).location;
  for (let n = 0; n < n_people; n++) {
    // The first of those who are not on it yet.
    const person = (await admin.get(url)).field("person");
    const start = { starts_on: "2", starts_on_month: "3", starts_on_year: "2026" };
    await must(admin.post(`${url}/assign`, { person, ...start }), url);
  }
}

async function must(answering, location) {
  const answer = await answering;
  if (answer.location !== location) {
    const why = /<main[^]*?<\/h1>[^]{0,600}/.exec(answer.text)?.[0].replaceAll(/<[^>]*>|\s+/g, " ");
    throw new Error(`${location}: ${answer.status} ${answer.location} ${why}`);
  }
}

/**
 * Where it is so early that no reminders are written yet, and where it is later on the same day.
 * What is east of Greenwich has a minus there.
 */
function zones() {
  const hour = new Date().getUTCHours();
  const early = hour <= 13 ? 1 - hour : hour <= 18 ? -12 : 25 - hour;
  return [early, early + 7].map((it) => `Etc/GMT${it < 0 ? "+" : "-"}${Math.abs(it)}`);
}

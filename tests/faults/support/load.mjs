// People who write all the time, what was acknowledged to them, and what became of it.
import { randomBytes } from "node:crypto";
import { Browser, parseCsv } from "./client.mjs";
import { range, sleep, until } from "./wait.mjs";

export const PASSWORD = "calm-water-42";
/** How soon somebody tries again who was not answered. */
const PAUSE = 50;

/** Somebody who adds items, and takes and returns one of their own in between. */
class Writer {
  /** The tags of items whose adding was acknowledged. */
  added = [];
  /** How often taking and returning the own one was. */
  n_taken = 0;
  n_returned = 0;
  /** What was sent last and not acknowledged: it may have happened or not. */
  open;

  constructor(number, company) {
    this.number = number;
    this.name = `Writer ${number}`;
    this.email = `writer${number}@${company}.example`;
    this.own = `own-${number}`;
  }

  get n_acknowledged() {
    return this.added.length + this.n_taken + this.n_returned;
  }

  /** The next thing to do, which stays the same until it was acknowledged. */
  next() {
    if (this.open) return this.open;
    const tag = `w${this.number}-${this.added.length}`;
    const { n_taken, n_returned } = this;
    if (n_returned < n_taken) return this.returning();
    return n_taken * 2 < this.added.length ? this.taking() : this.adding(tag);
  }

  adding(tag) {
    const done = () => this.added.push(tag);
    return { what: `adding ${tag}`, path: "/equipment", fields: item(tag), done };
  }

  taking() {
    const fields = { code: this.code };
    return { what: "taking", path: "/equipment/activate", fields, done: () => this.n_taken++ };
  }

  returning() {
    const path = `/equipment/${this.item}/return`;
    return { what: "returning", path, fields: {}, done: () => this.n_returned++ };
  }
}

/** All writers of one company. */
export class Load {
  /** Every answer that was none, or said that it cannot be done now: how often which. */
  refusals = new Map();
  /** What must never be answered. */
  faults = [];
  n_signed_out = 0;
  #isOn = false;
  #n_checks = 0;
  #loops = [];

  constructor(n_writers, company) {
    this.writers = range(n_writers).map((it) => new Writer(it, company));
  }

  get n_acknowledged() {
    return this.writers.reduce((sum, it) => sum + it.n_acknowledged, 0);
  }

  get n_refusals() {
    return [...this.refusals.values()].reduce((sum, it) => sum + it, 0);
  }

  /** Makes everybody, at the command line of the program. */
  async hire(program) {
    for (const it of this.writers) {
      const args = ["--company", "Harbour", "--email", it.email, "--name", it.name];
      const { code, text } = await program.run(
        ["create-admin", ...args, "--password-stdin"],
        `${PASSWORD}\n`,
      );
      if (code !== 0) throw new Error(`create-admin: ${text}`);
    }
  }

  /** Signs everybody in, there, and gives them an item of their own. `urls` are taken in turn. */
  async enter(origin, urls = [origin]) {
    for (const it of this.writers) {
      it.browser = new Browser(origin, { via: urls[it.number % urls.length] });
      await mustSignIn(it.browser, it.email);
      if (it.item) continue;
      const { path, fields } = it.adding(it.own);
      it.item = fields.id;
      await it.browser.post(path, fields);
      const page = await it.browser.get(`/equipment/${it.item}`);
      it.code = />\s*([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])\s*</.exec(page.text)?.[1];
      if (!it.code) throw new Error(`no code on the page of an item: ${page.status}`);
    }
  }

  begin() {
    this.#isOn = true;
    this.#loops = this.writers.map((it) => this.#write(it));
  }

  /** Until so many more writes were acknowledged. */
  async untilMore(n) {
    const goal = this.n_acknowledged + n;
    const what = () => `${n} more writes, after ${this.#story()}`;
    await until(what, () => goal <= this.n_acknowledged);
  }

  /** What came of those that were not acknowledged. */
  #story() {
    const refusals = [...this.refusals].map(([why, n]) => `${n} times ${why}`);
    const fault = this.faults.slice(0, 1);
    return [...refusals, ...fault, `${this.n_signed_out} were signed out`].join(", ");
  }

  /** Lets everybody finish what they are at, once. */
  async end() {
    this.#isOn = false;
    await Promise.all(this.#loops);
  }

  async #write(writer) {
    while (this.#isOn) {
      writer.open = writer.next();
      if (await this.#send(writer, writer.open)) {
        writer.open.done();
        writer.open = undefined;
      } else {
        await sleep(PAUSE);
      }
    }
  }

  async #send(writer, { what, path, fields }) {
    const { browser } = writer;
    let answer;
    try {
      answer = await browser.post(path, fields);
    } catch (error) {
      this.#refused(error.code ?? error.message);
      return false;
    }
    if (answer.status === 303 && answer.location.startsWith("/login")) {
      this.n_signed_out++;
      await browser.signIn(writer.email, PASSWORD).catch(() => {});
      return false;
    }
    if (answer.status === 303) return true;
    this.#refused(String(answer.status));
    if (![502, 503, 504].includes(answer.status)) {
      this.faults.push(`${writer.name}, ${what}: ${answer.status} ${heading(answer)}`);
    }
    return false;
  }

  #refused(why) {
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1);
  }

  /** What is not as it was acknowledged, and what is there by half, by the pages of the product. */
  async check(origin, via) {
    const browser = new Browser(origin, { via });
    // Somebody else each time, since nobody gets lists often.
    const inspector = this.writers[this.#n_checks++ % this.writers.length];
    await mustSignIn(browser, inspector.email);
    const items = await read(browser, "/equipment.csv");
    const entries = await read(browser, "/admin/audit.csv");
    browser.close();
    // In the order in which they came, whatever the clock said.
    entries.sort((one, other) => one["Number"] - other["Number"]);
    const tally = new Tally(items, entries);
    for (const it of this.writers) {
      tally.checkItems(it);
      tally.checkOwn(it);
    }
    return { lost: tally.lost, half: tally.half };
  }
}

/** Holds what is there against what was acknowledged. */
class Tally {
  lost = [];
  half = [];

  constructor(items, entries) {
    this.holders = new Map(items.map((it) => [it.Tag, it["Who has it"]]));
    this.n_items = items.length;
    this.entries = new Map();
    for (const it of entries) {
      const theirs = this.entries.get(it.Who) ?? [];
      theirs.push(it);
      this.entries.set(it.Who, theirs);
    }
    if (this.holders.size !== items.length) this.half.push("an item is there twice");
  }

  /** Every item has one entry that it was added, and every such entry its item. */
  checkItems({ name, number, added }) {
    const adding = this.#entriesOf(name, "Item added");
    const tags = adding.map((it) => /^Tag: (\S+)$/m.exec(it.Details)[1]);
    const recorded = new Set(tags);
    if (recorded.size !== tags.length) this.half.push(`${name}: an item was added twice`);
    const isTheirs = (tag) => tag.startsWith(`w${number}-`);
    const there = [...this.holders.keys()].filter(isTheirs);
    for (const tag of added) {
      if (!this.holders.has(tag) || !recorded.has(tag)) this.lost.push(`${name}: ${tag}`);
    }
    for (const tag of there) {
      if (!recorded.has(tag)) this.half.push(`${name}: ${tag} without an entry`);
    }
    for (const tag of tags.filter(isTheirs)) {
      if (!this.holders.has(tag)) this.half.push(`${name}: an entry without ${tag}`);
    }
  }

  /** Taking and returning took turns, and the last of them is how it is. */
  checkOwn({ name, own, n_taken, n_returned, open }) {
    const what = ["Item taken", "Item returned"];
    const moves = this.#entriesOf(name, ...what).map((it) => it.What);
    if (moves.some((it, n) => it !== what[n % 2])) this.half.push(`${name}: moves out of turn`);
    const n_acknowledged = n_taken + n_returned;
    if (moves.length < n_acknowledged) {
      this.lost.push(`${name}: ${n_acknowledged} moves, of which ${moves.length} are there`);
    }
    const most = open && /taking|returning/.test(open.what) ? n_acknowledged + 1 : n_acknowledged;
    if (most < moves.length) this.half.push(`${name}: ${moves.length} moves of ${most}`);
    const holder = moves.length % 2 ? name : "";
    if (this.holders.get(own) !== holder) {
      this.half.push(`${name}: ${moves.length} moves, and "${this.holders.get(own)}" has it`);
    }
  }

  #entriesOf(name, ...what) {
    return (this.entries.get(name) ?? []).filter((it) => what.includes(it.What));
  }
}

/** What a form says of a new item with this tag. */
export function item(tag) {
  const nothing = { category: "", location: "", model: "", serial: "", notes: "" };
  return { id: uuid(), tag, name: `Drill ${tag}`, ...nothing };
}

export async function mustSignIn(browser, email, password = PASSWORD) {
  const answer = await browser.signIn(email, password);
  if (answer.status !== 303 || answer.location.startsWith("/login")) {
    throw new Error(`${email} cannot sign in: ${answer.status} ${heading(answer)}`);
  }
}

async function read(browser, path) {
  let answer = await browser.get(path);
  while (answer.status === 429) {
    await sleep(1000 * Number(answer.headers["retry-after"]));
    answer = await browser.get(path);
  }
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${heading(answer)}`);
  return parseCsv(answer.text);
}

export function heading(answer) {
  return /<h1[^>]*>([^<]*)/.exec(answer.text)?.[1].trim() ?? answer.location;
}

/** As the product makes them: by the time first, so that the newest is the last. */
function uuid() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

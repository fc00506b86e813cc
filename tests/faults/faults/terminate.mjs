// The program is told to stop while people write, and while somebody's form is on its way.
import { connect } from "node:net";
import { sleep } from "../support/wait.mjs";
import { PASSWORD } from "../support/load.mjs";
import { finish } from "../support/through.mjs";
import { World } from "../support/world.mjs";

export const name = () => "SIGTERM";

export async function run(stage) {
  const world = await World.serving("sqlite");
  const { program, load } = world;
  await stage.rounds({ few: 2, full: 20 }, async (n) => {
    load.begin();
    await load.untilMore(20);
    const form = new SlowForm(program.port, load.writers[n % load.writers.length].email);
    await form.begin();
    const ended = program.end("SIGTERM");
    await sleep(500);
    stage.expect((await form.finish()) === 303, "a form that was on its way was not answered");
    const end = await ended;
    stage.expect(end === 0, `it ended with ${end}`);
    stage.recovered(await program.start());
    await load.untilMore(10);
    await load.end();
    await world.check(stage);
  });
  await finish(stage, world);
}

/** A sign-in of which one half comes later. */
class SlowForm {
  #socket;
  #answer = "";

  constructor(port, email) {
    this.port = port;
    this.body = new URLSearchParams({ identifier: email, password: PASSWORD, next: "" }).toString();
  }

  async begin() {
    this.#socket = connect(this.port, "127.0.0.1");
    this.#socket.on("data", (it) => (this.#answer += it));
    this.#socket.on("error", () => {});
    const origin = `127.0.0.1:${this.port}`;
    this.#socket.write(
      `POST /login HTTP/1.1\r\nHost: ${origin}\r\nOrigin: http://${origin}\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${this.body.length}` +
        `\r\n\r\n${this.body.slice(0, 10)}`,
    );
    await sleep(200);
  }

  /** The status of the answer. */
  async finish() {
    const closed = new Promise((resolve) => this.#socket.on("close", resolve));
    this.#socket.write(this.body.slice(10));
    await closed;
    return Number(/^HTTP\/1\.1 (\d+)/.exec(this.#answer)?.[1]);
  }
}

// The servers of tests/services, which are stopped, stalled and started again.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { connect } from "node:net";
import { mind } from "./program.mjs";
import { until } from "./wait.mjs";

/** The signals that end a server at its worst. PostgreSQL looks after its children first. */
const ENDS = { POSTGRES: "SIGQUIT", MARIADB: "SIGKILL", REDIS: "SIGKILL" };
const servers = new Map();

/** One of them, such as that of TEST_POSTGRES. */
export function serverOf(name) {
  if (!servers.has(name)) servers.set(name, new Server(name));
  return servers.get(name);
}

/** Ends those that were started again: whoever started them first does not know of it. */
export async function endServers() {
  for (const it of servers.values()) {
    if (it.isOurs) await it.stop();
  }
}

class Server {
  constructor(name) {
    this.url = process.env[`TEST_${name}`];
    this.end = ENDS[name];
    this.port = Number(new URL(this.url).port);
    this.pid = Number(process.env[`TEST_${name}_PID`]);
    // What is started again is started as it was.
    this.command = readFileSync(`/proc/${this.pid}/cmdline`, "utf8").split("\0").slice(0, -1);
    const { uid, gid } = statSync(`/proc/${this.pid}`);
    this.user = process.getuid() === 0 ? { uid, gid } : {};
  }

  /** Neither answers nor refuses anything, as on a machine that hangs. */
  stall() {
    this.#family().forEach((it) => process.kill(it, "SIGSTOP"));
  }

  resume() {
    this.#family().forEach((it) => process.kill(it, "SIGCONT"));
  }

  async stop() {
    const family = this.#family();
    process.kill(this.pid, this.end);
    await until("the server's end", () => !family.some(isAlive));
  }

  async start() {
    this.isOurs = true;
    const [binary, ...args] = this.command;
    const child = mind(spawn(binary, args, { ...this.user, cwd: "/", stdio: "ignore" }));
    this.pid = child.pid;
    await until("the server's start", () => listens(this.port));
  }

  #family() {
    const parents = readdirSync("/proc").filter((it) => /^\d+$/.test(it)).map(withParent);
    const family = [this.pid];
    for (const it of family) {
      family.push(...parents.filter(([, parent]) => parent === it).map(([pid]) => pid));
    }
    return family;
  }
}

/** A process and the one that started it. */
function withParent(pid) {
  try {
    const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return [Number(pid), Number(parent)];
  } catch {
    // It ended meanwhile.
    return [Number(pid), 0];
  }
}

/** One that has ended and whose parent has not looked yet has ended. */
function isAlive(pid) {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true) || socket.destroy());
    socket.on("error", () => resolve(false));
  });
}

/** A new database on one of the servers: its address, also by another port. */
export function makeDatabase(kind, name, port) {
  const server = new URL(process.env[kind === "postgres" ? "TEST_POSTGRES" : "TEST_MARIADB"]);
  const statement = `CREATE DATABASE ${name}`;
  if (kind === "postgres") {
    execFileSync("psql", ["--quiet", `${server.href}/postgres`, "--command", statement]);
  } else {
    const where = ["--no-defaults", "--host=127.0.0.1", `--port=${server.port}`, "--user=root"];
    execFileSync("mariadb", [...where, "--execute", statement]);
  }
  server.port = port ?? server.port;
  return `${server.href.replace(/\/$/, "")}/${name}`;
}

// Serves what a backup has in it by two instances behind a proxy, on PostgreSQL, Redis and an S3
// server, for as long as a command takes, which finds their address in SHIPSHAPE_URL and the folder
// of their mails in SHIPSHAPE_MAILS:
//
//   node tests/faults/two.mjs BACKUP SECRET_KEY COMMAND...
//
// What of the environment begins with TWO_SHIPSHAPE_ is a setting of both.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { Pair, sharedSettings } from "./support/pair.mjs";
import { Program, mind } from "./support/program.mjs";
import { makeDatabase } from "./support/servers.mjs";

const [backup, secretKey, command, ...args] = process.argv.slice(2);
const folder = join(process.env.TEST_FOLDER, "two");
const own = Object.entries(process.env).filter(([name]) => name.startsWith("TWO_SHIPSHAPE_"));
const settings = {
  ...sharedSettings("two", secretKey),
  SHIPSHAPE_DATABASE_URL: makeDatabase("postgres", "two"),
  // Their mails are files, and whoever looks for one looks in one folder.
  SHIPSHAPE_DATA_DIR: join(folder, "data"),
  ...Object.fromEntries(own.map(([name, value]) => [name.replace("TWO_", ""), value])),
};

const restored = await new Program("restore", folder, settings).run(["restore", backup]);
if (restored.code !== 0) throw new Error(`restore: ${restored.text}`);
const pair = await Pair.of(settings, folder);
await pair.start();
const env = {
  ...process.env,
  SHIPSHAPE_URL: pair.url,
  SHIPSHAPE_MAILS: join(folder, "data", "mail"),
};
const code = await mind(spawn(command, args, { env, stdio: "inherit" })).ended;
await pair.close();
process.exit(typeof code === "number" ? code : 1);

// Runs the faults one after the other, and prints the table of what they did.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { endServers } from "./support/servers.mjs";
import { Skip, Stage, seconds, table } from "./support/stage.mjs";

const here = new URL(".", import.meta.url);
const operations = new URL("../../docs/operations.md", here);
const [begin, end] = ["<!-- faults: begin -->", "<!-- faults: end -->"];

const args = process.argv.slice(2);
const isFull = args.includes("--full");
const isForDocs = args.includes("--docs");
const wanted = args.filter((it) => !it.startsWith("--"));

/** In the order in which the table has them. */
const ORDER = [
  "kill", "terminate", "disk-full", "database-stopped", "database-stalled", "cut-commit",
  "redis-down", "files-down", "mail-down", "clock", "connections", "sign-ins", "two-instances",
  "races", "once", "rolling", "shift",
];

/** So many of one fault's failures are shown. */
const MOST_SHOWN = 10;

async function main() {
  const known = readdirSync(new URL("faults", here)).map((it) => it.replace(".mjs", ""));
  const wrong = [...wanted, ...known].filter((it) => !ORDER.includes(it));
  if (wrong.length) throw new Error(`There is ${ORDER.join(", ")}, and no ${wrong.join(", ")}`);
  const faults = ORDER.filter((it) => !wanted.length || wanted.includes(it));
  const stages = await playAll(await Promise.all(faults.map(load)));
  const text = table(stages);
  console.log(`\n${text}`);
  if (isForDocs) writeFileSync(operations, inserted(readFileSync(operations, "utf8"), text));
  for (const { name, failures } of stages.filter((it) => it.failures.length)) {
    const more = MOST_SHOWN < failures.length ? [`and ${failures.length - MOST_SHOWN} more`] : [];
    console.error([`\n${name}:`, ...failures.slice(0, MOST_SHOWN), ...more].join("\n  "));
    process.exitCode = 1;
  }
}

async function load(name) {
  return await import(new URL(`faults/${name}.mjs`, here));
}

/** One after the other; on each of several databases at once; beside what only waits. */
async function playAll(faults) {
  const playing = [];
  for (const fault of [...faults].sort((a, b) => (b.isPatient ?? 0) - (a.isPatient ?? 0))) {
    const stages = (fault.variants ?? [undefined]).map((it) => play(fault, it));
    playing[faults.indexOf(fault)] = stages;
    if (!fault.isPatient) await Promise.all(stages);
  }
  return await Promise.all(playing.flat());
}

async function play(fault, variant) {
  const stage = new Stage(fault.name(variant, isFull), isFull);
  const begun = performance.now();
  try {
    await fault.run(stage, variant);
  } catch (error) {
    if (error instanceof Skip) stage.skipped = error.message;
    else stage.failed(error.stack);
  }
  const how = stage.skipped ?? (stage.failures.length ? "FAILED" : "passed");
  console.log(`${stage.name}: ${how} (${seconds(performance.now() - begun)})`);
  return stage;
}

function inserted(text, table) {
  const [before, rest] = text.split(begin);
  const [, after] = rest.split(end);
  return `${before}${begin}\n${table}\n${end}${after}`;
}

try {
  await main();
} finally {
  await endServers();
}
process.exit();

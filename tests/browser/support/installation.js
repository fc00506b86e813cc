// Installations with settings of their own, each for one file of journeys.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after } from "node:test";
import { Program } from "../../faults/support/program.mjs";
import { freePort } from "../../faults/support/wait.mjs";
import { OPERATORS_PASSWORD } from "./browser.js";
import { arriveAt } from "./journey.js";

/** The password of the admin who sets up an installation. */
export const ADMINS_PASSWORD = "tide over pebbles";

/**
 * Serves an installation that nobody has set up yet, until the file's journeys are over.
 * `settings`: by their names in the environment, from its address.
 */
export async function serve(name, settings) {
  const program = new Program(name, join(process.env.TEST_FOLDER, name), {});
  program.port = await freePort();
  Object.assign(program.environment, settings(program.url));
  program.mails = join(program.environment.SHIPSHAPE_DATA_DIR, "mail");
  after(async () => await program.end());
  await program.start();
  return program;
}

/** Makes "ops", who runs the platform of an installation. */
export async function addOperator(program) {
  const who = ["--role", "root", "--email", "root@ship.example", "--username", "ops"];
  const args = ["create-operator", ...who, "--password-stdin"];
  const { code, text } = await program.run(args, `${OPERATORS_PASSWORD}\n`);
  assert.equal(code, 0, text);
}

/** A company begins, and its admin is Ines. */
export async function setUp(page) {
  await page.goto("/");
  await arriveAt(page, "Set up Shipshape");
  await page.getByLabel("Company name").fill("Quay & Daughters");
  await page.getByLabel("Full name").fill("Ines Duarte");
  await page.getByLabel("E-mail").fill("ines@quay.example");
  await page.getByLabel("Password").fill(ADMINS_PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("heading", { name: "Add your people" }).waitFor();
}

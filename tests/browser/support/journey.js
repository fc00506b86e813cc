// A story of one person in one window.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATORS_PASSWORD, PASSWORD, openWindow } from "./browser.js";

/** Who runs the platform in the demo. */
const OPERATORS = ["ops", "support"];

/**
 * Lets somebody live through a story, signed in if `as` says who. It fails also if a page
 * complains: about a script, or about what the content security policy forbids.
 */
export function journey(promise, options, story) {
  test(promise, async () => {
    const { as, ...window } = options;
    const page = await openWindow(window);
    try {
      if (as) await signIn(page, as);
      await story(page);
      assert.deepEqual(page.complaints, []);
    } catch (error) {
      await tellWhere(page);
      throw error;
    } finally {
      await page.context().close();
    }
  });
}

/** What somebody would see who looked over the shoulder of a test that fails. */
async function tellWhere(page) {
  const shown = await page.locator("body").innerText({ timeout: 1000 }).catch(() => "nothing");
  console.error(`It was at ${page.url()}, which said:\n${shown}\n`);
}

/** The password is the demo's, unless it is said. */
export async function signIn(page, name, password) {
  password ??= OPERATORS.includes(name) ? OPERATORS_PASSWORD : PASSWORD;
  await page.goto("/login");
  await page.getByLabel("E-mail or username").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((it) => it.pathname !== "/login");
}

/** By the menu of the account, which stands in the sidebar of a wide window. */
export async function signOut(page) {
  const account = page.locator(".sidebar__account");
  await account.locator("summary").click();
  await account.getByRole("button", { name: "Sign out" }).click();
}

/** Waits for a heading of the first level. */
export async function arriveAt(page, heading) {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** Waits until a screen reader would have been told this. */
export async function isTold(page, text, role = "status") {
  await page.getByRole(role).filter({ hasText: text }).waitFor();
}

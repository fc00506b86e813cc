// What every page owes everyone.
import assert from "node:assert/strict";
import { axeViolations, colorViolations } from "./axe.js";
import { NARROW, WIDE } from "./browser.js";
import { covered, cutOff, tooWide } from "./layout.js";

/** Also what a wide window is at 400 % zoom. */
const NARROWEST = { width: 320, height: 640 };

/** Fails with everything that is wrong with the page as it is now. */
export async function assertFit(page) {
  const faults = await faultsOf(page);
  if (faults.length) assert.fail(faults.join("\n"));
}

/** One line for each fault: the page, the window that it was seen in, and what is wrong. */
export async function faultsOf(page) {
  const faults = [];
  const note = (where, what) => faults.push(`${path(page)}${where}: ${what}`);
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    for (const it of await axeViolations(page)) note(` (${size.width} px)`, it);
    await page.emulateMedia({ colorScheme: "dark" });
    for (const it of await colorViolations(page)) note(` (${size.width} px, dark)`, it);
    await page.emulateMedia({ colorScheme: "light" });
    for (const it of await covered(page)) note(` (${size.width} px)`, `covers its words: ${it}`);
    for (const it of await cutOff(page)) note(` (${size.width} px)`, `is cut off: ${it}`);
  }
  await page.setViewportSize(NARROWEST);
  for (const it of await tooWide(page)) note(" (320 px)", `scrolls sideways: ${it}`);
  for (const it of await covered(page)) note(" (320 px)", `covers its words: ${it}`);
  await page.setViewportSize(WIDE);

  const n = await page.locator("h1").count();
  if (n !== 1) note("", `has ${n} h1`);
  if (!(await page.title())) note("", "has no title");
  for (const it of page.complaints.splice(0)) note("", `complains: ${it}`);
  return faults;
}

export function path(page) {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

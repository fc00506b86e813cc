// Pictures of the main pages, wide and narrow, light and dark: tests/browser/run --shots FOLDER
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { NARROW, WIDE, openBrowser, openWindow } from "./support/browser.js";
import { signIn } from "./support/journey.js";

/** Each page by the name of its file: where it is, or which link of that page leads to it. */
const PAGES = {
  amina: [
    ["staff-dashboard", "/dashboard"],
    ["training", "/training"],
    ["module", "/training", "/training/modules/"],
    ["attempt", "/training", "/training/attempts/", "Continue"],
    ["result", "/training", "/training/attempts/", "Manual handling"],
    ["account", "/account"],
    ["own-names", "/account/email"],
  ],
  bilal: [
    ["manager-dashboard", "/dashboard"],
    ["team", "/team"],
    ["person", "/team", "/team/"],
    ["modules", "/modules"],
    ["module-author", "/modules", "/modules/0"],
  ],
  anna: [
    ["admin-dashboard", "/dashboard"],
    ["people", "/admin/people"],
    ["person-form", "/admin/people/new"],
    ["module-import", "/modules/import"],
    ["paths", "/paths"],
    ["path", "/paths", "/paths/0"],
    ["mails", "/admin/mails"],
    ["not-found", "/nowhere"],
  ],
};

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Say into which folder");
await mkdir(folder, { recursive: true });
const browser = await openBrowser();

const outside = await openWindow();
await outside.goto("/login");
await take(outside, "sign-in");
for (const [name, pages] of Object.entries(PAGES)) {
  const page = await openWindow();
  await signIn(page, name);
  for (const [file, url, link, text] of pages) {
    await page.goto(url);
    if (link) {
      const links = page.getByRole("main").locator(`a[href^="${link}"]`);
      await (text ? links.filter({ hasText: text }) : links).first().click();
      await page.waitForLoadState();
    }
    await take(page, file);
  }
}
await browser.close();

async function take(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size);
      // A window as tall as the page, so that what sticks to its edges is where it belongs.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
      const path = join(folder, `${name}-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
}

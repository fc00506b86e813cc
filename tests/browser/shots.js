// Pictures of the main pages, wide and narrow, light and dark: tests/browser/run --shots FOLDER [LOCALE]
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
    ["attempt", "/training", "/training/attempts/", /Continue|Fortsetzen/],
    ["result", "/training", "/training/attempts/", "Manual handling"],
    ["account", "/account"],
    ["own-names", "/account/email"],
    ["own-sessions", "/account/sessions"],
    ["second-factor", "/account/second-factor/set-up"],
    ["confirm-password", "/account/confirm?next=/account"],
  ],
  bilal: [
    ["manager-dashboard", "/dashboard"],
    ["team", "/team"],
    ["person", "/team", "/team/"],
    ["modules", "/modules"],
    ["module-author", "/modules", "/modules/0"],
    ["chart", "/team/chart"],
  ],
  anna: [
    ["admin-dashboard", "/dashboard"],
    ["people", "/admin/people"],
    ["person-form", "/admin/people/new"],
    ["person-edit", "/admin/people?q=kofi", "/admin/people/0"],
    ["person-gone", "/admin/people?shown=deactivated", "/admin/people/0"],
    ["people-import", "/admin/people/import"],
    ["departments", "/admin/departments"],
    ["webhooks", "/admin/webhooks"],
    ["joining", "/admin/joining"],
    ["joining-show", "/admin/joining", "/admin/joining/0"],
    ["company-settings", "/admin/settings"],
    ["company-sessions", "/admin/sessions"],
    ["audit", "/admin/audit"],
    ["module-import", "/modules/import"],
    ["paths", "/paths"],
    ["path", "/paths", "/paths/0"],
    ["mails", "/admin/mails"],
    ["not-found", "/nowhere"],
  ],
  ops: [
    ["platform-dashboard", "/dashboard"],
    ["companies", "/platform/companies"],
    ["company-new", "/platform/companies/new"],
    ["company", "/platform/companies?q=harbour", "/platform/companies/0"],
    ["company-visit", "/platform/companies?q=harbour", "/platform/companies/0", "", "/visit"],
    ["company-suspend", "/platform/companies?q=keel", "/platform/companies/0", "", "/suspend"],
    ["company-suspended", "/platform/companies?q=tidewater", "/platform/companies/0"],
    ["invites", "/platform/invites"],
    ["invite-new", "/platform/invites/new"],
    ["orders", "/platform/orders"],
    ["operators", "/platform/operators"],
    ["operator-new", "/platform/operators/new"],
    ["platform-audit", "/platform/audit"],
  ],
};

/** Before anybody signs in. */
const OUTSIDE = {
  landing: "/",
  faq: "/faq",
  privacy: "/privacy",
  contact: "/contact",
  help: "/help",
  guide: "/help/staff",
  "sign-in": "/login",
  forgot: "/password/forgot",
  start: "/start",
  join: "/join",
};

const [folder, locale = "en-GB"] = process.argv.slice(2);
if (!folder) throw new Error("Say into which folder");
await mkdir(folder, { recursive: true });
const browser = await openBrowser();

const outside = await openWindow({ locale });
for (const [file, url] of Object.entries(OUTSIDE)) {
  await outside.goto(url);
  await take(outside, file);
}
for (const [name, pages] of Object.entries(PAGES)) {
  const page = await windowOf(name);
  for (const [file, url, link, text, below] of pages) {
    await page.goto(url);
    if (link) {
      const links = page.getByRole("main").locator(`a[href^="${link}"]`);
      await (text ? links.filter({ hasText: text }) : links).first().click();
      await page.waitForLoadState();
    }
    if (below) await page.goto(new URL(page.url()).pathname + below);
    await take(page, file);
  }
}
await browser.close();

/** Signed in in English, and then in the language that was asked for. */
async function windowOf(name) {
  const english = await openWindow();
  await signIn(english, name);
  const storageState = await english.context().storageState();
  await english.context().close();
  return await openWindow({ locale, storageState });
}

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

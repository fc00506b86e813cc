// Every page, as everybody: light and dark, wide and narrow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openWindow, useBrowser } from "../support/browser.js";
import { crawl } from "../support/crawl.js";
import { faultsOf, path } from "../support/fit.js";
import { isTold, signIn } from "../support/journey.js";

// So that there is something to edit and to publish.
useBrowser(async () => {
  const page = await openWindow();
  await signIn(page, "clara");
  await page.goto("/modules?q=height");
  await page.getByRole("link", { name: "Working at height" }).click();
  await page.getByRole("button", { name: "Write the next version" }).click();
  await isTold(page, "This is the draft of the next version.");
  await page.context().close();
});

/** Pages that no link leads to: searches that find nothing, and what is not there or not theirs. */
const BESIDE = {
  amina: ["/nowhere", "/admin/people"],
  "rosa@nextdoor.example": [
    "/inventory?q=nothing-like-this",
    "/inventory/values?column=part",
    "/inventory/changes?days=visit",
    "/inventory/changes?days=7",
    "/admin/inventory",
  ],
  bilal: ["/team?q=nobody", "/modules?q=nothing", "/modules?q=height", "/admin/people"],
  anna: [
    "/admin/people?q=nobody",
    "/admin/people?role=manager",
    "/admin/people?shown=deactivated",
    "/admin/mails?state=failed",
    "/admin/webhooks",
    "/admin/customers?q=nobody",
    "/admin/customers?customer=294",
  ],
  ops: [
    "/platform/companies?q=nobody",
    "/platform/companies?shown=suspended",
    "/platform/orders?state=disputed",
  ],
  support: ["/platform/invites?state=expired", "/platform/operators"],
};

/** Longer words than elsewhere find out what is too narrow. */
const LOCALES = { anna: "de-DE", ops: "de-DE" };

for (const [name, beside] of Object.entries(BESIDE)) {
  test(`every page that ${name} can reach is fit for everyone`, async () => {
    const page = await windowOf(name, LOCALES[name]);
    const faults = [];
    const titles = new Map();
    let n_pages = 0;
    await crawl(page, ["/dashboard", ...beside], async () => {
      n_pages += 1;
      faults.push(...(await faultsOf(page)), ...(await sameTitle(page, titles)));
    });
    await page.context().close();

    console.log(`${name}: ${n_pages} pages`);
    assert.ok(5 < n_pages);
    assertNone(faults);
  });
}

/** Pages before signing in that no link of the others leads to. */
const OUTSIDE = ["/password/reset/0", "/join/0", "/verify/0", "/nowhere"];

for (const locale of ["en-GB", "de-DE"]) {
  test(`the pages before signing in are fit for everyone (${locale})`, async () => {
    const page = await openWindow({ locale });
    await page.goto("/");
    const faults = [];
    const titles = new Map();
    await crawl(page, ["/", ...OUTSIDE], async () => {
      faults.push(...(await faultsOf(page)));
      if (!OUTSIDE.includes(path(page))) faults.push(...(await sameTitle(page, titles)));
    });
    for (const it of ["/", "/faq", "/privacy", "/contact", "/help", "/help/staff", "/login", "/start"]) {
      if (![...titles.values()].includes(it)) faults.push(`${it}: no link leads there`);
    }
    await page.context().close();
    assertNone(faults);
  });
}

/** Who, which form, and the button that sends it empty. */
const FORMS = [
  ["anna", "/admin/people/new", "Add person"],
  ["anna", "/admin/customers/new", "Add customer"],
  ["anna", "/modules/new", "Add module"],
  ["anna", "/modules/import", "Check questions"],
  ["anna", "/paths/new", "Add path"],
  ["amina", "/password/change", "Save password"],
  ["amina", "/account", "Use this photo"],
  ["amina", "/account/confirm", "Go on"],
  ["amina", "/account/email", "Mail me a link"],
  ["amina", "/account/second-factor/set-up", "Turn on"],
  ["anna", "/admin/departments", "Add department"],
  ["anna", "/admin/webhooks/new", "Add a webhook"],
  ["anna", "/admin/people/import", "Check"],
  ["ops", "/platform/companies/new", "Add company"],
  ["ops", "/platform/invites/new", "Issue invite"],
  ["ops", "/platform/operators/new", "Add operator"],
  [null, "/start", "Register"],
  [null, "/join", "Ask to join"],
  ["amina", "/feedback", "Send feedback"],
  [null, "/contact", "Send message"],
  [null, "/login", "Sign in"],
  [null, "/password/forgot", "Mail me a link"],
];

for (const [name, form, button] of FORMS) {
  test(`${form} is fit for everyone also when it fails`, async () => {
    const page = name ? await windowOf(name) : await openWindow();
    await page.goto(form);
    await page.getByRole("main").getByRole("button", { name: button }).click();
    await page.locator(".error-summary").waitFor();
    const faults = [...(await faultsOf(page)), ...(await brokenLinks(page))];
    await page.context().close();
    assertNone(faults);
  });
}

/** The window of somebody who has signed in, in a language of the browser. */
async function windowOf(name, locale = "en-GB") {
  const page = await openWindow();
  await signIn(page, name);
  await page.goto("/dashboard");
  const storageState = await page.context().storageState();
  await page.context().close();
  const theirs = await openWindow({ locale, storageState });
  await theirs.goto("/dashboard");
  return theirs;
}

/** Two addresses with one title look the same among a browser's tabs. */
async function sameTitle(page, titles) {
  const title = await page.title();
  const { pathname } = new URL(page.url());
  const other = titles.get(title);
  titles.set(title, pathname);
  return other && other !== pathname ? [`${path(page)}: has the title of ${other}: ${title}`] : [];
}

/** The lines of the error summary that lead to no field. */
async function brokenLinks(page) {
  const hashes = await page.locator(".error-summary a").evaluateAll((links) =>
    links.map((it) => it.hash).filter((it) => !document.getElementById(it.slice(1))),
  );
  return hashes.map((it) => `${path(page)}: has no field ${it}`);
}

function assertNone(faults) {
  if (faults.length) assert.fail(faults.join("\n"));
}

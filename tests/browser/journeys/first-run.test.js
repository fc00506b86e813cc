// An installation that nobody has set up.
import assert from "node:assert/strict";
import { NEW, openWindow, useBrowser } from "../support/browser.js";
import { crawl } from "../support/crawl.js";
import { assertFit, faultsOf } from "../support/fit.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

journey("the first one sets it up, and empty pages are fit", { home: NEW }, async (page) => {
  await page.goto("/");
  await arriveAt(page, "Set up Shipshape");
  await assertFit(page);
  await page.getByRole("button", { name: "Set up" }).click();
  await isTold(page, "There is a problem", "alert");
  await assertFit(page);

  await page.getByLabel("Company name").fill("Quay & Daughters");
  await page.getByLabel("Full name").fill("Ines Duarte");
  await page.getByLabel("E-mail").fill("ines@quay.example");
  await page.getByLabel("Password").fill("tide over pebbles");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("heading", { name: "Add your people" }).waitFor();

  const faults = [];
  await crawl(page, ["/dashboard"], async () => faults.push(...(await faultsOf(page))));
  assert.deepEqual(faults, []);

  const later = await openWindow({ home: NEW });
  await later.goto("/setup");
  await arriveAt(later, "There is nothing here");
  await later.context().close();
});

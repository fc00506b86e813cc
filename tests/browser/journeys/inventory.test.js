// Stock as the ERP has it: found, sorted, narrowed and taken away.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { NARROW, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

const ANNA = { as: "anna" };
/** How many lines there are, beside how old they are. */
const standing = (page) => page.locator("#stock-as-of");
const grid = (page) => page.locator("#stock-table tbody tr");

journey("an admin narrows stock while typing, and the focus stays where it is", ANNA, async (page) => {
  await page.goto("/inventory");
  await arriveAt(page, "Stock");
  const all = await standing(page).innerText();
  assert.match(all, /lines as of/);
  const part = await grid(page).first().locator("th").innerText();

  const search = page.getByRole("searchbox");
  await search.pressSequentially(part);
  await page.waitForURL((it) => it.searchParams.get("q") === part);
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  assert.notEqual(await standing(page).innerText(), all);
  await assertFit(page);
  await search.fill("nothing is called like this");
  await page.getByRole("heading", { name: "No line matches" }).waitFor();
  await assertFit(page);
  await page.locator("#stock-table").getByRole("link", { name: "Clear filters" }).click();
  await page.waitForURL("/inventory");
});

journey("stock is sorted both ways by every column", ANNA, async (page) => {
  await page.goto("/inventory");
  const names = await page.locator("#stock-table thead th").allInnerTexts();
  for (const name of names) {
    const head = page.locator("#stock-table thead th").filter({ hasText: name }).first();
    await head.getByRole("link").click();
    await page.locator("th[aria-sort]").waitFor();
    await page.locator("th[aria-sort]").getByRole("link").click();
    await page.waitForURL(/direction=down|sort=part|inventory$/);
  }
  await page.goto("/inventory?sort=quantity&direction=down");
  assert.equal(await page.locator("th[aria-sort=descending]").innerText(), "Quantity");
});

journey("pages of stock are turned to and fro", ANNA, async (page) => {
  await page.goto("/inventory");
  await page.getByText(/^1–25 of/).waitFor();
  await page.getByRole("link", { name: "Next page" }).click();
  await page.getByText(/^26–50 of/).waitFor();
  await page.getByRole("link", { name: "Previous page" }).click();
  await page.getByText(/^1–25 of/).waitFor();
});

journey("a column is hidden, and stays so", ANNA, async (page) => {
  await page.goto("/inventory");
  const menu = page.locator("details").filter({ hasText: "Show these" });
  await menu.locator("summary").click();
  await menu.getByLabel("Lot").uncheck();
  await menu.getByRole("button", { name: "Show these" }).click();
  await isTold(page, "Your columns are kept.");
  assert.equal(await page.getByRole("columnheader", { name: "Lot" }).count(), 0);

  await page.goto("/inventory?sort=bin");
  assert.equal(await page.getByRole("columnheader", { name: "Lot" }).count(), 0);
  await menu.locator("summary").click();
  await menu.getByLabel("Lot").check();
  await menu.getByRole("button", { name: "Show these" }).click();
  await page.getByRole("columnheader", { name: "Lot" }).waitFor();
  await assertFit(page);
});

journey("what the grid shows is taken away as a file", ANNA, async (page) => {
  await page.goto("/inventory");
  const part = await grid(page).first().locator("th").innerText();
  await page.goto(`/inventory?part=${encodeURIComponent(part)}`);
  const taken = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV", exact: true }).click();
  const file = await taken;
  assert.match(file.suggestedFilename(), /^[a-z0-9-]+-stock-\d{4}-\d{2}-\d{2}-\d{4}\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
  assert.match(lines[0], /^\ufeffAs of,/);
  assert.ok(lines.some((it) => it.includes(part)));
  const book = page.waitForEvent("download");
  await page.getByRole("link", { name: "Excel" }).click();
  assert.match((await book).suggestedFilename(), /\.xlsx$/);
});

journey("many values are chosen on a page of their own, without JavaScript", { as: "anna", javaScript: false }, async (page) => {
  await page.goto("/inventory/values?column=part");
  await arriveAt(page, "Part: choose values");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Show these" }).click();
  await page.waitForURL(/\/inventory\?part=/);
  await page.getByText(/^1–/).waitFor();
});

journey("on a phone the grid scrolls inside itself", { as: "anna", viewport: NARROW }, async (page) => {
  await page.goto("/inventory");
  await page.getByRole("region", { name: /of stock, sorted by/ }).focus();
  await assertFit(page);
  await page.goto("/inventory/values?column=part");
  await assertFit(page);
});

journey("an admin looks at how the ERP is read", ANNA, async (page) => {
  await page.goto("/admin/inventory");
  await arriveAt(page, "ERP connection");
  await assertFit(page);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("heading", { name: "The ERP can be read" }).waitFor();
  await assertFit(page);
  // Where it is and what it is asked is configured, and only shown.
  await page.getByText("Mapped by name").waitFor();
  await page.getByText("It can only be changed there.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: /^Stock/ }).count(), 0);
  await page.getByLabel(/^Seconds until stock is old/).fill("5");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("link", { name: /between 10 and 86,400/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "soft_age");
  await assertFit(page);
  await page.goto("/inventory/changes");
  await arriveAt(page, "What changed");
  await assertFit(page);
  await page.getByRole("link", { name: /^Since your last visit/ }).click();
  await page.locator(".chip[aria-current]", { hasText: "Since your last visit" }).waitFor();
  await assertFit(page);
});

// An admin writes down what the company lends, and what it is sorted by.
import assert from "node:assert/strict";
import { useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey } from "../support/journey.js";
import { PHOTO, choosePhoto } from "../support/photo.js";

useBrowser();

async function newLocation(page, name, inside) {
  await page.goto("/equipment/locations/new");
  await page.getByLabel("Name").fill(name);
  if (inside) await page.getByLabel("It is in").selectOption({ label: inside });
  await page.getByRole("button", { name: "Add a location" }).click();
  await isTold(page, `${name} is added.`);
}

journey("an admin sorts equipment by kind and by place, and moves a place", { as: "anna" }, async (page) => {
  await page.goto("/equipment/categories");
  await page.getByLabel("Name").fill("Journey winches");
  await page.getByRole("button", { name: "Add" }).click();
  await isTold(page, "Journey winches is added.");
  await assertFit(page);
  await page.getByLabel("Name").fill("JOURNEY WINCHES");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("link", { name: /Another category has this name/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "name");

  await newLocation(page, "Journey pier");
  await newLocation(page, "Shed", "Journey pier");
  await newLocation(page, "Shelf", "Journey pier, Shed");
  await newLocation(page, "Journey dock");
  await page.goto("/equipment/locations?q=journey");
  await page.getByRole("link", { name: "Shed", exact: true }).click();
  await arriveAt(page, "Journey pier, Shed");
  await assertFit(page);
  const offered = await page.getByLabel("It is in").locator("option").allInnerTexts();
  assert.ok(!offered.includes("Journey pier, Shed, Shelf"), "what is in it is not offered");
  await page.getByLabel("It is in").selectOption({ label: "Journey dock" });
  await page.getByRole("button", { name: "Save" }).click();
  await isTold(page, "The location is saved, with everything in it.");
  await assertFit(page);
  await page.getByRole("searchbox").fill("dock, shed, shelf");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByText("Journey dock, Shed").waitFor();
});

journey("an admin adds an item, corrects it and retires it by its tag", { as: "anna" }, async (page) => {
  await page.goto("/equipment/new");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.getByRole("alert").getByRole("link").first().waitFor();
  await assertFit(page);
  await page.getByLabel(/^Tag/).fill("JRN-1");
  await page.getByLabel("What it is").fill("Hand winch");
  await page.getByLabel(/^Serial number/).fill("SN journey 1");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.waitForURL(/\/equipment\/[0-9a-f-]{36}$/);
  const item = page.url();

  await page.goto(`${item}/edit`);
  await arriveAt(page, "Edit JRN-1");
  await page.getByLabel(/^Model/).fill("W 500");
  await assertFit(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(item);

  await page.goto(`${item}/edit`);
  await choosePhoto(page, Buffer.from("no picture"));
  await page.getByRole("button", { name: "Use this photo" }).click();
  await isTold(page, "This is not a JPEG, PNG or WebP picture", "alert");
  await assertFit(page);
  await choosePhoto(page, PHOTO);
  await page.getByRole("button", { name: "Use this photo" }).click();
  await isTold(page, "The new photo is in place.");
  const photo = page.getByRole("main").getByRole("img", { name: "Hand winch" });
  assert.ok(await photo.evaluate(async (it) => (await it.decode(), 0 < it.naturalWidth)));
  await assertFit(page);
  await page.getByRole("link", { name: "Change photo" }).click();
  await arriveAt(page, "Edit JRN-1");
  await page.getByRole("button", { name: "Remove photo" }).click();
  await isTold(page, "The photo is removed.");

  await page.goto(`${item}/retire`);
  await arriveAt(page, "Retire JRN-1?");
  await page.getByLabel("Reason").selectOption({ label: "Scrapped" });
  await page.getByLabel(/^Tag/).fill("JRN-2");
  await page.getByRole("button", { name: "Retire" }).click();
  await page.getByRole("link", { name: /not the tag of the item/ }).waitFor();
  await assertFit(page);
  await page.getByLabel(/^Tag/).fill("JRN-1");
  await page.getByRole("button", { name: "Retire" }).click();
  await page.waitForURL(item);

  await page.goto(`${item}/reinstate`);
  await assertFit(page);
  await page.getByRole("button", { name: "into use" }).click();
  await page.waitForURL(item);
  await page.goto(`${item}/delete`);
  await arriveAt(page, "Delete JRN-1?");
});

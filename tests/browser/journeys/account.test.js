// What people choose for themselves.
import assert from "node:assert/strict";
import { useBrowser } from "../support/browser.js";
import { arriveAt, isTold, journey } from "../support/journey.js";
import { PHOTO, choosePhoto } from "../support/photo.js";

useBrowser();

journey("a dark appearance is there at the first paint", { as: "tomasz" }, async (page) => {
  await page.goto("/account");
  const light = await background(page);
  await page.getByLabel("Appearance").selectOption({ label: "Dark" });
  await page.getByRole("button", { name: "Save" }).click();
  await isTold(page, "Your settings are saved.");
  assert.notEqual(await background(page), light);

  // In what the server sends already, so that nothing has to be painted twice.
  const answer = await page.request.get("/dashboard");
  assert.match(await answer.text(), /^<!doctype html>\s*<html [^>]*data-bs-theme="dark"/);
});

journey("another language is everywhere at once", { as: "tomasz" }, async (page) => {
  await page.goto("/account");
  await page.getByLabel("Language").selectOption({ label: "Deutsch" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Sprache").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await page.getByLabel("Sprache").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Speichern" }).click();
  await isTold(page, "Your settings are saved.");
});

journey("a photo is shown and taken away again", { as: "tomasz" }, async (page) => {
  await page.goto("/account");
  await choosePhoto(page, PHOTO);
  await page.getByRole("button", { name: "Use this photo" }).click();
  await isTold(page, "Your new photo is in place.");
  const photo = page.getByRole("main").locator("img");
  assert.ok(await photo.evaluate(async (it) => (await it.decode(), 0 < it.naturalWidth)));
  await page.getByRole("button", { name: "Remove photo" }).click();
  await isTold(page, "Your photo is removed.");
  assert.equal(await page.locator("img").count(), 0);
});

journey("a file that is no picture is refused at its field", { as: "tomasz" }, async (page) => {
  await page.goto("/account");
  await choosePhoto(page, Buffer.from("<svg onload='alert(1)'/>"));
  await page.getByRole("button", { name: "Use this photo" }).click();
  await isTold(page, "This is not a JPEG, PNG or WebP picture", "alert");
});

async function background(page) {
  return await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

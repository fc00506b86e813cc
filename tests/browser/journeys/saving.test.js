// Saves that are slow, refused or in each other's way.
import assert from "node:assert/strict";
import { useBrowser } from "../support/browser.js";
import { choice, isSaved, question, start } from "../support/attempt.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

journey("a button waits for the save that is on its way", { as: "anna" }, async (page) => {
  await start(page, "Fire extinguishers");
  const slow = await holdSaves(page);
  await choice(page, 8, "True").check();
  await slow.isHeld;
  // A newer answer to the same question, which the save on its way does not have.
  await choice(page, 8, "False").check();
  await page.getByRole("button", { name: "Save answers" }).click();
  slow.letGo();

  await isSaved(page, 1, 8);
  assert.ok(await choice(page, 8, "False").isChecked());
  assert.equal(await page.getByText("In another window this was answered").count(), 0);
  await page.reload();
  assert.ok(await choice(page, 8, "False").isChecked());
});

journey("an answer that is cleared is marked as open again", { as: "mehmet" }, async (page) => {
  await start(page, "Fire extinguishers");
  const mark = question(page, 4).getByText("Not answered yet");
  await choice(page, 4).fill("F");
  await mark.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Save answers" }).click();
  await isSaved(page, 1, 8);
  await mark.waitFor({ state: "hidden" });

  await choice(page, 4).fill("");
  await isSaved(page, 0, 8);
  await mark.waitFor();
});

journey("who is signed out is told so once, and the result leaves nothing behind", {
  as: "amina",
}, async (page) => {
  await start(page, "Fire extinguishers");
  await choice(page, 8, "True").check();
  await isSaved(page, 1, 8);
  let nSaves = 0;
  page.on("request", (it) => (nSaves += it.method() === "POST" ? 1 : 0));
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await choice(page, 8, "False").check();
  await isTold(page, "you are signed out");
  assert.equal(nSaves, 1);
  assert.notDeepEqual(await kept(page), []);

  await page.context().addCookies(cookies);
  await page.getByRole("button", { name: "Submit" }).click();
  await page.getByRole("button", { name: "Submit anyway" }).click();
  await arriveAt(page, "You did not pass Fire extinguishers yet");
  assert.deepEqual(await kept(page), []);
});

/** Holds every save by script back until it is let go. */
async function holdSaves(page) {
  let hold;
  let letGo;
  const isHeld = new Promise((resolve) => (hold = resolve));
  const isFree = new Promise((resolve) => (letGo = resolve));
  await page.route("**/training/attempts/*", async (route) => {
    if (route.request().headers().accept === "application/json") {
      hold();
      await isFree;
    }
    await route.continue();
  });
  return { isHeld, letGo };
}

/** What the browser keeps of answers. */
async function kept(page) {
  return await page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("answers")));
}

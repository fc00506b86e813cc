// Answers while the connection or the session is gone.
import assert from "node:assert/strict";
import { PASSWORD, openTab, useBrowser } from "../support/browser.js";
import { choice, isSaved, question, start } from "../support/attempt.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

const UNSAVED = "Not saved. Check the connection; your answers are still here";

journey("what could not be saved is said, and comes back", { as: "clara" }, async (page) => {
  await start(page, "Fire extinguishers");
  await choice(page, 8, "True").check();
  await isSaved(page, 1, 8);

  await page.context().setOffline(true);
  await choice(page, 8, "False").check();
  await choice(page, 4).fill("F");
  await isTold(page, UNSAVED);
  await page.context().setOffline(false);

  const url = page.url();
  const later = await openTab(page.context());
  await page.close();
  await later.goto(url);
  assert.ok(await choice(later, 8, "False").isChecked());
  assert.equal(await choice(later, 4).inputValue(), "F");
  await isSaved(later, 2, 8);
});

journey("the button loses nothing without a connection", { as: "bilal" }, async (page) => {
  await start(page, "Fire extinguishers");
  const url = page.url();
  await page.context().setOffline(true);
  await choice(page, 4).fill("F");
  await page.getByRole("button", { name: "Save answers" }).click();
  await page.waitForURL(/chrome-error/);
  await page.context().setOffline(false);

  await page.goto(url);
  assert.equal(await choice(page, 4).inputValue(), "F");
  await isSaved(page, 1, 8);
});

const WITHOUT_SCRIPT = { as: "priya", javaScript: false };

journey("a session that ended takes no answer with it", WITHOUT_SCRIPT, async (page) => {
  await page.goto("/training");
  await page.getByRole("link", { name: "Manual handling" }).click();
  await page.getByRole("link", { name: "About this module" }).click();
  await page.getByRole("button", { name: "Practice again" }).click();
  await page.getByText("this is practice").waitFor();
  await choice(page, 10, "True").check();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save answers" }).click();

  await page.getByText("Your session has ended.").waitFor();
  await page.getByLabel("E-mail or username").fill("priya");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arriveAt(page, "Your answers are still here");
  await page.getByRole("button", { name: "Save my answers" }).click();
  await isSaved(page, 1, 10);
  assert.ok(await question(page, 10).getByLabel("True").isChecked());
});

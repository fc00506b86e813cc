// The same without JavaScript.
import assert from "node:assert/strict";
import { useBrowser } from "../support/browser.js";
import { choice, isSaved, question, start } from "../support/attempt.js";
import { arriveAt, journey, signOut } from "../support/journey.js";

useBrowser();

const SEAN = { as: "sean", javaScript: false };

journey("a module is taken by its buttons", SEAN, async (page) => {
  const [ram, hose] = ["A raised hydraulic ram", "Air left in a hose"];
  const save = page.getByRole("button", { name: "Save answers" });
  await start(page, "Lock-out and tag-out");
  await choice(page, 3, "False").check();
  await choice(page, 4, ram).check();
  await choice(page, 4, hose).check();
  await choice(page, 8).fill("red");
  await save.click();
  await isSaved(page, 3, 10);
  assert.ok(await choice(page, 4, hose).isChecked());

  await choice(page, 4, ram).uncheck();
  await choice(page, 4, hose).uncheck();
  await choice(page, 3, "No answer").check();
  await save.click();
  await isSaved(page, 1, 10);
  await question(page, 4).getByText("Not answered yet").waitFor();
  assert.ok(!(await choice(page, 4, ram).isChecked()));
  assert.ok(await choice(page, 3, "No answer").isChecked());

  await page.goto("/training");
  await page.getByRole("link", { name: "Continue Lock-out and tag-out" }).click();
  assert.equal(await choice(page, 8).inputValue(), "red");
  await page.getByRole("button", { name: "Submit", exact: true }).click();
  await page.getByText("9 questions have no answer yet").waitFor();
  await page.getByRole("button", { name: "Submit anyway" }).click();
  await arriveAt(page, "You did not pass Lock-out and tag-out yet");
  await page.getByText("1 right, 9 wrong").waitFor();
});

journey("an answer that is none comes back with what was typed", SEAN, async (page) => {
  await start(page, "Fire extinguishers");
  await choice(page, 6).fill("ten");
  await choice(page, 8, "False").check();
  await page.getByRole("button", { name: "Save answers" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  assert.equal(await choice(page, 6).inputValue(), "ten");
  assert.ok(await choice(page, 8, "False").isChecked());
});

journey("menus open and a person signs out", SEAN, async (page) => {
  await signOut(page);
  await page.getByText("You are signed out.").waitFor();
});

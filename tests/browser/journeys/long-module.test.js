// A module of more questions than one page shows.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { choice, isSaved, question, start } from "../support/attempt.js";
import { assertFit } from "../support/fit.js";
import { isTold, journey, signIn } from "../support/journey.js";

useBrowser();

const numbers = Array.from({ length: 26 }, (_, n) => n + 1);
const QUESTIONS = numbers.map((n) => `::${n}::${n} is even. {${n % 2 ? "FALSE" : "TRUE"}}`);

journey("a long module is taken page by page", { as: "clara" }, async (page) => {
  await page.goto("/modules/import");
  await page.getByLabel("Title").fill("Even numbers");
  await page.getByLabel("Or its text").fill(QUESTIONS.join("\n\n"));
  await page.getByRole("button", { name: "Check questions" }).click();
  await page.getByRole("button", { name: "Make a module of 26 questions" }).click();
  await isTold(page, "“Even numbers” is there, as a draft.");
  await assertFit(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel("Everyone may take it").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await isTold(page, "Version 1 is published.");

  const priya = await openWindow({ javaScript: false });
  await signIn(priya, "priya");
  await start(priya, "Even numbers");
  assert.equal(await question(priya, 26).count(), 0);
  await choice(priya, 1, "False").check();
  await priya.getByRole("button", { name: "Save and go on" }).click();
  await question(priya, 26).waitFor();
  assert.equal(await question(priya, 25).count(), 0);
  await choice(priya, 26, "True").check();
  await priya.getByRole("button", { name: "Save answers" }).click();
  await isSaved(priya, 2, 26);
  await question(priya, 26).waitFor();
  await priya.getByRole("link", { name: "Previous page" }).click();
  assert.ok(await choice(priya, 1, "False").isChecked());
  await priya.goto(priya.url().replace(/\?.*|$/, "?page=2"));
  await priya.getByRole("button", { name: "Submit", exact: true }).click();
  await priya.getByText("24 questions have no answer yet").waitFor();
  await priya.getByRole("button", { name: "Submit anyway" }).click();
  await priya.getByText("2 right, 24 wrong").waitFor();
  await priya.context().close();
});

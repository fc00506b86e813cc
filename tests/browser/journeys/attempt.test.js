// Taking a module, with scripts.
import assert from "node:assert/strict";
import { NARROW, openTab, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { MANUAL_HANDLING, choice, isBegun, isSaved, question, start } from "../support/attempt.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

journey("a module is taken, left, resumed and passed", { as: "olena" }, async (page) => {
  await page.getByRole("link", { name: "Manual handling" }).first().click();
  await arriveAt(page, "Manual handling");
  await page.getByRole("button", { name: "Start" }).click();
  await isBegun(page);
  assert.match(await page.title(), /^Take Manual handling/);

  await choice(page, 1, MANUAL_HANDLING[1]).check();
  await choice(page, 2, MANUAL_HANDLING[2]).check();
  await choice(page, 5, "Whether the box is hard to grip").check();
  await choice(page, 5, "Whether the contents can shift").check();
  await isSaved(page, 3, 10);
  await question(page, 1).getByText("Not answered yet").waitFor({ state: "hidden" });
  await question(page, 3).getByText("Not answered yet").waitFor();
  const later = await openTab(page.context());
  await page.close();

  await later.goto("/training");
  await later.getByText("3 of 10 answered").first().waitFor();
  await later.getByRole("link", { name: "Continue Manual handling" }).click();
  await isBegun(later);
  assert.ok(await choice(later, 2, "False").isChecked());
  assert.ok(await choice(later, 5, "Whether the box is hard to grip").isChecked());
  assert.ok(!(await choice(later, 5, "Whether the floor is wet").isChecked()));

  await later.getByRole("button", { name: "Submit" }).click();
  const asks = later.getByRole("alert").filter({ hasText: "7 questions have no answer yet" });
  await asks.waitFor();
  await assertFit(later);
  await asks.getByRole("link", { name: "Go to question 4" }).click();
  await later.waitForURL("**/training/attempts/*#q4");
  assert.ok(await isInView(question(later, 4)));

  await choice(later, 3).fill("16");
  await choice(later, 6).fill("28");
  for (const n of [4, 7, 8, 9, 10]) await choice(later, n, MANUAL_HANDLING[n]).check();
  await isSaved(later, 10, 10);
  await later.getByRole("button", { name: "Submit", exact: true }).click();
  await arriveAt(later, "You passed Manual handling");
  await later.getByText("10 right, 0 wrong").waitFor();
  await assertFit(later);

  await later.goBack();
  await later.reload();
  await arriveAt(later, "You passed Manual handling");
});

journey("a phone shows the same", { as: "linh", viewport: NARROW }, async (page) => {
  await page.goto("/training");
  await page.getByRole("link", { name: "Continue Lock-out and tag-out" }).click();
  await isBegun(page);
  await choice(page, 8).fill("red");
  await isSaved(page, 4, 10);
  await page.getByText("Menu", { exact: true }).click();
  const menu = page.getByRole("navigation", { name: "Main" });
  await menu.getByRole("link", { name: "My training" }).click();
  await arriveAt(page, "My training");
});

journey("an answer that is none is said at its question", { as: "linh" }, async (page) => {
  await start(page, "Fire extinguishers");
  const refused = page.waitForResponse((it) => it.status() === 422);
  await choice(page, 6).pressSequentially("t");
  await refused;
  await isTold(page, "Not saved");
  // Nobody is taken away from what they are typing (WCAG 3.2.2).
  await page.keyboard.type("en");
  assert.equal(await choice(page, 6).inputValue(), "ten");

  await page.getByRole("button", { name: "Save answers" }).click();
  await isTold(page, "There is a problem", "alert");
  assert.match(await page.title(), /^Error: /);
  await page.getByRole("alert").getByRole("link").click();
  await assertFit(page);
  await choice(page, 6).fill("10");
  await isSaved(page, 1, 8);
});

journey("two windows that disagree are both shown", { as: "rashid" }, async (page) => {
  await start(page, "Forklift pre-use check");
  const other = await openTab(page.context());
  await other.goto(page.url());
  await choice(page, 5, "True").check();
  await isSaved(page, 1, 11);

  await choice(other, 5, "False").check();
  await question(other, 5).getByText("In another window this was answered “True”").waitFor();
  assert.ok(await choice(other, 5, "False").isChecked());
  await assertFit(other);
  await other.getByRole("button", { name: "Save answers" }).click();
  await isSaved(other, 1, 11);
  assert.deepEqual(other.complaints, []);

  await page.reload();
  assert.ok(await choice(page, 5, "False").isChecked());
});

async function isInView(locator) {
  return await locator.evaluate((it) => {
    const { top } = it.getBoundingClientRect();
    return -1 <= top && top < innerHeight;
  });
}

// The same with nothing but a keyboard.
import assert from "node:assert/strict";
import { PASSWORD, useBrowser } from "../support/browser.js";
import { isBegun, isSaved, question } from "../support/attempt.js";
import { assertFocusIsSeen, tabTo } from "../support/keyboard.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

journey("a module is taken with Tab, Space, Enter and arrows", {}, async (page) => {
  const { keyboard } = page;
  await page.goto("/login");
  await tabTo(page, page.getByLabel("E-mail or username"));
  await keyboard.type("mehmet");
  await tabTo(page, page.getByLabel("Password"));
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await page.waitForURL("**/dashboard");

  await keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  assert.ok(await skip.evaluate((it) => it === document.activeElement));
  await assertFocusIsSeen(page);
  await keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.goto("/training");
  await tabTo(page, page.getByRole("button", { name: "Start Chemical labels" }));
  await keyboard.press("Enter");
  await isBegun(page);

  const radios = question(page, 2).getByRole("radio");
  await tabTo(page, radios.last());
  assert.ok(await radios.last().isChecked());
  await keyboard.press("ArrowDown");
  assert.ok(await radios.first().isChecked());
  await assertFocusIsSeen(page);
  await isSaved(page, 1, 10);

  const box = page.getByRole("checkbox").first();
  await tabTo(page, box);
  await keyboard.press("Space");
  assert.ok(await box.isChecked());
  await isSaved(page, 2, 10);

  await tabTo(page, page.getByRole("textbox").first());
  await tabTo(page, page.getByRole("button", { name: "Submit", exact: true }));
  await keyboard.press("Enter");
  await isTold(page, "8 questions have no answer yet", "alert");
  await tabTo(page, page.getByRole("button", { name: "Submit anyway" }));
  await keyboard.press("Enter");
  await arriveAt(page, "You did not pass Chemical labels yet");
});

journey("the menu of the account opens and signs out", { as: "anna" }, async (page) => {
  const { keyboard } = page;
  const account = page.locator(".sidebar__account summary");
  await tabTo(page, account);
  await keyboard.press("Enter");
  await tabTo(page, page.locator(".sidebar__account button"));
  await keyboard.press("Enter");
  await isTold(page, "You are signed out.");
});

journey("a form that fails puts the focus on what is wrong", { as: "anna" }, async (page) => {
  const { keyboard } = page;
  await page.goto("/admin/people/new");
  await tabTo(page, page.getByLabel("E-mail"));
  await keyboard.type("nonsense");
  await keyboard.press("Enter");
  await isTold(page, "There is a problem", "alert");
  const summary = page.locator(".error-summary");
  assert.ok(await summary.evaluate((it) => it === document.activeElement));
  await keyboard.press("Tab");
  await assertFocusIsSeen(page);
  await keyboard.press("Enter");
  const id = await page.evaluate(() => location.hash);
  assert.equal(await page.evaluate(() => `#${document.activeElement.id}`), id);
});

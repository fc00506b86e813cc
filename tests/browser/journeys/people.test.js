// Those who lead, and those who bring people in.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

journey("a manager looks for one of the team", { as: "bilal" }, async (page) => {
  await page.getByRole("link", { name: "My team" }).filter({ visible: true }).click();
  await arriveAt(page, "My team");
  const names = page.getByRole("main").getByRole("rowheader");
  const n_all = await names.count();
  await page.getByRole("link", { name: /^Overdue/ }).click();
  await page.waitForURL("**/team?show=overdue");
  assert.ok((await names.count()) < n_all);

  await page.getByRole("link", { name: "Clear filters" }).click();
  await page.waitForURL("**/team");
  await page.getByLabel("Full name").fill("amina");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/\/team\?.*\bq=amina\b/);
  const found = await names.allInnerTexts();
  assert.ok(found.length && found.every((it) => it.includes("Amina Yusuf")), found.join());
  await page.getByRole("link", { name: "Amina Yusuf" }).first().click();
  await arriveAt(page, "Amina Yusuf");
  await page.getByRole("region", { name: "Safety starter" }).waitFor();
  await page.getByRole("row", { name: /Manual handling.*Passed/ }).waitFor();
});

journey("a manager sees nobody of another team", { as: "bilal" }, async (page) => {
  await page.goto("/team");
  assert.equal(await page.getByRole("main").getByText("Linh Nguyen").count(), 0);
});

journey("an admin brings somebody in, who chooses a password", { as: "anna" }, async (page) => {
  await page.goto("/admin/people");
  await page.getByRole("link", { name: "Add person" }).click();
  await page.getByLabel("Full name").fill("Zoë D’Souza");
  await page.getByLabel("E-mail").fill("zoe@harbour.example");
  await page.getByLabel("Role").selectOption({ label: "Staff" });
  await page.getByLabel("Manager").selectOption({ label: "Clara Novak" });
  await page.getByRole("button", { name: "Add person" }).click();
  await isTold(page, "Zoë D’Souza can sign in with the temporary password");
  const told = await page.getByRole("status").innerText();
  const [, temporary] = /temporary password (\S+) for/.exec(told);
  await assertFit(page);
  await page.reload();
  assert.equal(await page.getByText(temporary).count(), 0);

  const theirs = await openWindow();
  await signIn(theirs, "zoe@harbour.example", temporary);
  await arriveAt(theirs, "Choose a password");
  await assertFit(theirs);
  await theirs.goto("/dashboard");
  await arriveAt(theirs, "Choose a password");
  await theirs.getByLabel("Temporary password").fill(temporary);
  await theirs.getByLabel("New password", { exact: true }).fill("tide over pebbles");
  await theirs.getByLabel("New password again").fill("tide over pebbles");
  await theirs.getByRole("button", { name: "Save password" }).click();
  await isTold(theirs, "Your new password is saved.");
  await theirs.goto("/training");
  await arriveAt(theirs, "My training");
  await theirs.context().close();
});

journey("a mistake in a person's form is said at its field", { as: "anna" }, async (page) => {
  await page.goto("/admin/people/new");
  await page.getByLabel("Full name").fill("Kofi Mensah");
  await page.getByLabel("E-mail").fill("k.mensah@harbour.example");
  await page.getByRole("button", { name: "Add person" }).click();
  await isTold(page, "There is a problem", "alert");
  assert.equal(await page.getByLabel("E-mail").getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel("Full name").inputValue(), "Kofi Mensah");
  await page.getByRole("alert").getByRole("link").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "email");
});

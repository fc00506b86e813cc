// Departments, and people who come in with a file.
import assert from "node:assert/strict";
import { useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

journey("an admin adds a department and finds it in the list of people", { as: "anna" }, async (page) => {
  await page.goto("/admin/departments");
  await page.getByLabel("Name of the department").fill("Dockside");
  await page.getByRole("button", { name: "Add department" }).click();
  await isTold(page, "Dockside");
  await assertFit(page);
  await page.goto("/admin/people");
  await page.getByLabel("Department").selectOption("Warehouse");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL("**/admin/people?**department=**");
  const names = page.getByRole("main").getByRole("rowheader");
  assert.ok(0 < (await names.count()));
  await page.getByRole("link", { name: "Department", exact: true }).click();
  await page.locator("th[aria-sort=ascending]").waitFor();
});

journey("a file with a mistake is corrected and everybody is imported", { as: "anna" }, async (page) => {
  await page.goto("/admin/people/import");
  const name = `newcomer-${Date.now()}@harbour.example`;
  const table = (manager) => `Full name;E-mail;Department;Manager\nNew Comer;${name};Quay;${manager}\n`;
  const upload = async (manager) => {
    const buffer = Buffer.from(table(manager));
    await page.getByLabel(/^File/).setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: /^Check/ }).click();
  };
  await upload("nobody@harbour.example");
  await page.getByRole("row", { name: /2.*Manager.*Nobody has this e-mail/ }).waitFor();
  await assertFit(page);
  await upload("bilal@harbour.example");
  await page.getByText("These departments are made too: Quay").waitFor();
  await assertFit(page);
  await page.getByRole("button", { name: "Import 1 person" }).click();
  await arriveAt(page, "Temporary passwords");
  await isTold(page, "1 person is imported");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the list" }).click();
  assert.equal((await download).suggestedFilename(), "passwords.csv");
});

journey("a manager looks at who leads whom", { as: "bilal" }, async (page) => {
  await page.goto("/team");
  await page.getByRole("link", { name: "Who leads whom" }).click();
  await arriveAt(page, "Who leads whom");
  await page.getByRole("link", { name: "Amina Yusuf" }).waitFor();
  await assertFit(page);
});

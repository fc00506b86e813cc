// Who can do what: the matrix of people and skills.
import assert from "node:assert/strict";
import { useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

async function newSkill(page, name) {
  await page.goto("/skills/new");
  await page.getByLabel("Skill", { exact: true }).fill(name);
  await page.getByRole("button", { name: "New skill" }).click();
  await isTold(page, "The skill is noted down.");
}

async function newJobRole(page, title, skill, level) {
  await page.goto("/skills/job-roles/new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Skill 1").selectOption({ label: skill });
  await page.getByLabel("At least level").first().selectOption(level);
  await page.getByRole("button", { name: "New job role" }).click();
  await isTold(page, "The job role is written.");
}

journey("an admin sees in the matrix who lacks what, and goes to them", { as: "anna" }, async (page) => {
  await newSkill(page, "Splicing rope");
  await newJobRole(page, "Splicer", "Splicing rope", "2");
  await page.goto("/skills/matrix?q=dragan");
  await page.getByRole("link", { name: "Dragan Petrović" }).click();
  await page.getByRole("link", { name: "Job roles" }).click();
  await page.getByLabel("Splicer").check();
  await page.getByRole("button", { name: "Save" }).click();

  await page.getByRole("link", { name: "Skills matrix" }).first().click();
  await arriveAt(page, "Skills matrix");
  await page.getByRole("checkbox", { name: "Only gaps" }).check();
  await page.getByLabel("Job role").selectOption({ label: "Splicer" });
  await page.getByRole("button", { name: "Filter" }).click();
  const row = page.getByRole("row", { name: /Dragan Petrović/ });
  assert.match(await row.innerText(), /0 needs 2\s*Gap/);
  assert.equal(await page.locator("table.matrix tbody tr").count(), 1);
  await assertFit(page);

  await row.getByRole("link").click();
  await arriveAt(page, "Skills of Dragan Petrović");
});

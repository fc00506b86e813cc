// Who can do what: the matrix of people and skills.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

const LICENSE = new URL("../../../bin/shipshape/src/demo/materials/moving-loads.pdf", import.meta.url);

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

journey("a certificate is handed in, looked at and counts", { as: "anna" }, async (page) => {
  await newSkill(page, "Rigging masts");
  const skill = new URL(page.url()).pathname.split("/").at(-1);
  const amina = await openWindow();
  await signIn(amina, "amina");
  await amina.goto(`/training/skills/${skill}`);
  await amina.getByRole("link", { name: "Certificates" }).click();
  await assertFit(amina);
  await amina.getByRole("button", { name: "Hand in a certificate" }).click();
  await amina.getByRole("alert").waitFor();
  await assertFit(amina);
  await amina.getByRole("radio").nth(2).check();
  const issued = amina.getByRole("group", { name: "Issued on" }).last();
  await issued.getByLabel("Day").fill("1");
  await issued.getByLabel("Month").fill("3");
  await issued.getByLabel("Year").fill("2026");
  const buffer = readFileSync(fileURLToPath(LICENSE));
  const file = { name: "mast.pdf", mimeType: "application/pdf", buffer };
  await amina.getByLabel("File", { exact: true }).setInputFiles(file);
  await amina.getByRole("button", { name: "Hand in a certificate" }).click();
  await isTold(amina, "The certificate is handed in and waits.");
  await assertFit(amina);

  await page.goto("/skills/certificates");
  await assertFit(page);
  await page.getByRole("row", { name: /Rigging masts/ }).getByRole("link").click();
  await assertFit(page);
  await page.getByRole("button", { name: "Approve" }).click();
  await isTold(page, "The certificate is approved and counts from today.");
  await amina.goto(`/training/skills/${skill}`);
  await amina.getByText(/Level 3/).first().waitFor();
  await amina.context().close();
});

journey("a matrix comes in as a table, after a look at what is wrong", { as: "anna" }, async (page) => {
  await newSkill(page, "Reading tides");
  await page.goto("/skills/import/ratings");
  await assertFit(page);
  const table = (level) => `person,Reading tides\namina.yusuf@harbour.example,${level}\n`;
  await page.getByRole("textbox").first().fill(table("9"));
  await page.getByRole("button", { name: /^Check/ }).click();
  await page.locator("#verdicts").getByRole("row").nth(1).waitFor();
  await assertFit(page);
  await page.getByRole("textbox").first().fill(table("3"));
  await page.getByRole("button", { name: /^Check/ }).click();
  await page.locator("#verdicts").waitFor();
  await assertFit(page);
  await page.locator("button[value=apply]").click();
  await page.getByRole("status").waitFor();
  await page.goto("/skills/matrix?q=amina");
  await page.getByRole("row", { name: /Amina Yusuf/ }).getByText("3").first().waitFor();
});

journey("who lacks something is put on what gives it", { as: "anna" }, async (page) => {
  await page.goto("/skills/gaps");
  await assertFit(page);
  const gap = page.getByRole("row").filter({ has: page.getByRole("link", { name: /^Assign/ }) });
  await gap.first().getByRole("link", { name: /^Assign/ }).first().click();
  await assertFit(page);
});

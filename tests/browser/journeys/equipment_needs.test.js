// Somebody learns what a machine asks for, and takes it.
import assert from "node:assert/strict";
import { NARROW, openWindow, useBrowser } from "../support/browser.js";
import { choice, isBegun } from "../support/attempt.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

async function newModule(page, title) {
  await page.goto("/modules/new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Minutes it takes").fill("5");
  await page.getByLabel("Everyone may take it").check();
  await page.getByRole("button", { name: "Add module" }).click();
  await page.getByRole("link", { name: "True or false" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Gloves come first.");
  await page.getByLabel("True", { exact: true }).check();
  await page.getByRole("button", { name: "Add question" }).click();
  await isTold(page, "Question 1 is added.");
  await page.getByRole("link", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await isTold(page, "Version 1 is published.");
}

async function newSkill(page, name, module) {
  await page.goto("/skills/new");
  await page.getByLabel("Skill", { exact: true }).fill(name);
  await page.getByRole("button", { name: "New skill" }).click();
  await isTold(page, "The skill is noted down.");
  const skill = page.url();
  await page.goto(`${skill}/grants`);
  await page.getByLabel("Module or course").selectOption({ label: `Module ${module}` });
  await page.getByRole("radio").nth(1).check();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await isTold(page, `What gives ${name} is saved.`);
  return skill;
}

async function newItem(page, tag, skill) {
  await page.goto("/equipment/new");
  await page.getByLabel(/^Tag/).fill(tag);
  await page.getByLabel("What it is").fill("Chain saw");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.waitForURL(/\/equipment\/[0-9a-f-]{36}$/);
  const [code, item] = [await page.locator(".label__code").innerText(), page.url()];
  await page.getByRole("region", { name: "What it needs" }).getByRole("link", { name: "Change" }).click();
  await arriveAt(page, `What Chain saw (${tag}) needs`);
  await assertFit(page);
  await page.getByLabel("Skill 1").selectOption({ label: skill });
  await page.getByLabel("At least level").first().selectOption("2");
  await page.getByRole("button", { name: "Save" }).last().click();
  await isTold(page, "What it needs is saved.");
  await page.getByRole("region", { name: "What it needs" }).getByRole("link", { name: skill }).waitFor();
  await assertFit(page);
  return { code, item };
}

journey("whoever is refused for a skill passes what gives it and takes the item", { as: "anna" }, async (page) => {
  await newModule(page, "Chain saws");
  const skill = await newSkill(page, "Sawing", "Chain saws");
  const { code, item } = await newItem(page, "SAW-1", "Sawing");
  const path = `/e/${code.replaceAll("-", "")}`;

  const phone = await openWindow({ viewport: NARROW });
  await signIn(phone, "amina");
  await phone.goto(path);
  await arriveAt(phone, "Chain saw");
  await phone.getByText("You cannot take it yet.").waitFor();
  assert.equal(await phone.getByRole("button", { name: "Take it" }).count(), 0);
  await assertFit(phone);
  await phone.goto("/equipment/mine");
  await phone.getByLabel("Code on the label").fill(code);
  await phone.getByRole("button", { name: "Take it" }).click();
  await isTold(phone, "What this item needs is missing: Sawing 2", "alert");
  await assertFit(phone);

  await phone.getByRole("link", { name: /Start.*Module Chain saws, level 2/ }).click();
  await arriveAt(phone, "Chain saws");
  await phone.getByRole("button", { name: "Start" }).click();
  await isBegun(phone);
  await choice(phone, 1, "True").check();
  await phone.getByRole("button", { name: "Submit" }).click();
  await arriveAt(phone, "You passed Chain saws");
  await phone.goto(path);
  await phone.getByText("Level 2 is enough").waitFor();
  await assertFit(phone);
  await phone.getByRole("button", { name: "Take it" }).click();
  await isTold(phone, "It is yours until you return it.");
  await phone.context().close();

  await page.goto(item);
  await page.getByRole("link", { name: "Amina Yusuf", exact: true }).waitFor();
  await page.goto(`${skill}/delete`);
  await page.getByText(/1 item or category of equipment needs this skill/).waitFor();
  await assertFit(page);
});

journey("an admin gives once what somebody is not qualified for", { as: "anna" }, async (page) => {
  await newModule(page, "Wood chippers");
  await newSkill(page, "Chipping", "Wood chippers");
  const { item } = await newItem(page, "SAW-2", "Chipping");
  await page.goto(`${item}/give`);
  await page.getByLabel("Who gets it").fill("leila.hosseini@harbour.example");
  await page.getByLabel("Reason").fill("Night shift");
  await page.getByRole("button", { name: "Give to somebody" }).click();
  await page.getByRole("link", { name: "What this item needs is missing: Chipping 2" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "missing");
  await assertFit(page);
  await page.getByLabel(/Give it this once/).check();
  await page.getByLabel("Why it is given all the same").fill("Her licence is in the mail");
  await page.getByRole("button", { name: "Give to somebody" }).click();
  await isTold(page, "It is theirs now.");
  await page.getByText("Given although this was missing: Chipping 2").waitFor();
  await assertFit(page);
});

// From an idea to somebody who has to learn it.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { choice, isSaved, start } from "../support/attempt.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

const BROKEN = `::Seat belt::Do you wear it also for ten meters? {TRUE}

::Speed::How fast may a truck go in the hall, in km/h? {#fast}`;

const GOOD = `::Seat belt::Do you wear it also for ten meters? {TRUE}

::Speed::How fast may a truck go in the hall, in km/h? {#6:0}`;

journey("a module is written, published, assigned and begun", { as: "anna" }, async (page) => {
  await page.goto("/modules");
  await page.getByRole("link", { name: "Add module" }).click();
  await page.getByLabel("Title").fill("Driving in the hall");
  await page.getByLabel("Content").fill("# Slowly\n\nPeople **walk** here.");
  await page.getByLabel("Minutes it takes").fill("5");
  await page.getByLabel("Pass mark").fill("1/2");
  await page.getByRole("button", { name: "Add module" }).click();
  await isTold(page, "The module is there, as a draft.");
  await arriveAt(page, "Driving in the hall");
  const module = page.url();

  await page.getByRole("link", { name: "True or false" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Pedestrians go first.");
  await page.getByLabel("True", { exact: true }).check();
  await page.getByRole("button", { name: "Add question" }).click();
  await isTold(page, "Question 1 is added.");

  await page.getByRole("link", { name: "Import", exact: true }).click();
  await page.getByLabel("Or its text").fill(BROKEN);
  await page.getByRole("button", { name: "Check questions" }).click();
  const bad = page.getByRole("row", { name: /Speed.*Rejected/ });
  await bad.waitFor();
  assert.match(await bad.innerText(), /\b3\b/);
  await assertFit(page);
  assert.equal(await page.getByRole("button", { name: /^Import/ }).count(), 0);

  await page.getByLabel("File", { exact: false }).first().setInputFiles({
    name: "hall.gift",
    mimeType: "text/plain",
    buffer: Buffer.from(GOOD),
  });
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("heading", { name: "All 2 questions can be imported" }).waitFor();
  await page.getByRole("button", { name: "Import 2 questions" }).click();
  await isTold(page, "2 questions are imported.");

  await page.getByRole("link", { name: "Publish" }).click();
  await assertFit(page);
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await isTold(page, "Version 1 is published.");

  await page.goto("/paths/new");
  await page.getByLabel("Title").fill("Drivers");
  await page.getByLabel("Step 1").selectOption({ label: "Driving in the hall" });
  await page.getByLabel("Due, in working days").first().fill("5");
  await page.getByRole("button", { name: "Add path" }).click();
  await isTold(page, "The path is there.");
  await page.getByLabel("Name, e-mail or username").fill("kofi");
  await page.getByRole("button", { name: "Find people" }).click();
  await page.getByRole("checkbox", { name: /Kofi Mensah/ }).check();
  await page.getByRole("button", { name: "Assign path" }).click();
  await isTold(page, "Kofi Mensah is on the path from");
  await assertFit(page);

  const kofi = await openWindow();
  await signIn(kofi, "k.mensah");
  await kofi.getByRole("region", { name: "Drivers" }).waitFor();
  await start(kofi, "Driving in the hall");
  await choice(kofi, 1, "True").check();
  await isSaved(kofi, 1, 3);
  await kofi.context().close();

  // Somebody is in the middle of version 1 now, and the next one says so.
  await page.goto(module);
  await page.getByRole("button", { name: "Write the next version" }).click();
  await isTold(page, "This is the draft of the next version.");
  await assertFit(page);
  await page.getByRole("link", { name: "Publish" }).click();
  await page.getByText(/^1 person is/).waitFor();
});

const WITHOUT_SCRIPT = { as: "bilal", javaScript: false };

journey("a question grows by a row without a script", WITHOUT_SCRIPT, async (page) => {
  await page.goto("/modules/new");
  await page.getByLabel("Title").fill("Ladders");
  await page.getByLabel("Minutes it takes").fill("5");
  await page.getByRole("button", { name: "Add module" }).click();
  await page.getByRole("link", { name: "Single choice" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Which one do you take?");
  await page.getByLabel("Option 1", { exact: true }).fill("The long one");
  const options = page.getByRole("textbox", { name: /^Option \d+$/ });
  const n = await options.count();
  await page.getByRole("button", { name: "Add a row" }).click();
  assert.equal(await options.count(), n + 1);
  assert.equal(await page.getByLabel("Option 1", { exact: true }).inputValue(), "The long one");
  await page.getByLabel("Option 2", { exact: true }).fill("The short one");
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByText("Question 1 is added.").waitFor();
});

journey("Enter in a question's field saves it and adds no row", { as: "bilal" }, async (page) => {
  await page.goto("/modules/new");
  await page.getByLabel("Title").fill("Ropes");
  await page.getByLabel("Minutes it takes").fill("5");
  await page.keyboard.press("Enter");
  await isTold(page, "The module is there, as a draft.");
  await page.getByRole("link", { name: "Short text" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Which color is the rope?");
  await page.getByLabel("Text 1").fill("red");
  await page.keyboard.press("Enter");
  await isTold(page, "Question 1 is added.");
});

journey("a wrong key is corrected after a look at whose results that changes", { as: "anna" }, async (page) => {
  await page.goto("/modules?q=height");
  await page.getByRole("link", { name: "Working at height" }).click();
  await page.getByRole("link", { name: "Correct a key" }).click();
  await arriveAt(page, "Correct the key of version 1");
  await page.getByRole("button", { name: "Show whose results change" }).click();
  await page.locator(".error-summary").waitFor();
  await assertFit(page);
  for (const number of [6, 7, 8, 9]) {
    const remedy = page.getByLabel(`How to mark Question ${number}`);
    await remedy.selectOption({ label: "Full marks for everybody" });
  }
  await page.getByLabel("Reason").fill("Both answers are right here.");
  await page.getByRole("button", { name: "Show whose results change" }).click();
  const mehmet = page.getByRole("row", { name: /Mehmet/ }).first();
  assert.match(await mehmet.innerText(), /4 of 9, not passed\s+8 of 9, passed/);
  await assertFit(page);
  await page.getByRole("button", { name: /^Correct \d+ results$/ }).click();
  await isTold(page, "The key is corrected.");

  const theirs = await openWindow();
  await signIn(theirs, "mehmet");
  await theirs.goto("/training");
  await theirs.getByRole("link", { name: "Working at height" }).first().click();
  await theirs.getByText("at first it was 4 of 9").waitFor();
  await assertFit(theirs);
  await theirs.context().close();
});

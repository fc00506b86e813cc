// A quiz that may take six minutes, with what its author decides about tries and sections.
import { openWindow, useBrowser } from "../support/browser.js";
import { choice, isBegun, isSaved } from "../support/attempt.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

const QUESTIONS = "::1::A tag alone is enough. {FALSE}\n\n::2::Only you take your lock off. {TRUE}";

journey("a quiz with a time limit says how long there is", { as: "clara" }, async (page) => {
  await page.goto("/modules/import");
  await page.getByLabel("Title").fill("Six minutes");
  await page.getByLabel("Or its text").fill(QUESTIONS);
  await page.getByRole("button", { name: "Check questions" }).click();
  await page.getByRole("button", { name: "Make a module of 2 questions" }).click();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel("Everyone may take it").check();
  await page.getByLabel("Pass mark").fill("2 points");
  await page.getByLabel(/^Tries/).fill("1");
  await page.getByLabel("Time limit in minutes").fill("6");
  await assertFit(page);
  await page.getByRole("main").getByRole("button", { name: "Save" }).click();
  await isTold(page, "The changes are saved in the draft.");

  await page.getByRole("link", { name: "Sections" }).click();
  await page.getByRole("link", { name: "Add section" }).click();
  await page.getByLabel("Title").fill("Locks");
  await assertFit(page);
  await page.getByRole("button", { name: "Add section" }).click();
  await isTold(page, "The section is there.");
  await assertFit(page);
  await page.getByRole("main").getByRole("link", { name: "Six minutes" }).click();
  await page.getByRole("link", { name: "Edit Question 2" }).click();
  await page.getByLabel("Section").selectOption({ label: "Locks" });
  await page.getByLabel("Critical").check();
  await assertFit(page);
  await page.getByRole("main").getByRole("button", { name: "Save" }).last().click();
  await page.getByRole("link", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await isTold(page, "Version 1 is published.");

  const kofi = await openWindow({});
  await signIn(kofi, "k.mensah");
  await kofi.goto("/training");
  await kofi.getByRole("link", { name: "Six minutes" }).click();
  await kofi.getByText("You have 6 minutes from the start.").waitFor();
  await kofi.getByText("1 try is left.").waitFor();
  await assertFit(kofi);
  await kofi.clock.install();
  await kofi.getByRole("button", { name: "Start" }).click();
  await isBegun(kofi);
  await kofi.getByRole("heading", { name: "Locks" }).waitFor();
  await choice(kofi, 1, "False").check();
  await kofi.clock.runFor(2_000);
  await isSaved(kofi, 1, 2);
  await assertFit(kofi);

  // It is said at five minutes and at one, and then what is there is handed in.
  await kofi.clock.fastForward("01:00");
  await kofi.getByRole("status").filter({ hasText: "5 minutes left" }).waitFor();
  await kofi.clock.fastForward("04:00");
  await kofi.getByRole("status").filter({ hasText: "1 minute left" }).waitFor();
  await kofi.clock.fastForward("01:00");
  await arriveAt(kofi, "You did not pass Six minutes yet");
  await kofi.getByText("A question that must be answered right was not.").waitFor();
  await kofi.goto("/training");
  await kofi.getByText("The one try is used; ask your manager.").waitFor();
  await kofi.context().close();

  await page.goto("/team");
  await page.getByRole("link", { name: "Kofi Mensah" }).first().click();
  await page.getByRole("link", { name: "Give one more try Six minutes" }).click();
  await page.getByLabel("Reason").fill("The alarm rang");
  await assertFit(page);
  await page.getByRole("button", { name: "Give one more try" }).click();
  await isTold(page, "Kofi Mensah can try once more.");
});

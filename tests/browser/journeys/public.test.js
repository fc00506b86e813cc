// Whoever comes by reads what this is, and writes to those who run it.
import assert from "node:assert/strict";
import { useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey } from "../support/journey.js";
import { mailTo } from "../support/mail.js";

useBrowser();

journey("a visitor reads what this is, finds no answer and writes", {}, async (page) => {
  await page.goto("/");
  await arriveAt(page, "Everyone trained, every tool in the right hands");
  const picture = page.getByRole("img", { name: "The list of a team" });
  assert.ok(await picture.evaluate((it) => it.complete && 0 < it.naturalWidth));
  await assertFit(page);

  await page.getByRole("link", { name: "Questions and answers" }).click();
  await arriveAt(page, "Questions and answers");
  await page.getByRole("link", { name: "write to us" }).click();
  await arriveAt(page, "Contact");
  await page.getByRole("button", { name: "Send message" }).click();
  await page.locator(".error-summary").waitFor();
  await page.getByLabel("Your name").fill("Marit <b>Vik</b>");
  await page.getByLabel("Your e-mail").fill("marit@elsewhere.example");
  await page.getByLabel("Your message").fill("May 40 people of ours come?\nWhat does it take?");
  await page.getByRole("button", { name: "Send message" }).click();
  await isTold(page, "Your message is on its way.");

  const mail = await mailTo("hello@shipshape.example");
  assert.match(mail, /marit@elsewhere\.example/);
  assert.match(mail, /May 40 people of ours come\?/);
  assert.doesNotMatch(mail, /<b>Vik<\/b>.*<\/p>/);
});

journey("from a page one gets to the part of the guide that is about it", { as: "amina" }, async (page) => {
  await page.goto("/equipment/mine");
  await page.getByRole("link", { name: "Help with this page" }).click();
  await arriveAt(page, "Guide for staff");
  assert.equal(new URL(page.url()).hash, "#own-items");
  await page.getByRole("heading", { name: "Taking and returning items" }).waitFor();
  await assertFit(page);
});

journey("somebody says what is missing, and the administrator has it as a mail", { as: "amina" }, async (page) => {
  await page.goto("/training");
  await page.getByRole("link", { name: "Feedback" }).click();
  await arriveAt(page, "Feedback");
  await page.getByLabel("Your message").fill("There is no module about chain hoists.");
  await page.getByRole("button", { name: "Send feedback" }).click();
  await isTold(page, "Your administrators have a mail with what you wrote.");
  assert.match(await mailTo("anna@", "chain hoists"), /There is no module about chain hoists\./);
});

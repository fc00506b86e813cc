// Somebody asks to join by the company's ID, and somebody forgets a password.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { tabTo } from "../support/keyboard.js";
import { linkTo } from "../support/mail.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

journey("somebody asks, confirms the address, waits and is let in", { as: "anna" }, async (page) => {
  await page.goto("/admin/settings");
  const code = await page.locator(".code-large").innerText();

  const theirs = await openWindow({ javaScript: false });
  await theirs.goto("/join");
  await theirs.getByLabel("Company ID").fill(code);
  await theirs.getByLabel("Full name").fill("Tove Lund");
  await theirs.getByLabel("E-mail").fill("tove@mail.example");
  await theirs.getByLabel("Username").fill("tove");
  await theirs.getByLabel("Password").fill("tide over pebbles");
  await theirs.getByRole("button", { name: "Ask to join" }).click();
  await theirs.getByText("A mail is on its way to you.").waitFor();

  await theirs.goto(await linkTo("tove@mail.example"));
  await arriveAt(theirs, "Confirm your e-mail");
  await theirs.getByLabel("Your password").fill("tide over pebbles");
  await theirs.getByRole("button", { name: "Confirm" }).click();
  await theirs.getByText("Your e-mail is confirmed. An administrator decides").waitFor();

  await page.goto("/admin/joining");
  await page.getByRole("link", { name: "Tove Lund" }).click();
  await arriveAt(page, "Tove Lund");
  await page.getByLabel("Manager").selectOption({ label: "Clara Novak" });
  await page.getByRole("button", { name: "Let them in" }).click();
  await isTold(page, "This person is in and hears of it by mail.");
  await assertFit(page);

  await signIn(theirs, "tove", "tide over pebbles");
  await theirs.goto("/training");
  await arriveAt(theirs, "My training");
  await theirs.context().close();
});

journey("the link of a request is fit, and one that is over says so", { as: "ines" }, async (page) => {
  await page.goto("/admin/settings");
  const code = await page.locator(".code-large").innerText();
  const theirs = await openWindow();
  // With nothing but a keyboard.
  await theirs.goto("/join");
  await assertFit(theirs);
  for (const [label, text] of [
    ["Company ID", code],
    ["Full name", "Ole Berg"],
    ["E-mail", "ole@mail.example"],
    ["Password", "tide over pebbles"],
  ]) {
    await tabTo(theirs, theirs.getByLabel(label));
    await theirs.keyboard.type(text);
  }
  await theirs.keyboard.press("Enter");
  await isTold(theirs, "A mail is on its way to you.");
  await assertFit(theirs);
  const link = await linkTo("ole@mail.example");
  await theirs.goto(link);
  await assertFit(theirs);
  await theirs.getByLabel("Your password").fill("tide over pebbles");
  await theirs.getByRole("button", { name: "Confirm" }).click();
  await isTold(theirs, "Your e-mail is confirmed.");
  await theirs.goto(link);
  await arriveAt(theirs, "This link confirms nothing any more");
  await assertFit(theirs);
  await theirs.context().close();

  await page.goto("/admin/joining");
  await page.getByRole("link", { name: "Ole Berg" }).click();
  await assertFit(page);
  await page.getByRole("link", { name: "Do not let them in" }).click();
  await arriveAt(page, "Not let Ole Berg in?");
  await assertFit(page);
  await page.getByRole("button", { name: "Do not let them in" }).click();
  await isTold(page, "Ole Berg is not let in.");
});

journey("whoever has forgotten a password chooses another by a link", {}, async (page) => {
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  await tabTo(page, page.getByLabel("E-mail or username"));
  await page.keyboard.type("olena.kovalenko@harbour.example");
  await page.keyboard.press("Enter");
  await isTold(page, "If there is such an account, a mail with a link is on its way to it.");
  await assertFit(page);

  const link = await linkTo("olena.kovalenko@harbour.example");
  await page.goto(link);
  await arriveAt(page, "Choose your new password");
  await assertFit(page);
  await page.getByLabel(/^New password$/).fill("short");
  await page.getByRole("main").getByRole("button").click();
  await isTold(page, "There is a problem", "alert");
  await assertFit(page);
  await page.getByLabel(/^New password$/).fill("calm-water-again");

  await page.getByLabel("New password again").fill("calm-water-again");
  await page.getByRole("main").getByRole("button").click();
  await isTold(page, "Your new password is saved. Sign in with it.");
  await page.goto(link);
  assert.equal(await page.getByLabel(/^New password$/).count(), 0);
  await assertFit(page);
  await signIn(page, "olena", "calm-water-again");
});

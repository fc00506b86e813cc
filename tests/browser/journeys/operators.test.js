// Those who run the platform: companies, invites, and a look inside.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { assertFocusIsSeen, tabTo } from "../support/keyboard.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

journey("a company is added, suspended and let in again", { as: "ops" }, async (page) => {
  await page.goto("/platform/companies");
  await page.getByRole("link", { name: "Add company" }).click();
  await page.getByLabel("Company name").fill("Bollard Castings");
  await page.getByLabel("Registration number").fill("HRB 90001");
  await page.getByLabel("Administrator’s full name").fill("Mia Brandt");
  await page.getByLabel("E-mail").fill("mia@bollard.example");
  await page.getByRole("button", { name: "Add company" }).click();
  await arriveAt(page, "Bollard Castings");
  const told = await page.getByRole("status").first().innerText();
  const [, temporary] = /password (\S+)/.exec(told);
  await assertFit(page);

  const theirs = await openWindow();
  await signIn(theirs, "mia@bollard.example", temporary);
  await arriveAt(theirs, "Choose a password");

  await page.getByRole("link", { name: "Suspend" }).click();
  await page.getByRole("button", { name: "Suspend company" }).click();
  await isTold(page, "There is a problem", "alert");
  await assertFit(page);
  await page.getByLabel("Reason").fill("The bills are not paid");
  await page.getByRole("button", { name: "Suspend company" }).click();
  await isTold(page, "Bollard Castings is suspended.");
  await assertFit(page);

  await theirs.goto("/dashboard");
  await theirs.getByLabel("E-mail or username").fill("mia@bollard.example");
  await theirs.getByLabel("Password").fill(temporary);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await theirs.getByText("Your company is suspended").first().waitFor();
  await assertFit(theirs);

  await page.getByRole("link", { name: "Reactivate" }).click();
  await page.getByRole("button", { name: "Reactivate" }).click();
  await isTold(page, "The people of Bollard Castings can sign in again.");
  const again = await openWindow();
  await signIn(again, "mia@bollard.example", temporary);
  await arriveAt(again, "Choose a password");
  await again.context().close();
  await theirs.context().close();
});

journey("root looks into a company for a reason, under a banner", { as: "ops" }, async (page) => {
  await page.goto("/platform/companies?q=keel");
  await page.getByRole("link", { name: "Keel & Anchor" }).click();
  await page.getByRole("link", { name: "Look inside" }).click();
  await page.getByRole("button", { name: "Look inside for 60 minutes" }).click();
  await isTold(page, "There is a problem", "alert");
  await page.getByLabel("Reason").fill("Ines asked for help with an import");
  await page.getByRole("button", { name: "Look inside for 60 minutes" }).click();
  const banner = page.getByRole("status").filter({ hasText: "You are looking into Keel & Anchor" });
  for (const url of ["/dashboard", "/admin/people", "/admin/settings"]) {
    await page.goto(url);
    await banner.waitFor();
    await assertFit(page);
  }
  await page.goto("/admin/audit");
  await page.getByRole("row", { name: /Ines asked for help with an import/ }).waitFor();
  await page.getByRole("button", { name: "End the visit" }).click();
  await isTold(page, "You no longer look into the company.");
  await page.goto("/admin/people");
  assert.equal(await page.getByText("Ines Duarte").count(), 0);
});

journey("support keeps companies, and neither looks inside nor makes operators", {
  as: "support",
}, async (page) => {
  await page.goto("/platform/companies?q=keel");
  await page.getByRole("link", { name: "Keel & Anchor" }).click();
  await arriveAt(page, "Keel & Anchor");
  assert.equal(await page.getByRole("link", { name: "Look inside" }).count(), 0);
  await page.goto("/platform/operators");
  await arriveAt(page, "This is not for you");
});

journey("an invite lets one company in, once", { as: "ops" }, async (page) => {
  await page.goto("/platform/invites/new");
  // With nothing but a keyboard.
  await tabTo(page, page.getByLabel("Registration number"));
  await page.keyboard.type("HRB 90002");
  await tabTo(page, page.getByRole("button", { name: "Issue invite" }));
  await page.keyboard.press("Enter");
  await isTold(page, "lets in the company with the registration number HRB 90002");
  await assertFit(page);
  const [code] = /[0-9A-Z]{4}(-[0-9A-Z]{4})+/.exec(await page.getByRole("status").innerText());

  const theirs = await openWindow({ javaScript: false });
  await register(theirs, code, "HRB 90009");
  await theirs.getByRole("heading", { name: "There is a problem" }).waitFor();
  assert.equal(await theirs.getByLabel("Company name").inputValue(), "Slipway Tools");
  await register(theirs, code, "hrb-90002");
  await theirs.getByText("Slipway Tools is registered. Add your people next.").waitFor();
  const late = await openWindow({ javaScript: false });
  await register(late, code, "HRB 90002");
  await late.getByRole("heading", { name: "There is a problem" }).waitFor();
  await late.context().close();
  await theirs.context().close();

  await page.goto("/platform/invites?state=used");
  await page.getByRole("row", { name: /HRB 90002.*Slipway Tools came in by it/ }).waitFor();
});

journey("an invite is taken back", { as: "support" }, async (page) => {
  await page.goto("/platform/invites/new");
  await page.getByLabel("Registration number").fill("HRB 90003");
  await page.getByRole("button", { name: "Issue invite" }).click();
  await page.getByRole("link", { name: "Revoke HRB 90003" }).click();
  await assertFit(page);
  await page.getByRole("main").getByRole("button", { name: /Revoke/ }).click();
  await isTold(page, "The invite for HRB 90003 is revoked.");
  await assertFocusIsSeen(page);
});

async function register(page, code, number) {
  await page.goto("/start");
  await page.getByLabel("Invite").fill(code);
  await page.getByLabel("Registration number").fill(number);
  await page.getByLabel("Company name").fill("Slipway Tools");
  await page.getByLabel("Your full name").fill("Jo Sandberg");
  await page.getByLabel("E-mail").fill("jo@slipway.example");
  await page.getByLabel("Password").fill("tide over pebbles");
  await page.getByRole("button", { name: "Register" }).click();
}

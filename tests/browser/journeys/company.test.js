// What an admin decides and looks after: settings, sessions, mails, the record, and who goes.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

journey("a company has a color of its own that can be read", { as: "ines" }, async (page) => {
  await page.goto("/admin/settings");
  await page.getByLabel("Accent color").fill("#ffee00");
  await page.getByRole("button", { name: "Save" }).click();
  await isTold(page, "There is a problem", "alert");
  await assertFit(page);
  await page.getByLabel("Accent color").fill("#7a1f5c");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Save" }).click();
  await isTold(page, "The settings are saved.");
  await assertFit(page);
  await page.goto("/dashboard");
  await assertFit(page);
});

journey("a session elsewhere is ended", { as: "rashid" }, async (page) => {
  const elsewhere = await openWindow();
  await signIn(elsewhere, "rashid");
  await page.goto("/account/sessions");
  await assertFit(page);
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await page.getByRole("status").waitFor();
  await elsewhere.goto("/dashboard");
  await arriveAt(elsewhere, "Sign in");

  await signIn(elsewhere, "anna");
  await elsewhere.goto("/admin/sessions");
  await assertFit(elsewhere);
  await elsewhere.getByRole("button", { name: "End Rashid al-Farsi" }).first().click();
  await isTold(elsewhere, "The session is ended.");
  await page.goto("/dashboard");
  await arriveAt(page, "Sign in");
  await elsewhere.context().close();
});

journey("a mail that was not sent is sent again", { as: "anna", javaScript: false }, async (page) => {
  await page.goto("/admin/mails?state=failed");
  const row = page.getByRole("row", { name: /Ewa Kowalczyk.*No such domain/ });
  await row.getByRole("button", { name: /Send again/ }).click();
  await page.getByText("The mail is on its way again.").waitFor();
});

journey("the record is searched and kept elsewhere", { as: "anna" }, async (page) => {
  await page.goto("/admin/audit");
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Person deactivated" });
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL("**/admin/audit?**");
  await page.getByRole("row", { name: /Person deactivated.*Jonas Weber/ }).waitFor();
  await assertFit(page);
  for (const [link, name] of [["Download as CSV", /\.csv$/], ["Download this seal", /\.txt$/]]) {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: link }).click();
    assert.match((await download).suggestedFilename(), name);
  }
  await page.goto("/admin/audit?who=nobody-at-all");
  await page.getByRole("main").getByRole("link", { name: "Clear filters" }).first().waitFor();
  await assertFit(page);
});

journey("whoever is gone is erased, and the record stays", { as: "ines" }, async (page) => {
  await page.goto("/admin/people/new");
  await page.getByLabel("Full name").fill("Ada Holm");
  await page.getByLabel("E-mail").fill("ada@keel.example");
  await page.getByRole("button", { name: "Add person" }).click();
  await isTold(page, "Ada Holm can sign in with the temporary password");
  await page.goto("/admin/people");
  await page.getByRole("link", { name: "Ada Holm" }).click();
  await page.getByRole("link", { name: /^Deactivate/ }).click();
  await assertFit(page);
  await page.getByRole("main").getByRole("button", { name: /Deactivate/ }).click();
  await page.goto("/admin/people?shown=deactivated");
  await page.getByRole("link", { name: "Ada Holm" }).click();
  await assertFit(page);
  await page.getByRole("link", { name: /^Erase/ }).click();
  await page.getByLabel("Their name").fill("Ada");
  await page.getByRole("button", { name: "Erase this person" }).click();
  await isTold(page, "There is a problem", "alert");
  await assertFit(page);
  await page.getByLabel("Their name").fill("Ada Holm");
  await page.getByRole("button", { name: "Erase this person" }).click();
  await isTold(page, "Nothing says any more who this was.");
  await assertFit(page);
  await page.goto("/admin/audit");
  assert.equal(await page.getByText("Ada Holm").count(), 0);
});

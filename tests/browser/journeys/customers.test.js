// The accounts of customers, as an admin keeps them.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

journey("an admin makes a customer, who has to choose a password", { as: "anna" }, async (page) => {
  await page.goto("/admin/customers");
  await arriveAt(page, "Customers");
  await assertFit(page);
  await page.getByRole("link", { name: "Add customer" }).click();
  await arriveAt(page, "Add customer");
  await page.getByLabel("Full name").fill("Nils Aker");
  await page.getByLabel("E-mail").fill("nils@portside.example");
  await page.getByLabel("Name or key").fill("no such customer");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByText("The ERP has none like this").waitFor();
  assert.equal(await page.getByLabel("Full name").inputValue(), "Nils Aker");

  await page.getByLabel("All customers, also those that the ERP has later").check();
  await page.getByRole("button", { name: "Add customer" }).click();
  await isTold(page, "There is a problem", "alert");
  await assertFit(page);
  await page.getByLabel("Yes, this account is to see the stock of every customer").check();
  await page.getByRole("button", { name: "Add customer" }).click();
  await isTold(page, "Nils Aker can sign in with the temporary password");
  const told = await page.getByRole("status").innerText();
  const [, temporary] = /temporary password (\S+) for/.exec(told);
  await arriveAt(page, "Nils Aker");
  await assertFit(page);

  const theirs = await openWindow();
  await signIn(theirs, "nils@portside.example", temporary);
  await arriveAt(theirs, "Choose a password");
  await theirs.getByLabel("Temporary password").fill(temporary);
  await theirs.getByLabel("New password", { exact: true }).fill("tide over pebbles");
  await theirs.getByLabel("New password again").fill("tide over pebbles");
  await theirs.getByRole("button", { name: "Save password" }).click();
  await theirs.goto("/account");
  await arriveAt(theirs, "My account");
  await assertFit(theirs);
  const links = await theirs.getByRole("navigation", { name: "Main" }).first().getByRole("link");
  assert.deepEqual(await links.allInnerTexts(), ["My stock", "What changed"]);

  await page.goto("/admin/customers/use");
  await arriveAt(page, "Use of the portal");
  await assertFit(page);
  await page.getByRole("button", { name: "End Nils Aker" }).first().click();
  await isTold(page, "The session is ended.");
  await theirs.goto("/account");
  await theirs.waitForURL((it) => it.pathname === "/login");
  await theirs.context().close();
});

// Tools go from hand to hand, and stay known when somebody leaves.
import assert from "node:assert/strict";
import { NARROW, openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

async function newItem(page, tag) {
  await page.goto("/equipment/new");
  await page.getByLabel(/^Tag/).fill(tag);
  await page.getByLabel("What it is").fill("Pallet truck");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.waitForURL(/\/equipment\/[0-9a-f-]{36}$/);
  const code = await page.locator(".label__code").innerText();
  return { item: page.url(), path: `/e/${code.replaceAll("-", "")}` };
}

async function give(page, item, person) {
  await page.goto(item);
  await page.getByRole("link", { name: "Give to somebody" }).click();
  await page.getByLabel("Who gets it").fill(person);
  await page.getByLabel("Reason").fill("For the first day");
  await page.getByRole("button", { name: "Give to somebody" }).click();
  await page.waitForURL(item);
}

journey("whoever leaves gives back, hands over, and what is left stays in a list", { as: "anna" }, async (page) => {
  const items = [];
  for (const tag of ["LEAVE-1", "LEAVE-2", "LEAVE-3"]) items.push(await newItem(page, tag));
  await page.goto("/admin/people/new");
  await page.getByLabel("Full name").fill("Lena Leaver");
  await page.getByLabel("E-mail").fill("lena@harbour.example");
  await page.getByLabel("Role").selectOption({ label: "Staff" });
  await page.getByRole("button", { name: "Add person" }).click();
  await isTold(page, "Lena Leaver can sign in");
  for (const { item } of items) await give(page, item, "lena@harbour.example");

  await page.getByRole("link", { name: "Lena Leaver", exact: true }).first().click();
  await page.waitForURL(/\/team\//);
  const id = /[0-9a-f-]{36}/.exec(page.url())[0];
  await page.goto(`/admin/people/${id}/deactivate`);
  await arriveAt(page, "Deactivate Lena Leaver");
  await assertFit(page);
  const about = (tag) => page.getByRole("group", { name: new RegExp(tag) });
  await about("LEAVE-1").getByLabel("What becomes of it").selectOption("It is back");
  await about("LEAVE-2").getByLabel("What becomes of it").selectOption("Somebody else has it");
  await page.getByRole("button", { name: "Deactivate person" }).click();
  await page.getByRole("link", { name: /Say why/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "reason");
  await page.getByLabel("Reason").fill("The last day");
  await about("LEAVE-2").getByLabel(/^Who has it then/).fill("amina");
  await page.getByRole("button", { name: "Deactivate person" }).click();
  await isTold(page, "Lena Leaver");

  await page.goto("/dashboard");
  await page.getByRole("link", { name: /deactivated/ }).click();
  await arriveAt(page, "In use now");
  await page.getByRole("row", { name: /LEAVE-3.*Holder inactive/ }).waitFor();
  assert.equal(await page.getByRole("row", { name: /LEAVE-[12]/ }).count(), 0);
  await assertFit(page);
  await page.goto(`/admin/people/${id}/erase`);
  await page.getByRole("link", { name: "See what they have" }).click();
  await page.getByRole("row", { name: /LEAVE-3/ }).waitFor();
});

journey("whoever scans what another one has asks for it, and gets it", { as: "anna" }, async (page) => {
  const { item, path } = await newItem(page, "HAND-1");
  await give(page, item, "amina");
  // Without scripts, on a phone.
  const phone = await openWindow({ viewport: NARROW, javaScript: false });
  await signIn(phone, "leila.hosseini@harbour.example");
  await phone.goto(path);
  await phone.getByRole("button", { name: "Ask Amina Yusuf to hand it over" }).click();
  await isTold(phone, "It is yours as soon as they say yes.");
  await phone.getByText(/There may be an answer until/).waitFor();

  const holder = await openWindow({ viewport: NARROW });
  await signIn(holder, "amina");
  await holder.goto("/equipment/mine");
  await holder.getByText("Leila Hosseini would like to have this").waitFor();
  await assertFit(holder);
  await holder.getByRole("button", { name: "Hand over HAND-1" }).click();
  await isTold(holder, "It is handed over.");

  await phone.goto(path);
  await phone.getByRole("button", { name: "Return" }).waitFor();
  await page.goto(item);
  await page.getByText("Handed over by Amina Yusuf").waitFor();
  await page.getByRole("link", { name: "Give to somebody else" }).click();
  await assertFit(page);
  await page.getByLabel("Who gets it").fill("bilal");
  await page.getByLabel("Reason").fill("Taken along");
  await page.getByRole("button", { name: "Give to somebody else" }).click();
  await isTold(page, "It is handed over.");
  await phone.context().close();
  await holder.context().close();
});

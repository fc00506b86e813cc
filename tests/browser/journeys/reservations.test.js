// Somebody keeps a tool for themselves, and another one has to wait for it.
import assert from "node:assert/strict";
import { NARROW, openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

async function newItem(page, tag) {
  await page.goto("/equipment/new");
  await page.getByLabel(/^Tag/).fill(tag);
  await page.getByLabel("What it is").fill("Laser level");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.waitForURL(/\/equipment\/[0-9a-f-]{36}$/);
  return page.locator(".label__code").innerText();
}

/** As fields of days and times take it, so many minutes from now where the machine is. */
function localTime(minutes) {
  const time = new Date(Date.now() + minutes * 60_000);
  return new Date(time - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

async function reserve(page, tag, from, to) {
  await page.goto(`/equipment/reservations?show=all&q=${tag}`);
  await page.getByRole("link", { name: new RegExp(`^Reserve .*${tag}`) }).filter({ visible: true }).click();
  await arriveAt(page, `Reserve Laser level (${tag})`);
  await page.getByLabel("From", { exact: true }).fill(from);
  await page.getByLabel("To", { exact: true }).fill(to);
  await page.getByRole("button", { name: "Reserve" }).click();
}

journey("what somebody has reserved is taken by them and by nobody else", { as: "anna" }, async (page) => {
  const code = await newItem(page, "LL-1");
  const from = localTime(-5);
  const to = localTime(120);

  const amina = await openWindow();
  await signIn(amina, "amina");
  await reserve(amina, "LL-1", from, to);
  await isTold(amina, "It is reserved for you.");
  await amina.getByRole("heading", { name: "What you have reserved" }).waitFor();
  await assertFit(amina);

  await reserve(page, "LL-1", from, to);
  await page.getByRole("link", { name: /It is reserved from/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "from");
  await assertFit(page);
  await page.goto("/equipment/mine");
  await page.getByLabel("Code on the label").fill(code);
  await page.getByRole("button", { name: "Take it" }).click();
  await page.getByText(/Amina Yusuf has reserved this item from/).waitFor();

  await amina.goto("/equipment/mine");
  await amina.getByLabel("Code on the label").fill(code);
  await amina.getByRole("button", { name: "Take it" }).click();
  await isTold(amina, "It is yours until you return it.");
  await amina.getByText("You have reserved nothing.").waitFor();
  await page.goto("/equipment/reservations?q=LL-1");
  await assertFit(page);
  await page.getByText("Amina Yusuf").filter({ visible: true }).first().waitFor();
  await amina.context().close();
});

journey("a reservation is made and cancelled on a phone without scripts", { as: "anna" }, async (page) => {
  await newItem(page, "LL-2");
  const phone = await openWindow({ viewport: NARROW, javaScript: false });
  await signIn(phone, "leila.hosseini@harbour.example");
  await reserve(phone, "LL-2", localTime(60), localTime(180));
  await isTold(phone, "It is reserved for you.");
  await phone.getByRole("button", { name: /^Cancel Laser level LL-2/ }).click();
  await isTold(phone, "The reservation is cancelled.");
  await reserve(phone, "LL-2", localTime(60), localTime(180));
  await isTold(phone, "It is reserved for you.");
  await phone.goto("/equipment/reservations?q=LL-2");
  await phone.getByRole("link", { name: "Week after" }).click();
  await phone.getByRole("link", { name: "Week before" }).click();
  await phone.context().close();

  await page.goto("/equipment?q=LL-2");
  await page.getByRole("link", { name: "Laser level" }).click();
  await page.getByRole("link", { name: /^Cancel Leila Hosseini/ }).click();
  await arriveAt(page, /^Cancel the reservation of Laser level \(LL-2\) from/);
  await assertFit(page);
  await page.getByLabel("Reason").fill("The customer comes earlier");
  await page.getByRole("button", { name: "Cancel the reservation" }).click();
  await isTold(page, "The reservation is cancelled.");
});

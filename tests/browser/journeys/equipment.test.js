// Somebody takes a tool with the camera of a phone, and brings it back.
import assert from "node:assert/strict";
import { NARROW, openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

async function newItem(page, tag) {
  await page.goto("/equipment/new");
  await page.getByLabel(/^Tag/).fill(tag);
  await page.getByLabel("What it is").fill("Chain hoist");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.waitForURL(/\/equipment\/[0-9a-f-]{36}$/);
  const code = await page.locator(".label__code").innerText();
  return { code, path: `/e/${code.replaceAll("-", "")}` };
}

journey("a scanned label takes an item and returns it, in three taps", { as: "anna" }, async (page) => {
  const { path } = await newItem(page, "SCAN-1");
  const item = page.url();
  // The label is scanned by whoever is not signed in yet.
  const phone = await openWindow({ viewport: NARROW, javaScript: false });
  await phone.goto(path);
  await phone.getByLabel("E-mail or username").fill("leila.hosseini@harbour.example");
  await phone.getByLabel("Password").fill("calm-water");
  await phone.getByRole("button", { name: "Sign in" }).click();
  await arriveAt(phone, "Chain hoist");
  await phone.getByRole("button", { name: "Take it" }).click();
  await isTold(phone, "It is yours until you return it.");
  await phone.goto(path);
  await phone.getByRole("button", { name: "Return" }).click();
  await isTold(phone, "It is returned. Thank you.");
  await phone.context().close();

  await page.goto(item);
  await page.getByRole("link", { name: "Leila Hosseini" }).waitFor();
  await page.getByText("Once").waitFor();
  await assertFit(page);
});

journey("whoever types the code of what another one has reads who has it", { as: "anna" }, async (page) => {
  const { code } = await newItem(page, "TYPE-1");
  const amina = await openWindow();
  await signIn(amina, "amina");
  await amina.goto("/equipment/mine");
  await amina.getByLabel("Code on the label").fill(`${code.slice(0, -1)}${code.endsWith("0") ? 1 : 0}`);
  await amina.getByRole("button", { name: "Take it" }).click();
  await amina.getByRole("link", { name: /One of the characters is another one/ }).click();
  assert.equal(await amina.evaluate(() => document.activeElement.id), "code");
  await amina.getByLabel("Code on the label").fill(code.toLowerCase());
  await amina.getByRole("button", { name: "Take it" }).click();
  await isTold(amina, "It is yours until you return it.");
  await assertFit(amina);
  await amina.goto("/equipment");
  await assertFit(amina);

  await page.goto("/equipment/mine");
  await page.getByLabel("Code on the label").fill(code);
  await page.getByRole("button", { name: "Take it" }).click();
  await page.getByText(/Amina Yusuf has had this item since/).waitFor();
  await page.goto("/equipment/in-use?q=TYPE-1");
  await assertFit(page);
  await page.getByRole("link", { name: "Chain hoist" }).click();
  await page.getByRole("link", { name: "Return for Amina Yusuf" }).click();
  await arriveAt(page, "Return Chain hoist (TYPE-1)?");
  await assertFit(page);
  await page.getByLabel("Reason").fill("Left on the bench");
  await page.getByRole("button", { name: "Return" }).click();
  await isTold(page, "It is returned and can be taken again.");
  await page.getByRole("link", { name: "Give to somebody" }).click();
  await assertFit(page);
  await amina.context().close();
});

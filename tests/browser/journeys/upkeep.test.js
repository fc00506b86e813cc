// A tool breaks, is repaired, and is inspected before somebody takes it again.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

const REPORT = fileURLToPath(new URL("../../../bin/shipshape/src/demo/materials/moving-loads.pdf", import.meta.url));
const PAPER = { name: "report.pdf", mimeType: "application/pdf" };

useBrowser();

async function newItem(page, tag) {
  await page.goto("/equipment/new");
  await page.getByLabel(/^Tag/).fill(tag);
  await page.getByLabel("What it is").fill("Angle grinder");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.waitForURL(/\/equipment\/[0-9a-f-]{36}$/);
  return page.locator(".label__code").innerText();
}

async function take(page, code) {
  await page.goto("/equipment/mine");
  await page.getByLabel("Code on the label").fill(code);
  await page.getByRole("button", { name: "Take it" }).click();
}

journey("what is reported damaged is repaired and taken again", { as: "anna" }, async (page) => {
  const code = await newItem(page, "BROKEN-1");
  const item = page.url();
  const amina = await openWindow();
  await signIn(amina, "amina");
  await take(amina, code);
  await isTold(amina, "It is yours until you return it.");
  await assertFit(amina);
  await amina.getByRole("link", { name: "Report damage Angle grinder BROKEN-1" }).click();
  await arriveAt(amina, "Report damage to Angle grinder (BROKEN-1)");
  await assertFit(amina);
  await amina.getByLabel("What is damaged").fill("The guard is loose");
  await amina.getByRole("button", { name: "Report damage" }).click();
  await isTold(amina, "Thank you. The item is returned, and the admins know about it.");
  await take(amina, code);
  await amina.getByText("This item is in maintenance and cannot be taken").waitFor();

  await page.goto("/equipment/work-orders?shown=open");
  await assertFit(page);
  await page.getByRole("row", { name: /The guard is loose/ }).getByRole("link", { name: "Repair" }).click();
  await arriveAt(page, "Repair: Angle grinder (BROKEN-1)");
  await assertFit(page);
  await page.getByLabel("File", { exact: true }).setInputFiles({ ...PAPER, buffer: Buffer.from("<html>") });
  await page.getByRole("button", { name: "Add file" }).click();
  await arriveAt(page, "Repair: Angle grinder (BROKEN-1)");
  await page.locator(".field--error").waitFor();
  await assertFit(page);
  await page.getByLabel("File", { exact: true }).setInputFiles({ ...PAPER, buffer: readFileSync(REPORT) });
  await page.getByRole("button", { name: "Add file" }).click();
  await isTold(page, "The file is added.");
  await page.getByRole("link", { name: "report.pdf", exact: true }).waitFor();
  await assertFit(page);
  await page.getByLabel("Result").selectOption("Passed");
  await page.getByLabel("Cost").fill("12.50");
  await page.getByLabel("Currency").fill("EUR");
  await page.getByRole("button", { name: "Close work order" }).click();
  await isTold(page, "The work order is closed.");
  await assertFit(page);
  await take(amina, code);
  await isTold(amina, "It is yours until you return it.");

  await page.goto(item);
  await page.getByRole("link", { name: "Send to maintenance" }).click();
  await arriveAt(page, "Open a work order for Angle grinder (BROKEN-1)");
  await assertFit(page);
  await page.getByLabel("What is to be done").fill("Yearly cleaning");
  await page.getByRole("button", { name: "Open a work order" }).click();
  await isTold(page, "The work order is open.");
  await amina.goto("/equipment/mine");
  await arriveAt(amina, "My items");
  await amina.getByText("BROKEN-1").waitFor({ state: "detached" });
  await amina.context().close();
});

journey("an item that is to be inspected is not taken before it passes", { as: "anna" }, async (page) => {
  const code = await newItem(page, "CHECK-1");
  const item = page.url();
  await page.getByRole("link", { name: "Inspection rule" }).click();
  await arriveAt(page, "Inspection of Angle grinder (CHECK-1)");
  await assertFit(page);
  await page.getByLabel("Uses").fill("1");
  await page.getByRole("button", { name: "Save" }).click();
  await isTold(page, "How often it is inspected is saved.");
  await take(page, code);
  await isTold(page, "It is yours until you return it.");
  await page.getByRole("button", { name: "Return Angle grinder CHECK-1" }).click();
  await isTold(page, "It is returned. Thank you.");
  await take(page, code);
  await page.getByText(/It cannot be taken before it has passed an inspection/).waitFor();
  await page.goto(`/e/${code.replaceAll("-", "")}`);
  await assertFit(page);
  await page.goto("/equipment?state=inspection_due");
  await page.getByRole("row", { name: /CHECK-1/ }).waitFor();
  await assertFit(page);

  await page.goto(item);
  await page.getByRole("link", { name: "Send to maintenance" }).click();
  await page.getByLabel("Kind").selectOption("Inspection");
  await page.getByLabel("What is to be done").fill("Ring test");
  await page.getByRole("button", { name: "Open a work order" }).click();
  await isTold(page, "The work order is open.");
  await page.getByRole("link", { name: "Inspection", exact: true }).click();
  await page.getByLabel("Result").selectOption("Passed");
  await page.getByRole("button", { name: "Close work order" }).click();
  await isTold(page, "The work order is closed.");
  await take(page, code);
  await isTold(page, "It is yours until you return it.");
});

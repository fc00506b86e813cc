// An ERP that fails in every way, and what a customer and an admin see of it: never an empty grid.
import assert from "node:assert/strict";
import { rename, writeFile } from "node:fs/promises";
import { ERP, SQL_SERVER, openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { setUp } from "../support/installation.js";
import { isTold, journey, signIn } from "../support/journey.js";

useBrowser();

const FOLDER = process.env.SHIPSHAPE_ERP_FOLDER;
const SCRIPT = process.env.SHIPSHAPE_SQL_SERVER_SCRIPT;
/** Of the customer. */
const PASSWORD = "tide over pebbles";
/** Longer than a few tries take that come five seconds after each other, and than an ERP that was
 * just asked is left alone. */
const PATIENCE = 60_000;
/** Longer than a minute in which an ERP says nothing more, after the wait for its next try. */
const LONG_PATIENCE = 120_000;

/** Writes a file as a whole: an ERP that is asked meanwhile has the one before. */
async function putFile(path, text) {
  await writeFile(`${path}.new`, `${text}\n`);
  await rename(`${path}.new`, path);
}

async function put(name, lines) {
  await putFile(`${FOLDER}/${name}`, lines.join("\n"));
}

/** So many stock lines of one customer. */
async function putStock(n, head = "customer,part,quantity,unit,bin") {
  const lines = Array.from({ length: n }, (_, nth) => `C1,P-${nth},${nth + 1}.50,kg,A${nth}`);
  await put("stock.csv", [head, ...lines]);
}

/** Looks again until a page says this. */
async function sees(page, address, text, patience = PATIENCE) {
  const until = Date.now() + patience;
  for (;;) {
    await page.goto(address);
    if (await page.getByText(text).first().isVisible()) return;
    if (until < Date.now()) assert.fail(`${address} never says ${text}`);
    await page.waitForTimeout(500);
  }
}

/** Has the ERP asked now: again and again, since it is left alone for a while after it was asked. */
async function refresh(page) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    await page.goto("/inventory");
    await page.getByRole("button", { name: "Refresh now" }).click();
    const answer = page.getByRole("status").or(page.getByRole("alert"));
    if (/is being asked/.test(await answer.first().innerText())) return;
    if (until < Date.now()) assert.fail("The ERP is never asked");
    await page.waitForTimeout(1_000);
  }
}

/** A window of a customer that the admin lets see the stock of the tea company. */
async function openWindowOfCustomer(page, home) {
  await page.goto("/admin/customers/new");
  await page.getByLabel("Full name").fill("Rosa Ferreira");
  await page.getByLabel("E-mail").fill("rosa@calder.example");
  await page.getByLabel("Calder Tea Company").check();
  await page.getByRole("button", { name: "Add customer" }).click();
  await isTold(page, "Rosa Ferreira can sign in with the temporary password");
  const [, temporary] = /temporary password (\S+) for/.exec(await page.getByRole("status").innerText());
  const rosa = await openWindow({ home });
  await signIn(rosa, "rosa@calder.example", temporary);
  await rosa.getByLabel("Temporary password").fill(temporary);
  await rosa.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await rosa.getByLabel("New password again").fill(PASSWORD);
  await rosa.getByRole("button", { name: "Save password" }).click();
  return rosa;
}

/** Looks again until this is what the matter with the ERP is now. */
async function isTroubledBy(page, text, patience = PATIENCE) {
  const until = Date.now() + patience;
  const trouble = page.locator(".flash--warning").filter({ hasText: text });
  for (;;) {
    await page.goto("/admin/inventory");
    if (await trouble.isVisible()) return;
    if (until < Date.now()) assert.fail(`The ERP is never said to have this trouble: ${text}`);
    await page.waitForTimeout(500);
  }
}

/** Looks at the stock that was there before, which is there whatever the ERP does. */
async function seesAll(page) {
  await page.goto("/inventory");
  await page.getByText("100 lines").first().waitFor();
  await page.getByText("P-24", { exact: true }).waitFor();
}

journey("while an ERP fails, its last answer is shown with how old it is", { home: ERP }, async (page) => {
  await setUp(page);
  await sees(page, "/inventory", "The stock has not been loaded yet");
  await page.getByText("Nobody answers there, or the file is not there.").waitFor();
  await assertFit(page);
  await put("customers.csv", ["customer,name", "C1,Calder Tea Company"]);
  await putStock(100);
  await sees(page, "/inventory", "100 lines");

  const rosa = await openWindowOfCustomer(page, ERP);
  await seesAll(rosa);

  await rename(`${FOLDER}/stock.csv`, `${FOLDER}/gone.csv`);
  await refresh(page);
  await sees(rosa, "/inventory", "The ERP has not answered since");
  await seesAll(rosa);
  await assertFit(rosa);
  await isTroubledBy(page, "Nobody answers there, or the file is not there.");
  await assertFit(page);

  await putStock(100, "customer,article,quantity,unit,bin");
  await isTroubledBy(page, "The column part is not in the answer");
  await seesAll(rosa);

  await putStock(40);
  await sees(page, "/admin/inventory", "A load waits for you");
  await seesAll(rosa);
  await page.getByRole("button", { name: "Show it" }).click();
  await sees(rosa, "/inventory", "40 lines");
  await rosa.context().close();
});

journey("an ERP that breaks off, stalls or has nothing takes no stock away", { home: SQL_SERVER }, async (page) => {
  await setUp(page);
  await sees(page, "/inventory", "The ERP takes too long to answer.");
  await page.getByText("The stock has not been loaded yet").waitFor();
  assert.equal(await page.getByRole("table").count(), 0);
  await putFile(SCRIPT, "100");
  await sees(page, "/inventory", "100 lines");
  const rosa = await openWindowOfCustomer(page, SQL_SERVER);
  await seesAll(rosa);

  await putFile(SCRIPT, "100 hangs-up");
  await refresh(page);
  await isTroubledBy(page, "The answer broke off.");
  await sees(rosa, "/inventory", "The ERP has not answered since");
  await seesAll(rosa);

  await putFile(SCRIPT, "100 stalls-mid-row");
  await isTroubledBy(page, "The ERP takes too long to answer.", LONG_PATIENCE);
  await seesAll(rosa);
  await rosa.getByText("The ERP has not answered since").waitFor();
  await assertFit(rosa);

  await putFile(SCRIPT, "0");
  // It may be stalled once more by now, and is left alone for a while after that.
  await sees(page, "/admin/inventory", "A load waits for you", LONG_PATIENCE);
  await page.getByText("Calder Tea Company").first().waitFor();
  await assertFit(page);
  await seesAll(rosa);
  await page.getByRole("button", { name: "Drop it" }).click();
  await isTold(page, "dropped");
  await seesAll(rosa);
  await rosa.context().close();
});

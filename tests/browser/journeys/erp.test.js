// An ERP that fails in every way, and what a customer and an admin see of it: never an empty grid.
import assert from "node:assert/strict";
import { rename, writeFile } from "node:fs/promises";
import { ERP, openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

const FOLDER = process.env.SHIPSHAPE_ERP_FOLDER;
const PASSWORD = "tide over pebbles";
/** Longer than a few tries take that come five seconds after each other, and than an ERP that was
 * just asked is left alone. */
const PATIENCE = { timeout: 60_000 };

/** Writes a file as a whole: an ERP that is asked meanwhile has the one before. */
async function put(name, lines) {
  await writeFile(`${FOLDER}/${name}.new`, `${lines.join("\n")}\n`);
  await rename(`${FOLDER}/${name}.new`, `${FOLDER}/${name}`);
}

/** So many stock lines of one customer. */
async function putStock(n, head = "customer,part,quantity,unit,bin") {
  const lines = Array.from({ length: n }, (_, nth) => `C1,P-${nth},${nth + 1}.50,kg,A${nth}`);
  await put("stock.csv", [head, ...lines]);
}

/** Looks again until a page says this. */
async function sees(page, address, text) {
  const until = Date.now() + PATIENCE.timeout;
  for (;;) {
    await page.goto(address);
    if (await page.getByText(text).first().isVisible()) return;
    if (until < Date.now()) assert.fail(`${address} never says ${text}`);
    await page.waitForTimeout(500);
  }
}

/** Has the ERP asked now: again and again, since it is left alone for a while after it was asked. */
async function refresh(page) {
  const until = Date.now() + PATIENCE.timeout;
  for (;;) {
    await page.goto("/inventory");
    await page.getByRole("button", { name: "Refresh now" }).click();
    const answer = page.getByRole("status").or(page.getByRole("alert"));
    if (/is being asked/.test(await answer.first().innerText())) return;
    if (until < Date.now()) assert.fail("The ERP is never asked");
    await page.waitForTimeout(1_000);
  }
}

journey("while an ERP fails, its last answer is shown with how old it is", { home: ERP }, async (page) => {
  await page.goto("/");
  await arriveAt(page, "Set up Shipshape");
  await page.getByLabel("Company name").fill("Quay & Daughters");
  await page.getByLabel("Full name").fill("Ines Duarte");
  await page.getByLabel("E-mail").fill("ines@quay.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("heading", { name: "Add your people" }).waitFor();

  await sees(page, "/inventory", "The stock has not been loaded yet");
  await page.getByText("Nobody answers there, or the file is not there.").waitFor();
  await assertFit(page);
  await put("customers.csv", ["customer,name", "C1,Calder Tea Company"]);
  await putStock(100);
  await sees(page, "/inventory", "100 lines");

  await page.goto("/admin/customers/new");
  await page.getByLabel("Full name").fill("Rosa Ferreira");
  await page.getByLabel("E-mail").fill("rosa@calder.example");
  await page.getByLabel("Calder Tea Company").check();
  await page.getByRole("button", { name: "Add customer" }).click();
  await isTold(page, "Rosa Ferreira can sign in with the temporary password");
  const [, temporary] = /temporary password (\S+) for/.exec(await page.getByRole("status").innerText());
  const rosa = await openWindow({ home: ERP });
  await signIn(rosa, "rosa@calder.example", temporary);
  await rosa.getByLabel("Temporary password").fill(temporary);
  await rosa.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await rosa.getByLabel("New password again").fill(PASSWORD);
  await rosa.getByRole("button", { name: "Save password" }).click();
  await sees(rosa, "/inventory", "100 lines");
  await rosa.getByText("P-24", { exact: true }).waitFor();

  await rename(`${FOLDER}/stock.csv`, `${FOLDER}/gone.csv`);
  await refresh(page);
  await sees(rosa, "/inventory", "The ERP has not answered since");
  await rosa.getByText("100 lines").first().waitFor();
  await rosa.getByText("P-24", { exact: true }).waitFor();
  await assertFit(rosa);
  await sees(page, "/admin/inventory", "Nobody answers there, or the file is not there.");
  await assertFit(page);

  await putStock(100, "customer,article,quantity,unit,bin");
  await sees(page, "/admin/inventory", "The column part is not in the answer");
  await sees(rosa, "/inventory", "100 lines");

  await putStock(40);
  await sees(page, "/admin/inventory", "A load waits for you");
  await sees(rosa, "/inventory", "100 lines");
  await page.getByRole("button", { name: "Show it" }).click();
  await sees(rosa, "/inventory", "40 lines");
  await rosa.context().close();
});

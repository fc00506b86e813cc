// What a machine says that a document is about.
import { readFileSync } from "node:fs";
import { useBrowser } from "../support/browser.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

const HANDBOOK = new URL("../../data/documents/handbook.pdf", import.meta.url);

journey("a summary shows up while somebody looks at the document", { as: "anna" }, async (page) => {
  await page.goto("/courses/new");
  await page.getByLabel("Title").fill("Keeping a handbook");
  await page.getByRole("button", { name: "Add course" }).click();
  await arriveAt(page, "Keeping a handbook");
  await page.getByRole("link", { name: "Add a material" }).click();
  const buffer = readFileSync(HANDBOOK);
  const file = { name: "handbook.pdf", mimeType: "application/pdf", buffer };
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Add a material" }).click();
  await arriveAt(page, "Keeping a handbook");

  // It is asked for in the background: the page is not loaded again.
  await page.getByText("With a summary").waitFor();
  await page.getByRole("link", { name: "handbook.pdf" }).click();
  await page.getByText(/^Made by a machine on .* sentences of the document/).waitFor();
  await page.getByRole("button", { name: "Make it again" }).waitFor();
});

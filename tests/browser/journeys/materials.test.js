// What a course hands out: brought with a bar that shows how far it is, played, read, refused.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { isTold, journey } from "../support/journey.js";

useBrowser();

const FOLDER = "../../../bin/shipshape/src/demo/materials/";
const file = (name) => fileURLToPath(new URL(FOLDER + name, import.meta.url));

async function newCourse(page, title) {
  await page.goto("/courses/new");
  await page.getByLabel("Title").fill(title);
  await page.locator("main button[type=submit]").click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return page.url();
}

async function add(page, course, chosen) {
  await page.goto(`${course}/materials/new`);
  await page.getByLabel("File").setInputFiles(chosen);
  await page.getByRole("button", { name: "Add a material" }).click();
}

journey("a film seeks and its captions show", { as: "anna" }, async (page) => {
  const course = await newCourse(page, "Moving loads");
  await add(page, course, file("lift-and-move.mp4"));
  await isTold(page, "The material is there.");
  await page.getByRole("link", { name: "lift-and-move.mp4" }).click();
  await page.getByRole("link", { name: "Add captions" }).click();
  await assertFit(page);
  await page.getByLabel("File").setInputFiles(file("lift-and-move.vtt"));
  await page.getByRole("button", { name: "Add captions" }).click();
  await isTold(page, "The captions are there.");
  await assertFit(page);
  const shown = await page.evaluate(async () => {
    const film = document.querySelector("video");
    const arrives = (name) => new Promise((done) => film.addEventListener(name, done, { once: true }));
    if (film.readyState < HTMLMediaElement.HAVE_METADATA) await arrives("loadedmetadata");
    film.currentTime = 7.4;
    await arrives("seeked");
    const [track] = film.textTracks;
    while (!track.activeCues?.length) await new Promise(requestAnimationFrame);
    return { at: film.currentTime, said: track.activeCues[0].text, mode: track.mode };
  });
  assert.deepEqual(shown, { at: 7.4, said: "Stop before you lower it.", mode: "showing" });
});

journey("what is no document comes back with a reason", { as: "anna" }, async (page) => {
  const course = await newCourse(page, "Handing over");
  const html = { name: "Plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") };
  await add(page, course, html);
  await isTold(page, "This file is not what its name says", "alert");
  await assertFit(page);
  const buffer = Buffer.alloc(26 * 1024 * 1024, " ");
  await page.getByLabel("File").setInputFiles({ ...html, buffer });
  await page.getByRole("button", { name: "Add a material" }).click();
  await page.getByText("This file is larger than 25 MB").waitFor();
  await page.getByLabel("File").setInputFiles(file("moving-loads.pdf"));
  await page.getByRole("button", { name: "Add a material" }).click();
  await isTold(page, "The material is there.");
});

journey("a form without a script brings a file too", { as: "anna", javaScript: false }, async (page) => {
  const course = await newCourse(page, "Signals");
  await add(page, course, file("signals.mp3"));
  await isTold(page, "The material is there.");
  await page.getByRole("link", { name: "signals.mp3" }).click();
  await page.locator("audio[controls]").waitFor();
  await page.getByRole("link", { name: "Download" }).first().waitFor();
});

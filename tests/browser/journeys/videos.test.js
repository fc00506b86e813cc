// A film in a module: brought with a bar that shows how far it is, given captions, and played.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey } from "../support/journey.js";

useBrowser();

const FOLDER = "../../../bin/shipshape/src/demo/materials/";
const file = (name) => fileURLToPath(new URL(FOLDER + name, import.meta.url));

journey("a film plays in a module, and its captions show", { as: "anna" }, async (page) => {
  await page.goto("/modules/new");
  await page.getByLabel("Title").fill("Lifting by two");
  await page.getByLabel("Minutes it takes").fill("5");
  await page.getByLabel("Pass mark").fill("1/2");
  await page.getByRole("button", { name: "Add module" }).click();
  await arriveAt(page, "Lifting by two");
  const module = page.url();

  await page.getByRole("link", { name: "Videos" }).click();
  await arriveAt(page, "Videos");
  await assertFit(page);
  await page.getByLabel("Film").setInputFiles(file("lift-and-move.mp4"));
  await page.getByRole("button", { name: "Add film" }).click();
  await page.locator(".error-summary").waitFor();
  await page.getByLabel("What it shows").fill("Two people lift a box");
  await page.getByLabel("Film").setInputFiles(file("lift-and-move.mp4"));
  await page.getByRole("button", { name: "Add film" }).click();

  await isTold(page, "Now add what is said in it.");
  await assertFit(page);
  await page.getByLabel("File").setInputFiles(file("lift-and-move.vtt"));
  await page.getByRole("button", { name: "Add captions" }).click();
  await isTold(page, "The captions are there.");
  await assertFit(page);
  const line = await page.locator(".code-copy").innerText();

  await page.goto(`${module}/edit`);
  await page.getByLabel("Content").fill(`Look:\n\n${line}`);
  await page.locator("main button[type=submit]").first().click();
  await arriveAt(page, "Lifting by two");
  await assertFit(page);
  const shown = await page.evaluate(async () => {
    const film = document.querySelector(".prose video");
    const arrives = (name) => new Promise((done) => film.addEventListener(name, done, { once: true }));
    if (film.readyState < HTMLMediaElement.HAVE_METADATA) await arrives("loadedmetadata");
    film.currentTime = 7.4;
    await arrives("seeked");
    const [track] = film.textTracks;
    while (!track.activeCues?.length) await new Promise(requestAnimationFrame);
    return { at: film.currentTime, said: track.activeCues[0].text, language: track.language };
  });
  assert.deepEqual(shown, { at: 7.4, said: "Stop before you lower it.", language: "en" });
});

// The pictures of the user guide, small and light, in each language:
// tests/browser/run --help-pictures, into templates/static/help
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser, openWindow } from "./support/browser.js";
import { signIn } from "./support/journey.js";

/** How wide the pictures are, and how wide and high the window is that each shows. */
const WIDTH = 640;
const LAPTOP = { width: 1100, height: 720 };
const PHONE = { width: 420, height: 640 };

/** Each picture by its name: the window, the page, and which link of it leads on. */
const PICTURES = {
  amina: [
    ["dashboard", LAPTOP, "/dashboard"],
    ["training", PHONE, "/training"],
    ["attempt", PHONE, "/training", "/training/attempts/", /Continue|Fortsetzen/],
    ["own-items", PHONE, "/equipment/mine"],
  ],
  bilal: [
    ["team", LAPTOP, "/team"],
    ["matrix", LAPTOP, "/skills/matrix"],
  ],
  anna: [["items", LAPTOP, "/equipment"]],
  "rosa@nextdoor.example": [["stock", LAPTOP, "/inventory"]],
  ops: [["companies", LAPTOP, "/platform/companies"]],
};

const LOCALES = { en: "en-GB", de: "de-DE" };

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Say into which folder");
const browser = await openBrowser();
const workshop = await openWindow();
for (const [name, pictures] of Object.entries(PICTURES)) {
  const english = await openWindow();
  await signIn(english, name);
  const storageState = await english.context().storageState();
  await english.context().close();
  for (const [language, locale] of Object.entries(LOCALES)) {
    await mkdir(join(folder, language), { recursive: true });
    const page = await openWindow({ locale, storageState });
    for (const [file, size, url, link, text] of pictures) {
      await page.setViewportSize(size);
      await page.goto(url);
      if (link) {
        const links = page.getByRole("main").locator(`a[href^="${link}"]`);
        await (text ? links.filter({ hasText: text }) : links).first().click();
        await page.waitForLoadState();
      }
      const picture = await asWebP(await page.screenshot());
      const path = join(folder, language, `${file}.webp`);
      await writeFile(path, picture);
      console.log(`${path}: ${picture.length} bytes`);
    }
    await page.context().close();
  }
}
await browser.close();

/** At most as wide as the guide shows it, in a form that every browser of today knows. */
async function asWebP(png) {
  const source = `data:image/png;base64,${png.toString("base64")}`;
  const url = await workshop.evaluate(
    async ([source, width]) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const scale = Math.min(1, width / picture.width);
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext("2d");
      pen.imageSmoothingQuality = "high";
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL("image/webp", 0.6);
    },
    [source, WIDTH],
  );
  return Buffer.from(url.split(",")[1], "base64");
}

// A picture to upload, and how it is chosen.

/** Eight by eight dots of petrol. */
export const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mOIqmjCihiGlgQALLdVAXBiDDcA" +
    "AAAASUVORK5CYII=",
  "base64",
);

export async function choosePhoto(page, buffer) {
  const file = { name: "me.png", mimeType: "image/png", buffer };
  await page.getByLabel("Photo file").setInputFiles(file);
}

// The mails that the demo writes, which go into files.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** How long a mail may take to be written, in tenths of a second. */
const PATIENCE = 200;

/** The path of the link in the newest mail to this address. */
export async function linkTo(email) {
  for (let n = 0; n < PATIENCE; n++) {
    const link = (await linksTo(email)).at(-1);
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`There is no mail with a link to ${email}`);
}

/** Oldest first: the name of a mail's file begins with its id, and that with the time. */
async function linksTo(email) {
  const folder = process.env.SHIPSHAPE_MAILS;
  const names = (await readdir(folder)).filter((it) => it.endsWith(".eml")).sort();
  const mails = await Promise.all(names.map((it) => readFile(join(folder, it), "utf8")));
  const theirs = mails.filter((it) => new RegExp(`^To: .*${email}`, "im").test(it));
  return theirs.map(linkOf).filter(Boolean);
}

function linkOf(mail) {
  const text = mail.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  return /https?:\/\/[^/\s]+(\/\S+\/[0-9a-f]{64})/.exec(text)?.[1];
}

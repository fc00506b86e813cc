// The mails that are written, which go into files: those of the demo, unless a folder is named.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
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

/** The text of the newest mail to this address that says so. */
export async function mailTo(email, said = "", folder) {
  for (let n = 0; n < PATIENCE; n++) {
    const mail = (await mailsTo(email, folder)).findLast((it) => it.includes(said));
    if (mail) return mail;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`There is no mail to ${email} that says ${said}`);
}

async function linksTo(email) {
  return (await mailsTo(email)).map(linkOf).filter(Boolean);
}

/**
 * The texts of all mails to this address, without the marks of quoted-printable. The oldest comes
 * first: the name of a mail's file begins with its id, and that with the time.
 */
export async function mailsTo(email, folder = process.env.SHIPSHAPE_MAILS) {
  const isThere = existsSync(folder);
  const names = isThere ? (await readdir(folder)).filter((it) => it.endsWith(".eml")).sort() : [];
  const mails = await Promise.all(names.map((it) => readFile(join(folder, it), "utf8")));
  return mails.filter((it) => new RegExp(`^To: .*${email}`, "im").test(it)).map(readable);
}

function linkOf(mail) {
  return /https?:\/\/[^/\s]+(\/\S+\/[0-9a-f]{64})/.exec(mail)?.[1];
}

/** Without the marks of quoted-printable, as far as these tests read. */
function readable(mail) {
  return mail.replaceAll("=\r\n", "").replaceAll("=3D", "=");
}

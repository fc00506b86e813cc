// The second factor, with an authenticator app that is a few lines long.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { PASSWORD, useBrowser } from "../support/browser.js";
import { faultsOf } from "../support/fit.js";
import { journey, signIn } from "../support/journey.js";

useBrowser();

journey("a phone is asked for after it was set up, and a code on paper will do", {}, async (page) => {
  await signIn(page, "linh");
  await page.goto("/account");
  await page.getByRole("link", { name: "Second factor" }).click();
  await page.getByRole("link", { name: "Set up" }).click();
  assert.deepEqual(await faultsOf(page), []);
  const key = await page.locator(".code-copy").innerText();
  const used = codeOf(key);
  await page.getByLabel("Code").fill(used);
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("heading", { name: "Recovery codes" }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  const codes = await page.locator(".code-list > li").allInnerTexts();
  assert.equal(codes.length, 10);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await page.getByText("10 recovery codes are left.").waitFor();

  await page.context().clearCookies();
  await typePassword(page);
  assert.deepEqual(await faultsOf(page), []);
  // Also when the half minute has turned meanwhile, and the app shows another.
  await page.getByLabel("Code", { exact: true }).fill(used);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator(".error-summary").waitFor();
  await page.getByText("My phone is not at hand").click();
  await page.getByLabel("Recovery code").fill(codes[4]);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard");

  await page.goto("/account/second-factor/off");
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel("Code").fill(codes[5]);
  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByText("Your second factor is off.").waitFor();
  await page.context().clearCookies();
  await signIn(page, "linh");
});

async function typePassword(page) {
  await page.goto("/login");
  await page.getByLabel("E-mail or username").fill("linh");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Enter your code" }).waitFor();
}

/** What an app shows now for a key that was typed into it (RFC 6238). */
function codeOf(key) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const digits = [...key.replaceAll(" ", "")].map((it) => letters.indexOf(it));
  const bits = digits.map((it) => it.toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((it) => parseInt(it, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", secret).update(step).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

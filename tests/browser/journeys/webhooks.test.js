// A program elsewhere is told what happens in a company, and the company's admin sees what it was.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { Hook, assertSigned } from "../support/hook.js";
import { ADMINS_PASSWORD, serve, setUp } from "../support/installation.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

const hook = await Hook.open();
const settings = () => ({ SHIPSHAPE_WEBHOOK_NETWORKS: "127.0.0.1" });
const { url: home } = await serve("webhooks", settings);

useBrowser(async () => {
  const page = await openWindow({ home });
  await setUp(page);
  await page.context().close();
});

const TOLD_OF_ITEMS = "Items: who takes, returns and reserves them, and where they are";
/** Longer than it takes to see that there is something to tell, and to tell it. */
const PATIENCE = 20_000;

async function fillIn(page, address, groups) {
  await page.goto("/admin/webhooks/new");
  await page.getByLabel("Address").fill(address);
  for (const group of groups) await page.getByLabel(group).check();
  await page.getByRole("main").getByRole("button", { name: "Add a webhook" }).click();
}

/** The secret on the page that shows it, on which this goes on to the webhook's own. */
async function copySecret(page) {
  await arriveAt(page, "The secret of the webhook");
  const secret = await page.locator(".code-copy").innerText();
  assert.match(secret, /^whsec_[0-9a-f]{64}$/);
  await page.getByRole("link", { name: "I have copied it" }).click();
  await arriveAt(page, hook.origin);
  assert.ok(!(await page.content()).includes(secret), "it is shown once");
  return secret;
}

/** Adds a webhook at a path of the program, and ends at its page, knowing its secret. */
async function addWebhook(page, path) {
  await fillIn(page, hook.origin + path, [TOLD_OF_ITEMS]);
  return await copySecret(page);
}

/** Looks at the page again until its newest message is like this, which is in that row. */
async function seesNewest(page, text) {
  const until = Date.now() + PATIENCE;
  const row = page.getByRole("row").nth(1);
  for (;;) {
    await page.reload();
    if (text.test((await row.allInnerTexts()).join(" "))) return row;
    if (until < Date.now()) assert.fail(`The newest message is never like ${text}`);
    await page.waitForTimeout(300);
  }
}

async function sendTest(page) {
  await page.getByRole("button", { name: "Send a test" }).click();
  await isTold(page, "A test is on its way.");
}

/** Somebody adds an item and takes it: who has it now. */
async function takeItem(page, tag) {
  await page.goto("/equipment/new");
  await page.getByLabel(/^Tag/).fill(tag);
  await page.getByLabel("What it is").fill("Chain hoist");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.waitForURL(/\/equipment\/[0-9a-f-]{36}$/);
  const item = new URL(page.url()).pathname.split("/").at(-1);
  const code = await page.locator(".label__code").innerText();
  await page.goto("/equipment/mine");
  await page.getByLabel("Code on the label").fill(code);
  await page.getByRole("button", { name: "Take it" }).click();
  await isTold(page, "It is yours until you return it.");
  return item;
}

/** The message that says that this item was taken. */
async function toldOfTaking(item, path) {
  const messages = await hook.told("equipment.item_taken", path);
  const message = messages.find((it) => it.said.target.id === item);
  assert.ok(message, `nothing was told of ${item}`);
  return message;
}

/** Another window of whoever has signed in. */
async function signedIn(page) {
  return { home, storageState: await page.context().storageState() };
}

function asInes(story, options) {
  return [{ home, ...options }, async (page) => {
    await signIn(page, "ines@quay.example", ADMINS_PASSWORD);
    await story(page);
  }];
}

journey("an admin adds a webhook, tests it, and it is told what happens", ...asInes(async (page) => {
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.getByRole("heading", { name: "No webhooks yet" }).waitFor();
  await assertFit(page);
  await page.getByRole("link", { name: "Add a webhook" }).first().click();
  await arriveAt(page, "Add a webhook");
  await assertFit(page);
  await fillIn(page, `${hook.origin}/told`, [TOLD_OF_ITEMS]);
  await arriveAt(page, "The secret of the webhook");
  await assertFit(page);
  const secret = await copySecret(page);
  await page.getByText("Nothing yet").waitFor();
  await assertFit(page);

  await sendTest(page);
  const [test] = await hook.told("webhook.test", "/told");
  assertSigned(test, secret);
  await (await seesNewest(page, /Test.*Sent/s)).getByText("200 thanks").waitFor();
  const url = page.url();

  const item = await takeItem(page, "HOOK-1");
  const taken = await toldOfTaking(item, "/told");
  assertSigned(taken, secret);
  assert.equal(taken.said.actor.name, "Ines Duarte");
  const person = { field: "person", before: null, after: taken.said.actor.id };
  assert.deepEqual(taken.said.changes.find((it) => it.field === "person"), person);
  await page.goto(url);
  const row = await seesNewest(page, /Item taken.*Sent/s);
  await row.getByText(taken.said.id).waitFor();
  await assertFit(page);
  await page.goto("/admin/webhooks");
  await page.getByText("1 of at most 10 webhooks").waitFor();
  await assertFit(page);
  await page.getByRole("link", { name: "Help with this page" }).click();
  await page.getByRole("heading", { name: "Telling other programs what happens" }).waitFor();
  assert.equal(new URL(page.url()).hash, "#webhooks");
}));

journey("what was not taken is listed with why, and is sent again", ...asInes(async (page) => {
  const secret = await addWebhook(page, "/busy");
  hook.status = 500;
  hook.answer = "busy <b>now</b>";
  await sendTest(page);
  const failed = await seesNewest(page, /Test.*Not sent/s);
  await failed.getByText("The answer says that it was not taken.").waitFor();
  await failed.getByText("500 busy <b>now</b>").waitFor();
  const url = page.url();
  const item = await takeItem(page, "HOOK-2");
  await toldOfTaking(item, "/busy");
  await page.goto(url);
  await seesNewest(page, /Item taken.*Waiting.*1 try.*Tried again|Item taken.*Tried again.*1 try/s);
  await assertFit(page);

  hook.status = 204;
  hook.answer = "";
  await page.getByRole("button", { name: "Send again Test" }).click();
  await isTold(page, "The message is on its way again.");
  const [first, second] = await hook.told("webhook.test", "/busy", 2);
  assert.equal(first.said.id, second.said.id);
  assertSigned(second, secret);
  await page.goto("/admin/audit");
  await page.getByRole("row", { name: /Message to a webhook sent again/ }).waitFor();
}));

journey("a webhook gets another secret, is switched off and is deleted", ...asInes(async (page) => {
  hook.status = 200;
  hook.answer = "thanks";
  const old = await addWebhook(page, "/changes");
  await page.getByRole("link", { name: "Replace the secret" }).click();
  await arriveAt(page, "Replace the secret of this webhook?");
  await assertFit(page);
  await page.getByRole("main").getByRole("button", { name: "Replace the secret" }).click();
  const secret = await copySecret(page);
  assert.notEqual(old, secret);
  await sendTest(page);
  const [test] = await hook.told("webhook.test", "/changes");
  assertSigned(test, secret);
  const url = page.url();

  await page.getByRole("link", { name: "Edit" }).click();
  await arriveAt(page, "Edit the webhook");
  await assertFit(page);
  assert.equal(await page.getByLabel("Address").inputValue(), `${hook.origin}/changes`);
  await page.getByLabel("On: tell it what happens").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await isTold(page, "The webhook was saved.");
  await page.getByText("This webhook is off.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Send a test" }).count(), 0);
  await assertFit(page);
  await page.goto("/admin/webhooks");
  await assertFit(page);

  const german = await openWindow({ ...await signedIn(page), locale: "de-DE" });
  for (const part of ["", "/edit", "/secret", "/delete"]) {
    await german.goto(url + part);
    await assertFit(german);
  }
  await german.context().close();

  await page.goto(url);
  await page.getByRole("link", { name: "Delete" }).click();
  await arriveAt(page, `Delete the webhook at ${hook.origin}?`);
  await assertFit(page);
  await page.getByRole("main").getByRole("button", { name: "Delete" }).click();
  await isTold(page, "The webhook was deleted.");
}));

journey("an address that nobody may reach is refused with why", ...asInes(async (page) => {
  const network = "This address is not on the internet. Whoever runs Shipshape has not allowed its network.";
  for (const [address, why] of [
    ["http://10.1.2.3/in", network],
    ["https://192.168.1.10/in", network],
    ["https://[::1]/in", network],
    ["http://1.1.1.1/in", "Enter an address that begins with https://."],
    ["hooks.example", "Enter an address that begins with https:// and has the name of a host"],
    ["https://anna:word@hooks.example", "Leave the name and the password out of the address"],
  ]) {
    await fillIn(page, address, [TOLD_OF_ITEMS]);
    await isTold(page, "There is a problem", "alert");
    await page.getByRole("link", { name: why }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "address");
    assert.equal(await page.getByLabel("Address").inputValue(), address);
    assert.ok(await page.getByLabel(TOLD_OF_ITEMS).isChecked());
  }
  await assertFit(page);
  await fillIn(page, `${hook.origin}/none`, []);
  await page.getByRole("link", { name: "Choose at least one" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "groups");
  await assertFit(page);
}));

journey("all of it works without JavaScript", ...asInes(async (page) => {
  hook.status = 500;
  hook.answer = "busy";
  const secret = await addWebhook(page, "/plain");
  await sendTest(page);
  await seesNewest(page, /Test.*Not sent/s);
  hook.status = 200;
  hook.answer = "thanks";
  await page.getByRole("button", { name: "Send again Test" }).click();
  await isTold(page, "The message is on its way again.");
  await seesNewest(page, /Test.*Sent/s);
  assertSigned((await hook.told("webhook.test", "/plain", 2)).at(-1), secret);

  const url = page.url();
  const item = await takeItem(page, "HOOK-3");
  assertSigned(await toldOfTaking(item, "/plain"), secret);
  await page.goto(url);
  await page.getByRole("link", { name: "Delete" }).click();
  await page.getByRole("main").getByRole("button", { name: "Delete" }).click();
  await isTold(page, "The webhook was deleted.");
}, { javaScript: false }));

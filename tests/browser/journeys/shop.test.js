// Companies buy the invite by which they come in: by an invoice, or at a payment provider.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { addOperator, serve } from "../support/installation.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";
import { mailTo, mailsTo } from "../support/mail.js";
import {
  API_KEY, Provider, SIGNING_SECRET, paidSession, refundedCharge,
} from "../support/provider.js";
import { nowInSeconds } from "../support/signature.js";

const TERMS = "https://ship.example/terms";
const SOLD = {
  SHIPSHAPE_SHOP_PRICE: "490.00 EUR",
  SHIPSHAPE_SHOP_TERMS: TERMS,
  // All of these companies are at one address.
  SHIPSHAPE_LIMIT_CONTACT_ADDRESS: "100/1h",
};
const provider = await Provider.open();
const byInvoice = await serve("invoices", () => ({ ...SOLD, SHIPSHAPE_SHOP: "manual" }));
const byProvider = await serve("payments", (url) => ({
  ...SOLD,
  SHIPSHAPE_SHOP: "stripe",
  SHIPSHAPE_STRIPE_KEY: API_KEY,
  SHIPSHAPE_STRIPE_WEBHOOK_SECRET: SIGNING_SECRET,
  SHIPSHAPE_STRIPE_URL: provider.url,
  SHIPSHAPE_PUBLIC_URL: url,
}));

useBrowser(async () => {
  for (const it of [byInvoice, byProvider]) await addOperator(it);
});

const INVOICES = { home: byInvoice.url };
/** Nobody knows who has signed the certificate of the pages to pay on. */
const PAYMENTS = { home: byProvider.url, ignoreHTTPSErrors: true };

const PAID = "checkout.session.completed";
const REFUNDED = "charge.refunded";

/** `company`: its name, its number and the mail address of whoever buys for it. */
async function fillIn(page, [name, number, email]) {
  await page.getByLabel("Company name").fill(name);
  await page.getByLabel("Registration number").fill(number);
  await page.getByLabel("Your name").fill("Dana Dock");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("I agree to the terms").check();
}

/** Orders by invoice: the number of the order. */
async function order(page, company) {
  await page.goto("/buy");
  await fillIn(page, company);
  await page.getByRole("button", { name: "Order" }).click();
  await arriveAt(page, "Thank you");
  const told = await page.getByRole("status").innerText();
  return /Your order (\d{4}-\d{4}) is here\./.exec(told)[1];
}

/** Orders at the provider, and ends on its page: what the provider was asked for. */
async function goPay(page, company) {
  await page.goto("/buy");
  await fillIn(page, company);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await arriveAt(page, "Pay here");
  return provider.asked.at(-1).fields;
}

/** Somebody who runs the platform looks at an order. */
async function openOrder(page, number) {
  await page.goto(`/platform/orders?q=${number}`);
  await page.getByRole("row").getByRole("link").click();
  await arriveAt(page, `Order ${number}`);
}

/** What they say about the order that they look at, and are asked for before it counts. */
async function say(page, what) {
  await page.getByRole("link", { name: what }).click();
  await assertFit(page);
  await page.getByRole("main").getByRole("button", { name: what }).click();
}

/** Whether the order that they look at is like this by now. */
async function isNow(page, state) {
  await page.reload();
  await page.locator(".state").getByText(state, { exact: true }).waitFor();
}

async function inviteIn(program, email) {
  const mail = await mailTo(email, "With this invite you register", program.mails);
  return /\b[0-9A-Z]{4}(-[0-9A-Z]{4}){6}\b/.exec(mail)[0];
}

async function nInvitesIn(program, email) {
  const mails = await mailsTo(email, program.mails);
  return mails.filter((it) => it.includes("With this invite you register")).length;
}

async function register(page, code, [name, number, email]) {
  await page.goto("/start");
  await page.getByLabel("Invite").fill(code);
  await page.getByLabel("Registration number").fill(number);
  await page.getByLabel("Company name").fill(name);
  await page.getByLabel("Your full name").fill("Dana Dock");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("tide over pebbles");
  await page.getByRole("button", { name: "Register" }).click();
}

async function cannotRegister(home, code, company) {
  const page = await openWindow({ home });
  await register(page, code, company);
  await isTold(page, "There is a problem", "alert");
  await page.context().close();
}

journey("a company orders, pays an invoice and comes in by its invite", INVOICES, async (page) => {
  const dock = ["Dock & Daughters", "HRB 70001", "dana@dock.example"];
  await page.goto("/");
  await assertFit(page);
  await page.getByRole("link", { name: "Buy an invite" }).click();
  await arriveAt(page, "Buy an invite");
  await page.getByText("490.00 EUR once.").waitFor();
  assert.equal(await page.getByRole("link", { name: "Read the terms" }).getAttribute("href"), TERMS);
  await assertFit(page);
  await page.getByRole("button", { name: "Order" }).click();
  await page.getByRole("link", { name: "Say that you agree to the terms" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "terms");
  await assertFit(page);
  const number = await order(page, dock);
  await assertFit(page);
  const confirmed = await mailTo(dock[2], "We have your order", byInvoice.mails);
  assert.ok(confirmed.includes(number) && confirmed.includes("490.00 EUR"), confirmed);
  assert.equal(await nInvitesIn(byInvoice, dock[2]), 0);

  const ops = await openWindow(INVOICES);
  await signIn(ops, "ops");
  await ops.goto("/dashboard");
  await ops.getByRole("link", { name: "Orders" }).click();
  await ops.getByRole("row", { name: /Not paid.*Dock & Daughters/ }).waitFor();
  await assertFit(ops);
  await openOrder(ops, number);
  await assertFit(ops);
  await say(ops, "Say that it is paid");
  await isTold(ops, `Order ${number} is paid. The invite is on its way.`);
  await assertFit(ops);

  await register(page, await inviteIn(byInvoice, dock[2]), dock);
  await page.getByText("Dock & Daughters is registered. Add your people next.").waitFor();
  await openOrder(ops, number);
  await say(ops, "Say that it is refunded");
  await isTold(ops, `Order ${number} is refunded.`);
  await isNow(ops, "Refunded after use");
  await ops.getByText("Nothing was taken away from it.").waitFor();
  await assertFit(ops);
  await page.goto("/admin/people");
  await arriveAt(page, "People");
  await ops.context().close();
});

journey("the invite of a refunded order lets nobody in, also without JavaScript", {
  ...INVOICES, javaScript: false,
}, async (page) => {
  const quay = ["Quay Crates", "HRB 70002", "jo@quay.example"];
  const number = await order(page, quay);
  const ops = await openWindow({ ...INVOICES, javaScript: false });
  await signIn(ops, "ops");
  for (const [what, told] of [
    ["Say that it is paid", `Order ${number} is paid. The invite is on its way.`],
    ["Say that it is refunded", `Order ${number} is refunded.`],
  ]) {
    await openOrder(ops, number);
    await ops.getByRole("link", { name: what }).click();
    await ops.getByRole("main").getByRole("button", { name: what }).click();
    await isTold(ops, told);
  }
  assert.equal(await ops.getByRole("main").getByRole("link", { name: /Say/ }).count(), 0);
  await ops.goto("/platform/invites?state=revoked");
  await ops.getByRole("row", { name: /HRB 70002/ }).waitFor();
  await ops.context().close();
  await cannotRegister(byInvoice.url, await inviteIn(byInvoice, quay[2]), quay);
});

journey("an order is cancelled, and paid all the same", { ...INVOICES, as: "ops" }, async (page) => {
  await page.goto("/platform/orders?q=nothing-like-this");
  await page.getByText("No order is like this").waitFor();
  await assertFit(page);
  await page.getByRole("link", { name: "Help with this page" }).click();
  await page.getByText("Say there when an invoice is paid").waitFor();
  assert.equal(new URL(page.url()).hash, "#invites");
  const buyer = await openWindow(INVOICES);
  const number = await order(buyer, ["Slow Barges", "HRB 70003", "bo@barges.example"]);
  await buyer.context().close();
  await openOrder(page, number);
  await say(page, "Cancel the order");
  await isTold(page, `Order ${number} is cancelled.`);
  await assertFit(page);
  await say(page, "Say that it is paid");
  await isTold(page, `Order ${number} is paid.`);
  await inviteIn(byInvoice, "bo@barges.example");
});

journey("a buyer who reads German gets German mails", { ...INVOICES, locale: "de-DE" }, async (page) => {
  await page.goto("/buy");
  await page.getByText("490,00 EUR einmalig.").waitFor();
  await assertFit(page);
  await page.getByLabel("Name des Unternehmens").fill("Söhne & Töchter");
  await page.getByLabel("Registernummer").fill("HRB 70004");
  await page.getByLabel("Ihr Name").fill("Dora Deich");
  await page.getByLabel("E-Mail").fill("dora@deich.example");
  await page.getByLabel("Ich stimme den Bedingungen zu").check();
  await page.getByRole("button", { name: "Zahlungspflichtig bestellen" }).click();
  await arriveAt(page, "Vielen Dank");
  await assertFit(page);
  await mailTo("dora@deich.example", "490,00 EUR", byInvoice.mails);
});

journey("a buyer is led to the provider and back, and its message says paid", PAYMENTS, async (page) => {
  const dock = ["Dock & Daughters", "HRB 71001", "dana@dock.example"];
  await page.goto("/buy");
  await assertFit(page);
  const session = await goPay(page, dock);
  const { headers } = provider.asked.at(-1);
  assert.equal(headers["idempotency-key"], session.get("metadata[order]"));
  assert.equal(session.get("line_items[0][price_data][unit_amount]"), "49000");
  assert.equal(session.get("customer_email"), dock[2]);
  const number = session.get("client_reference_id");
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await arriveAt(page, "You have not paid");
  await assertFit(page);
  await page.goBack();
  await page.getByRole("link", { name: "Pay", exact: true }).click();
  await arriveAt(page, "Thank you");
  await assertFit(page);

  const ops = await openWindow(PAYMENTS);
  await signIn(ops, "ops");
  await openOrder(ops, number);
  await isNow(ops, "Not paid");
  const tell = (options) => provider.say(byProvider.url, PAID, paidSession(session), options);
  assert.equal(await tell({ secret: "whsec_of_somebody_else" }), 400);
  assert.equal(await tell({ seconds: nowInSeconds() - 600 }), 400);
  await isNow(ops, "Not paid");
  assert.equal(await tell({ id: "evt_paid" }), 200);
  await isNow(ops, "Paid");
  await assertFit(ops);
  const invite = await inviteIn(byProvider, dock[2]);
  for (const id of ["evt_paid", "evt_paid_again"]) assert.equal(await tell({ id }), 200);
  await ops.goto("/platform/invites");
  assert.equal(await ops.getByRole("row", { name: /HRB 71001/ }).count(), 1);
  assert.equal(await nInvitesIn(byProvider, dock[2]), 1);

  const refund = refundedCharge(session);
  assert.equal(await provider.say(byProvider.url, REFUNDED, refund), 200);
  await openOrder(ops, number);
  await isNow(ops, "Refunded");
  await cannotRegister(byProvider.url, invite, dock);
  await ops.context().close();
});

journey("another amount is for an operator to look at", { ...PAYMENTS, as: "ops" }, async (page) => {
  const buyer = await openWindow({ ...PAYMENTS, javaScript: false });
  const session = await goPay(buyer, ["Short Ropes", "HRB 71002", "ro@ropes.example"]);
  const short = { ...paidSession(session), amount_total: 48_900 };
  assert.equal(await provider.say(byProvider.url, PAID, short), 200);
  await openOrder(page, session.get("client_reference_id"));
  await isNow(page, "To be checked");
  await page.getByText("another amount was paid").waitFor();
  await assertFit(page);
  assert.equal(await nInvitesIn(byProvider, "ro@ropes.example"), 0);
  await page.goto("/platform/orders?state=disputed");
  await page.getByRole("row", { name: /To be checked.*Short Ropes/ }).waitFor();
  await assertFit(page);
  await buyer.context().close();
});

journey("a provider that is down keeps nobody from paying later", PAYMENTS, async (page) => {
  const late = ["Late Lighters", "HRB 71003", "la@lighters.example"];
  const nAsked = provider.asked.length;
  provider.isDown = true;
  await page.goto("/buy");
  await fillIn(page, late);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByText("the page to pay on cannot be opened right now").first().waitFor();
  await assertFit(page);
  assert.equal(await page.getByLabel("Company name").inputValue(), late[0]);
  provider.isDown = false;
  await page.getByRole("button", { name: "Order and pay" }).click();
  await arriveAt(page, "Pay here");
  assert.equal(provider.asked.length, nAsked + 1);
  const mails = await mailsTo(late[2], byProvider.mails);
  assert.equal(mails.filter((it) => it.includes("We have your order")).length, 1);
});

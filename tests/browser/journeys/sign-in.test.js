import assert from "node:assert/strict";
import { PASSWORD, useBrowser } from "../support/browser.js";
import { arriveAt, isTold, journey, signIn, signOut } from "../support/journey.js";

useBrowser();

for (const name of ["anna", "bilal", "amina", "amina.yusuf@harbour.example"]) {
  journey(`${name} signs in and out`, {}, async (page) => {
    await signIn(page, name);
    assert.equal(new URL(page.url()).pathname, "/dashboard");

    await signOut(page);
    await isTold(page, "You are signed out.");

    await page.goto("/dashboard");
    await arriveAt(page, "Sign in");
  });
}

// As somebody whom no other journey signs in: a wrong password makes the next one wait.
journey("a wrong password is said where it was typed, and the name stays", {}, async (page) => {
  await page.goto("/login");
  await page.getByLabel("E-mail or username").fill("priya");
  await page.getByLabel("Password").fill("stormy-water");
  await page.getByRole("button", { name: "Sign in" }).click();

  await isTold(page, "There is a problem", "alert");
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.getByLabel("E-mail or username").inputValue(), "priya");
  assert.equal(await page.getByLabel("Password").inputValue(), "");
});

journey("signing in leads to the page that was asked for", {}, async (page) => {
  await page.goto("/training");
  await arriveAt(page, "Sign in");
  await page.getByLabel("E-mail or username").fill("linh");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arriveAt(page, "My training");
});

journey("who does nothing for long is told before being signed out, and may stay", {
  as: "amina",
}, async (page) => {
  await page.clock.install();
  await page.goto("/training");
  const notice = page.getByText("You will be signed out in 5 minutes");
  await page.clock.fastForward("07:54:00");
  await notice.waitFor({ state: "hidden" });
  await page.clock.fastForward("01:30");
  await notice.waitFor();
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await notice.waitFor({ state: "hidden" });
});

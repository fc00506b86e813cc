// Somebody teaches: a course is planned, filled, held and ended, and a student reads about it.
import assert from "node:assert/strict";
import { openWindow, useBrowser } from "../support/browser.js";
import { assertFit } from "../support/fit.js";
import { arriveAt, isTold, journey, signIn } from "../support/journey.js";

useBrowser();

async function newCourse(page, title) {
  await page.goto("/courses");
  await page.getByRole("link", { name: "Add course" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Add course" }).click();
  await arriveAt(page, title);
  return page.url();
}

async function newStudent(page, first, last, account = "") {
  await page.goto("/students");
  await page.getByRole("link", { name: "Add student" }).click();
  await page.getByLabel("First name").fill(first);
  await page.getByLabel("Last name").fill(last);
  await page.getByLabel("E-mail", { exact: true }).fill(`${first}@x.example`.toLowerCase());
  await page.getByLabel(/^Account/).fill(account);
  await page.getByRole("button", { name: "Add student" }).click();
  await isTold(page, "The student is there.");
}

async function held(page, day, month, year) {
  await page.getByRole("textbox", { name: "Day" }).fill(day);
  await page.getByRole("textbox", { name: "Month" }).fill(month);
  await page.getByRole("textbox", { name: "Year" }).fill(year);
}

journey("a course is planned, held and ended, and its student reads it", { as: "anna" }, async (page) => {
  await newStudent(page, "Wanda", "Reed");
  await newStudent(page, "Tariq", "Sailor", "leila.hosseini@harbour.example");
  const course = await newCourse(page, "Reading charts");
  await page.getByRole("link", { name: "Enroll students" }).click();
  await page.getByLabel("First name, last name or e-mail").fill("@x.example");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("checkbox", { name: /Wanda/ }).check();
  await page.getByRole("checkbox", { name: /Tariq/ }).check();
  await assertFit(page);
  await page.getByRole("button", { name: "Enroll" }).click();
  await isTold(page, "2 students are enrolled.");

  await page.getByRole("link", { name: "Add session" }).click();
  await held(page, "2", "11", "2026");
  await page.getByLabel(/^What it is about/).fill("Depths and lights");
  await page.getByRole("button", { name: "Add session" }).click();
  await isTold(page, "The session is there.");
  await page.getByRole("link", { name: /2 November 2026/ }).click();
  await page.getByLabel("Attendance: Wanda Reed").selectOption({ label: "Absent" });
  await page.getByLabel("Note: Wanda Reed").fill("Ill");
  await assertFit(page);
  await page.getByRole("button", { name: "Save, and the rest were present" }).click();
  await isTold(page, "Attendance is saved.");

  await page.goto(course);
  await page.getByText("1 there, 1 not").waitFor();
  await page.getByRole("link", { name: "Enter results" }).click();
  await page.getByRole("checkbox", { name: /Tariq/ }).check();
  await page.getByRole("radio", { name: "Passed", exact: true }).check();
  await held(page, "3", "11", "2026");
  await assertFit(page);
  await page.getByRole("button", { name: "Save results" }).click();
  await isTold(page, "The result is saved.");
  await page.getByRole("region", { name: "Students" }).getByText("Passed, 3 November 2026").waitFor();
  await assertFit(page);

  const theirs = await openWindow();
  await signIn(theirs, "leila.hosseini@harbour.example");
  await theirs.goto("/training");
  await theirs.getByRole("link", { name: "Reading charts" }).click();
  await arriveAt(theirs, "Reading charts");
  await theirs.getByText("Passed, 3 November 2026").waitFor();
  await theirs.getByText("Depths and lights").waitFor();
  await assertFit(theirs);
  await theirs.context().close();
});

journey("students come in as a table, and a list fills a course", { as: "anna" }, async (page) => {
  const course = await newCourse(page, "Splicing");
  await page.goto("/students");
  await page.getByRole("link", { name: "Import students" }).click();
  const table = "first name;last name;e-mail\nNell;Fisher;nell@x.example\nOdo;Gale;no address\n";
  await page.getByLabel("Or its text").fill(table);
  await page.getByRole("button", { name: "Check students" }).click();
  await page.getByRole("cell", { name: "Enter an e-mail like" }).waitFor();
  await assertFit(page);
  await page.getByLabel("Or its text").fill(table.replace("no address", "odo@x.example"));
  await page.getByRole("button", { name: /^Check/ }).click();
  await page.getByRole("rowheader", { name: /Odo Gale/ }).waitFor();
  await assertFit(page);
  await page.getByRole("button", { name: "Import 2 students" }).click();
  await isTold(page, "2 students are imported.");

  await page.goto(`${course}/enroll`);
  await page.getByRole("link", { name: "Enroll by a list" }).click();
  const buffer = Buffer.from("nell@x.example\nodo@x.example\nnobody@x.example\n");
  const list = { name: "list.csv", mimeType: "text/csv", buffer };
  await page.getByLabel(/^File/).setInputFiles(list);
  await page.getByRole("button", { name: "See what this does" }).click();
  await page.getByRole("heading", { name: "2 students would be enrolled" }).waitFor();
  await page.getByRole("rowheader", { name: "nobody@x.example" }).waitFor();
  await assertFit(page);
  await page.getByRole("button", { name: "Enroll 2 students" }).click();
  await isTold(page, "2 students are enrolled.");
});

journey("a full course says so, without a script too", { as: "anna", javaScript: false }, async (page) => {
  await newStudent(page, "Vera", "Full");
  await page.goto("/courses/new");
  await page.getByLabel("Title").fill("Two at a time");
  await page.getByLabel(/^Places/).fill("1");
  await page.locator("main button[type=submit]").click();
  await arriveAt(page, "Two at a time");
  const course = page.url();
  await page.goto(`${course}/enroll?q=x.example`);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Enroll" }).click();
  await page.getByText(/place/).first().waitFor();
  await page.goto(course);
  assert.equal(await page.getByRole("region", { name: "Students" }).getByRole("listitem").count(), 0);
});

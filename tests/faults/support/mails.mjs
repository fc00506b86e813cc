// What came to the mail server of tests/services.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const FOLDER = process.env.TEST_SMTP_MAILS;
const AUTHORITY = new URL("../../data/smtp/authority.pem", import.meta.url);

/** The settings of a program that sends its mails there. */
export function mailSettings(port = new URL(process.env.TEST_SMTP).port) {
  return {
    SHIPSHAPE_SMTP_URL: `smtps://localhost:${port}`,
    SHIPSHAPE_MAIL_FROM: "Shipshape <ship@harbour.example>",
    SHIPSHAPE_LIMIT_RESET_ADDRESS: "1000/1s",
    SHIPSHAPE_LIMIT_RESET_IDENTIFIER: "1000/1s",
    SSL_CERT_FILE: fileURLToPath(AUTHORITY),
  };
}

/** How often a mail with this subject came to this address. */
export function countMails(email, subject) {
  const folder = join(FOLDER, "new");
  if (!existsSync(folder)) return 0;
  const mails = readdirSync(folder).map((it) => readFileSync(join(folder, it), "utf8"));
  const is = (it) => it.includes(`\nSubject: ${subject}`) && it.includes(`<${email}>`);
  return mails.filter(is).length;
}

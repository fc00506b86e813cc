// How messages between programs are signed, by us and by payment providers.
import { createHmac } from "node:crypto";

/** The header of a message that was signed so many seconds after 1970. */
export function signed(body, secret, seconds) {
  const hmac = createHmac("sha256", secret).update(`${seconds}.`).update(body);
  return `t=${seconds},v1=${hmac.digest("hex")}`;
}

/** Now, in the seconds of such a header. */
export function nowInSeconds() {
  return Math.floor(Date.now() / 1000);
}

import { baseUrl, userKey } from "./playground.ts";

const email = encodeURIComponent("ada@example.com");
const url = `${baseUrl}/reset-password?email=${email}`;
const response = await fetch(url, {
  method: "POST",
  headers: { "X-Auth-Token": userKey },
});
if (!response.ok) {
  throw new Error(`The server answered ${response.status}.`);
}

console.log("Asked. Now look into the mailbox.");

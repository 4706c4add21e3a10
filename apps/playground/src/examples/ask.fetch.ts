import { baseUrl, userKey } from "playground";

const email = encodeURIComponent("ada@example.com");
const response = await fetch(`${baseUrl}/reset-password?email=${email}`, {
  method: "POST",
  headers: { Accept: "application/json", "X-Auth-Token": userKey },
});
if (!response.ok) {
  throw new Error(`The server answered ${response.status}.`);
}

console.log("Asked. If the address has an account, a mail is on its way.");

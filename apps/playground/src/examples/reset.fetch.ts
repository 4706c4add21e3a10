import { baseUrl } from "./playground.ts";

// From the mail. It works once, and not for long.
const token = "mk_reset_from_the_mail";

const response = await fetch(`${baseUrl}/reset-password`, {
  method: "DELETE",
  headers: { "X-Auth-Token": token },
});
if (!response.ok) {
  throw new Error(`The server answered ${response.status}.`);
}
const answer = await response.json();

console.log("The answer has:", Object.keys(answer));

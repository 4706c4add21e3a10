import { baseUrl, userKey } from "./playground.ts";

const response = await fetch(`${baseUrl}/reset-password`, {
  method: "DELETE",
  headers: { "X-Auth-Token": userKey },
  signal: AbortSignal.timeout(3_000),
});
if (!response.ok) {
  throw new Error(`The server answered ${response.status}.`);
}

console.log("Reset. The new password is in the answer.");

import ky from "ky";
import { baseUrl, userKey } from "./playground.ts";

await ky
  .delete(`${baseUrl}/reset-password`, {
    headers: { "X-Auth-Token": userKey },
    timeout: 3_000,
  })
  .json();

console.log("Reset. The new password is in the answer.");

import ky from "ky";
import { baseUrl } from "./playground.ts";

// From the mail. It works once, and not for long.
const token = "mk_reset_from_the_mail";

const answer = await ky
  .delete(`${baseUrl}/reset-password`, {
    headers: { "X-Auth-Token": token },
  })
  .json<object>();

console.log("The answer has:", Object.keys(answer));

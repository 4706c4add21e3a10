import ky from "ky";
import { baseUrl, userKey } from "./playground.ts";

await ky.post(`${baseUrl}/reset-password`, {
  searchParams: { email: "ada@example.com" },
  headers: { "X-Auth-Token": userKey },
  timeout: 3_000,
});

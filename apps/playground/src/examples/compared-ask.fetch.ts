import { baseUrl, userKey } from "./playground.ts";

const response = await fetch(
  `${baseUrl}/reset-password?email=ada%40example.com`,
  {
    method: "POST",
    headers: { "X-Auth-Token": userKey },
    signal: AbortSignal.timeout(3_000),
  },
);
if (!response.ok) {
  throw new Error(`The server answered ${response.status}.`);
}

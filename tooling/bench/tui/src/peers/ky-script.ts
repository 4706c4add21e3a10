// What a script that asks for one mail with plain ky looks like; the address comes from the environment.
import ky from "ky";

await ky.post(`${process.env["BASE_URL"]}/reset-password`, {
  searchParams: { email: "ada@example.com" },
  headers: { "X-Auth-Token": process.env["METAL_AUTH_TOKEN"] ?? "" },
  retry: 0,
});
process.stdout.write("Asked.\n");

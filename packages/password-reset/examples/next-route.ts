/**
 * The "forgot password" form of an app, as a route handler of Next, or of whatever else answers a `Request`:
 *
 *     // app/forgot-password/route.ts
 *     const client = createPasswordResetClient({
 *       token: process.env.METAL_AUTH_TOKEN,
 *       baseUrl: "https://reset.example.com/metal/v1",
 *     });
 *     export const POST = createForgotPassword(client);
 *
 * The project key stays on the server. Whoever sends the form learns nothing about who has an account.
 */
import {
  isPasswordResetError,
  type PasswordResetClient,
  type PasswordResetError,
} from "@metal/password-reset";

export function createForgotPassword(
  client: Pick<PasswordResetClient, "createPasswordResetToken">,
): (request: Request) => Promise<Response> {
  return async (request) => {
    // Another site's form would have this app send mails.
    if (request.headers.get("sec-fetch-site") === "cross-site") {
      return say(403, "Nothing was sent. Use the form of this site.");
    }
    const email = await readEmail(request);
    if (email === undefined) return say(400, "Nothing was sent. Give one address.");
    try {
      await client.createPasswordResetToken({ email });
      return say(202, "If that address has an account, a mail is on its way.");
    } catch (error) {
      if (!isPasswordResetError(error)) throw error;
      return answerFailure(error);
    }
  };
}

async function readEmail(request: Request): Promise<string | undefined> {
  const form = await request.formData().catch(() => undefined);
  const email = form?.get("email");
  return typeof email === "string" && email !== "" ? email : undefined;
}

function answerFailure({ code, outcome, retryAfter }: PasswordResetError): Response {
  switch (code) {
    case "invalid_input":
    case "unprocessable":
      return say(400, "Nothing was sent. Check the address.");
    case "rate_limited":
      return say(429, "Nothing was sent. Wait, then try again.", {
        "Retry-After": String(Math.ceil((retryAfter ?? 60_000) / 1000)),
      });
    default:
      return outcome === "not_applied"
        ? say(503, "Nothing was sent. Try again in a while.")
        : say(503, "A mail may have been sent. Look into your mailbox before you try again.");
  }
}

function say(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, { status, headers: { ...headers, "Cache-Control": "no-store" } });
}

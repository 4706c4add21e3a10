import { describe } from "vitest";
import { example } from "./example.ts";
import { test } from "./test.ts";

const runs = [
  ["api.html", "password-reset.createPasswordResetClient.example", /The code printed nothing/],
  ["api.html", "password-reset.isPasswordResetError.example", /^false$/],
  ["api.html", "password-reset.PasswordResetError.example", /^invalid_input\nnot_applied$/],
  ["api.html", "password-reset-contract.openApiDocument.example", /"\/reset-password"|'\/reset-password'/],
  ["api.html", "password-reset-contract.readErrorMessages.example", /Not found[\s\S]*one[\s\S]*two/],
  ["api.html", "password-reset-contract.readNewPassword.example", /^correct horse\nundefined$/],
  ["api.html", "password-reset-server.createPasswordResetServer.example", /^200 \{[\s\S]*openapi/],
  ["api.html", "password-reset-server.PasswordResetServerError.example", /twice: 1$/],
  ["api.html", "password-reset-server-memory.createCapturedMailbox.example", /^Mailed: Reset/],
  ["api.html", "password-reset-server-memory.createMemoryStore.example", /^Account: ada@example\.com$/],
  ["api.html", "password-reset-server-memory.createPbkdf2Hasher.example", /^true$/],
  ["api.html", "password-reset-server-memory.readResetToken.example", /mailed: mk_reset_ …$/],
  ["hosting.html", "try-checkConformance", /^passed [\s\S]*It conforms\.$/],
  ["index.html", "first", /The code printed nothing/],
] as const;

describe("a listing that a page can run is an editor, and does there what it says", () => {
  test.for(runs)("%s %s", async ([path, id, printed], { open, expect }) => {
    const page = await open({ path });
    const listing = example(page, id.replaceAll(".", "\\."));
    await listing.look();
    await listing.run();
    await listing.ended();
    expect(await page.locator(`[id="${id}"] .console`).getAttribute("data-status")).toBe("finished");
    expect(await listing.console()).toMatch(printed);
  });
});

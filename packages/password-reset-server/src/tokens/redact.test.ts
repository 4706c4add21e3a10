import { describe, expect, it } from "vitest";
import { redact } from "./redact.ts";
import { platformRandom } from "./random.ts";
import { createToken } from "./token.ts";

describe("redact", () => {
  it("takes tokens out and leaves their kind", () => {
    const token = createToken("reset", { random: platformRandom });

    expect(redact(`550 refused: "${token}"`)).toBe('550 refused: "mk_reset_…"');
  });

  it("takes user and password out of a URL", () => {
    expect(redact("cannot reach postgres://ada:hunter2@db.example.com/metal")).toBe(
      "cannot reach postgres://…@db.example.com/metal",
    );
  });

  it("leaves one bounded line", () => {
    const line = redact(`a\r\nb\u001b[31m${"x".repeat(1000)}`);

    expect(line).toMatch(/^a b \[31mx+…$/);
    expect(line.length).toBeLessThanOrEqual(301);
  });
});

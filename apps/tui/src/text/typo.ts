import { distance } from "fastest-levenshtein";

/** Mail providers that many people are with, whose names are easily mistyped. */
const providers: readonly string[] = [
  "aol.com",
  "fastmail.com",
  "gmail.com",
  "gmx.de",
  "gmx.net",
  "googlemail.com",
  "hotmail.com",
  "icloud.com",
  "live.com",
  "mail.com",
  "outlook.com",
  "proton.me",
  "protonmail.com",
  "web.de",
  "yahoo.com",
  "yahoo.co.uk",
  "yandex.com",
];

/** The address that was probably meant; `undefined` where nothing looks mistyped. Only ever a hint. */
export function suggestAddress(email: string, known: readonly string[] = []): string | undefined {
  const [, local, domain = ""] = /^([^@\s]+)@([^@\s]+)$/.exec(email.trim().toLowerCase()) ?? [];
  const candidates = [...known, ...providers];
  if (local === undefined || candidates.includes(domain)) return undefined;
  // A short name has many neighbours: one letter is as far as a hint goes there.
  const tolerated = domain.length < 8 ? 1 : 2;
  const [nearest] = candidates
    .map((candidate) => ({ candidate, by: distance(candidate, domain) }))
    .filter(({ by }) => by <= tolerated)
    .toSorted((one, other) => one.by - other.by);
  return nearest && `${email.trim().slice(0, local.length)}@${nearest.candidate}`;
}

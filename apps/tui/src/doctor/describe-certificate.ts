import type { PeerCertificate } from "node:tls";
import { foreignText } from "../text/foreign-text.ts";
import type { Check } from "./check.ts";

const day = 86_400_000;
/** A certificate that ends sooner than this is worth a word. */
const soon = 14 * day;

type Finding = Omit<Check, "name">;
type Of = { readonly host: string; readonly now: number };

/** What is true of a certificate that is trusted, and valid for this host now. */
export function describeTrusted(protocol: string, { valid_to: end }: PeerCertificate, { now }: Of): Finding {
  const left = Date.parse(end) - now;
  const days = Math.floor(left / day);
  const text = `${protocol}, certificate valid for ${days} more ${days === 1 ? "day" : "days"}`;
  return left > soon
    ? { state: "ok", text }
    : { state: "warning", text, next: "ask whoever runs the server to renew its certificate" };
}

/** What is wrong with a certificate, and what to do; `reason` is the code of Node's refusal. */
export function describeUntrusted(reason: string, certificate: PeerCertificate, { host, now }: Of): Finding {
  const { valid_from: start, valid_to: end } = certificate;
  const never = "never turn the check off";
  switch (reason) {
    case "CERT_HAS_EXPIRED":
      return failed(
        `the certificate ended on ${dateOf(end)}, and today is ${dateOf(now)} here`,
        "ask whoever runs the server to renew it; if the date here is wrong, set it",
      );
    case "CERT_NOT_YET_VALID":
      return failed(
        `the certificate begins on ${dateOf(start)}, and today is ${dateOf(now)} here`,
        "if the date here is wrong, set it; else ask whoever runs the server",
      );
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return failed(
        `the certificate is for ${namesOf(certificate)}, and not for ${host}`,
        "check the host of the base URL; if it is right, ask whoever runs the server for a certificate that names it",
      );
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
      return failed(
        "the certificate is signed by itself, and by nobody whom this machine trusts",
        `if it is your own, name its file by NODE_EXTRA_CA_CERTS; ${never}`,
      );
    default:
      return failed(
        `the certificate is signed by ${signerOf(certificate)}, whom this machine does not trust (${reason})`,
        `if that authority is your own, name its file by NODE_EXTRA_CA_CERTS; ${never}`,
      );
  }
}

function failed(text: string, next: string): Finding {
  return { state: "failed", text, next };
}

function dateOf(time: string | number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function namesOf({ subject, subjectaltname }: PeerCertificate): string {
  const names = subjectaltname?.replaceAll(/\b(?:DNS|IP Address):/g, "") ?? one(subject.CN);
  return foreignText(names ?? "") || "another name";
}

function signerOf({ issuer }: PeerCertificate): string {
  return foreignText(one(issuer.CN) ?? one(issuer.O) ?? "") || "an authority without a name";
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

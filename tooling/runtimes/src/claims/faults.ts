import type { Fault, Seen } from "../servers/fault-names.ts";
import type { ClaimContext } from "./context.ts";

/** The base URL of a fault. */
export function faultUrl(fault: Fault, { faultsUrl }: ClaimContext): string {
  return `${faultsUrl}/${fault}`;
}

/** What the fault server has seen of a fault so far. */
export async function seen(fault: Fault, { faultsUrl }: ClaimContext): Promise<Seen> {
  const response = await fetch(`${faultsUrl}/seen/${fault}`);
  return (await response.json()) as Seen;
}

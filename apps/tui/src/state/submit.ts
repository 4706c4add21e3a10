import { looksLikeAddress, notAnAddress } from "../text/email.ts";
import { readServerAddress } from "../text/server-address.ts";
import { createSecret } from "../text/secret.ts";
import { tokenIn } from "../text/reset-token.ts";
import { emptyField } from "../text/text-field.ts";
import { startCall } from "./calls.ts";
import type { Update } from "./effect.ts";
import type { Screen, State } from "./state.ts";
import { show, stay } from "./update.ts";

/** Takes what was typed, or says what is wrong with it. */
export function submit(state: State): Update {
  const { screen } = state;
  if (screen.name === "ask") {
    const email = screen.field.value.trim();
    if (looksLikeAddress(email)) return startCall(state, { kind: "ask", email });
    return show(state, { ...screen, problem: notAnAddress });
  }
  if (screen.name === "connect") return submitBaseUrl(state, screen);
  if (screen.name === "key") {
    const key = screen.field.value.replaceAll(/\s/g, "");
    const given = key === "" ? undefined : createSecret(key);
    // What was typed does not outlive its screen.
    return show(
      state,
      { ...screen, field: emptyField },
      { type: "connect", baseUrl: screen.baseUrl, key: given },
    );
  }
  if (screen.name !== "token") return stay(state);
  const token = tokenIn(screen.field.value);
  if (token === undefined) return show(state, { ...screen, problem: noToken });
  const credential = { kind: "token", token: createSecret(token), email: undefined } as const;
  // Going back leads to an empty field: what was typed does not outlive its screen.
  return show(state, {
    name: "confirm",
    credential,
    from: { ...screen, field: emptyField, problem: undefined },
  });
}

/** Goes on to the key. Whether a key may be sent there, the connection says. */
function submitBaseUrl(state: State, screen: Extract<Screen, { readonly name: "connect" }>): Update {
  const address = readServerAddress(screen.field.value);
  if (address.type === "problem") return show(state, { ...screen, problem: address.problem });
  return show(state, { name: "key", field: emptyField, problem: undefined, baseUrl: address.baseUrl });
}

const noToken = "There is no token in that. Paste the token of one mail, or the whole mail.";

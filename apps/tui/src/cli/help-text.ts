import { exitCodeMeanings } from "./exit-codes.ts";

const keyHelp = `
The key or token, in this order:
  --token-stdin       one line on stdin
  METAL_AUTH_TOKEN    in the environment
  metal.yaml          the field "token" of ~/.config/equinix/metal.yaml; METAL_CONFIG names another file
  Never on the command line: it is refused there.
`;

const exitHelp = `
Exit codes:
${exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join("\n")}
`;

/** Stands below the options of the program. */
export const appHelp = `${keyHelp}
Examples:
  $ metal-password-reset
  $ metal-password-reset --base-url https://reset.example.com/metal/v1
  $ metal-password-reset request ada@example.com --base-url https://reset.example.com/metal/v1
${exitHelp}`;

/** Stands below the options of \`request\`. */
export const requestHelp = `${keyHelp}
Examples:
  $ metal-password-reset request ada@example.com
  $ metal-password-reset request ada@example.com -o json --token-stdin < key

The answer is the same whether or not the address has an account. See \`metal-password-reset --help\`
for the exit codes.
`;

/** Stands below the options of \`reset\`. */
export const resetHelp = `${keyHelp}
Examples:
  $ metal-password-reset reset
  $ metal-password-reset reset --yes --token-stdin -o json < token

The new password is the result: with -o, or into a pipe or a file, it goes to stdout. On a terminal,
without -o, it is shown beside the scrollback and cleared when you are done. A reset is never repeated
by itself once it may have happened. See \`metal-password-reset --help\` for the exit codes.
`;

import { exitCodeMeanings } from "./exit-codes.ts";

const keyHelp = `
The key or token, in this order:
  --token-stdin       one line on stdin
  --token-file        one line in a file; refused when others on this machine can read it
  METAL_AUTH_TOKEN    in the environment
  metal.yaml          the field "token" of ~/.config/equinix/metal.yaml; METAL_CONFIG names another file
  Never on the command line: it is refused there.
`;

const exitHelp = `
Exit codes:
${exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join("\n")}
`;

const seeExitCodes = "See `metal-password-reset --help` for the exit codes.";

/** Stands below the options of the program. */
export const appHelp = `${keyHelp}
Examples:
  $ metal-password-reset
  $ metal-password-reset --base-url https://reset.example.com/metal/v1
  $ metal-password-reset request ada@example.com --base-url https://reset.example.com/metal/v1
  $ metal-password-reset doctor --base-url https://reset.example.com/metal/v1
${exitHelp}`;

/** Stands below the options of \`request\`. */
export const requestHelp = `${keyHelp}
Examples:
  $ metal-password-reset request ada@example.com
  $ metal-password-reset request ada@example.com grace@example.com -o json
  $ metal-password-reset request --file addresses.csv --rate 20
  $ metal-password-reset request --file addresses.csv --resume
  $ psql -Atc 'select email from users' | metal-password-reset request --file - --journal run.journal

A file holds one address a line, or CSV with a column named "email". All of it is checked before anything
is sent, and each line that cannot be used is named. The journal is noted before each call, so that a run
that was ended at any instant goes on with --resume: nobody is left out, and nobody is asked for twice.
It holds the addresses, and no key; only you can read it.

The answer is the same whether or not the address has an account. ${seeExitCodes}
`;

/** Stands below the options of \`reset\`. */
export const resetHelp = `${keyHelp}
Examples:
  $ metal-password-reset reset
  $ metal-password-reset reset --yes --token-stdin -o json < token
  $ metal-password-reset reset --yes --token-file ~/.secrets/token | pass insert -e metal

The new password is the result: with -o, or into a pipe or a file, it goes to stdout. On a terminal,
without -o, it is shown beside the scrollback and cleared when you are done. A reset is never repeated
by itself once it may have happened. ${seeExitCodes}
`;

/** Stands below the options of \`config show\`. */
export const configHelp = `${keyHelp}
Examples:
  $ metal-password-reset config show
  $ metal-password-reset config show --base-url https://reset.example.com/metal/v1 -o json
`;

/** Stands below the options of \`doctor\`. */
export const doctorHelp = `
Examples:
  $ metal-password-reset doctor --base-url https://reset.example.com/metal/v1
  $ metal-password-reset doctor -o json

It asks the server two harmless questions (OPTIONS, and its OpenAPI document) and sends no key.
Ends with 0 where nothing stands in the way, and with 6 where something does.
`;

/** Stands below the options of \`completion\`. */
export const completionHelp = `
Examples:
  $ metal-password-reset completion bash > ~/.local/share/bash-completion/completions/metal-password-reset
  $ metal-password-reset completion zsh > ~/.zfunc/_metal-password-reset
  $ metal-password-reset completion fish > ~/.config/fish/completions/metal-password-reset.fish

zsh looks where fpath says: put fpath+=(~/.zfunc) into ~/.zshrc, before compinit. A shell reads a script when it
starts, so start a new one.
`;

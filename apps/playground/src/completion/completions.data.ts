import { load as loadReference, type Declared } from "../reference/reference.data.ts";
import { readMembers, type Member } from "./read-members.ts";

/** What the editor offers, and where. */
export type Completions = {
  /** What can be imported from the client's package. */
  readonly exports: readonly Member[];
  /** Behind a client and a dot. */
  readonly client: readonly Member[];
  /** Behind an error and a dot. */
  readonly error: readonly Member[];
  /** Behind an answer and a dot. */
  readonly answer: readonly Member[];
  /** Between the braces of a call, by what is called. */
  readonly options: Readonly<Record<string, readonly Member[]>>;
};

/**
 * Read from the declarations, so that a new option is offered as soon as it is declared.
 *
 * @public
 */
export async function load(): Promise<Completions> {
  const entries = await loadReference();
  const declared = entries.find(({ path }) => path === "@metal/password-reset")?.exports ?? [];
  const of = (name: string): readonly Member[] => {
    const found = declared.find((each) => each.name === name);
    if (found === undefined) {
      throw new Error(`The client's package does not export ${name}.`);
    }
    return readMembers(found.code);
  };
  const call = of("CallOptions");
  return {
    exports: declared.filter(({ kind }) => kind !== "type").map(toMember),
    client: of("PasswordResetClient"),
    error: of("PasswordResetError"),
    answer: of("NewPassword"),
    options: {
      createPasswordResetClient: [
        ...of("PasswordResetClientOptions"),
        ...call.filter(({ name }) => name !== "signal"),
      ],
      createPasswordResetToken: [...of("CreatePasswordResetTokenOptions"), ...call],
      resetPassword: [...of("ResetPasswordOptions"), ...call],
    },
  };
}

function toMember({ name, kind, text }: Declared): Member {
  return { name, type: kind, info: text.at(0) ?? "" };
}

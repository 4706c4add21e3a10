/** How the result of a plain command can be written. */
export const outputFormats = ["text", "json", "yaml"] as const;

export type OutputFormat = (typeof outputFormats)[number];

/** What a field can hold. One without a value is left out. */
type Value = string | number | boolean | undefined | readonly Value[] | { readonly [name: string]: Value };

/** A result: what text output says, and the fields of the other two. */
type Result = {
  readonly text: string;
  readonly fields: { readonly [name: string]: Value };
};

/** Writes a result down, its line break included. */
export type Formatter = (result: Result) => string;

/**
 * Loads what a format needs. Asked for before anything is sent: once a password is there, nothing may
 * stand between it and the output.
 */
export async function loadFormatter(format: OutputFormat): Promise<Formatter> {
  switch (format) {
    case "json":
      return ({ fields }) => `${JSON.stringify(fields)}\n`;
    case "yaml": {
      const { stringify } = await import("../text/yaml.ts");
      return ({ fields }) => stringify(fields, { keepUndefined: false });
    }
    case "text":
    default:
      return ({ text }) => `${text}\n`;
  }
}

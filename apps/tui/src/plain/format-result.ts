/** How the result of a plain command can be written. */
export const outputFormats = ["text", "json", "yaml"] as const;

export type OutputFormat = (typeof outputFormats)[number];

/** A result: what text output says, and the fields of the other two. A field without a value is left out. */
export type Result = {
  readonly text: string;
  readonly fields: Readonly<Record<string, string | boolean | undefined>>;
};

/** Writes a result in the format that was asked for, its line break included. */
export async function formatResult({ text, fields }: Result, format: OutputFormat): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(fields)}\n`;
    case "yaml": {
      const { stringify } = await import("yaml");
      return stringify(JSON.parse(JSON.stringify(fields)));
    }
    case "text":
    default:
      return `${text}\n`;
  }
}

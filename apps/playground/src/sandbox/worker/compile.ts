import { transform } from "sucrase";

/** The name under which a compiled example calls back into the worker. */
export const entryName = "__runExample";

/** The body of an example; `await` is allowed at its top. */
export type ExampleBody = (
  require: (name: string) => unknown,
  exports: Record<string, unknown>,
) => Promise<void>;

/**
 * Makes a classic script of an example: types are dropped, imports become `require`.
 *
 * @throws {SyntaxError} with line and column in its message.
 */
export function compile(source: string): string {
  const { code } = transform(source, {
    transforms: ["typescript", "imports"],
    disableESTransforms: true,
    production: true,
  });
  return `${entryName}(async (require, exports) => {${code}\n});`;
}

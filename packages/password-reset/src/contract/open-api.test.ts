import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import {
  AUTH_TOKEN_HEADER,
  DEFAULT_BASE_URL,
  EMAIL_PARAMETER,
  openApiDocument,
  OPERATIONS,
  type Operation,
} from "./index.ts";

type Described = {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
};

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(openApiDocument));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("every reference leads somewhere", async () => {
  const references = [...JSON.stringify(openApiDocument).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, path = ""] of references) {
    const target = path
      .split("/")
      .reduce<unknown>(
        (node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key],
        openApiDocument,
      );
    expect(target).toBeTypeOf("object");
  }
});

test.each(Object.entries(OPERATIONS))("%s stands in it as the client sends it", (name, { method, path }) => {
  const operation = openApiDocument.paths[path]?.[method.toLowerCase()] as Described;
  expect(operation.operationId).toBe(name satisfies string as Operation);
  expect(Object.keys(operation.responses)).toEqual(["201", "401", "422"]);
  expect(operation.requestBody).toBeUndefined();
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
  expect(query.map((parameter) => parameter.name)).toEqual(
    name === "createPasswordResetToken" ? [EMAIL_PARAMETER] : [],
  );
});

test("its server and its key are the contract's", () => {
  expect(openApiDocument.servers[0]?.url).toBe(DEFAULT_BASE_URL);
  expect(DEFAULT_BASE_URL).toBe("https://api.equinix.com/metal/v1");
  expect(openApiDocument.components["securitySchemes"]).toMatchObject({
    x_auth_token: { type: "apiKey", in: "header", name: AUTH_TOKEN_HEADER },
  });
});

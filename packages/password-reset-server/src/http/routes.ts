import { OPERATIONS, RESET_PASSWORD_PATH, type Operation } from "@metal/password-reset/contract";
import { RefusalError } from "../operations/refusal.ts";

/** What a request asks for. `options` asks what may be done, not to do it. */
export type Route = Operation | "options" | "openApi";

/** The methods of the operations' path, as `Allow` names them. */
export const ALLOWED_METHODS = "POST, DELETE, OPTIONS";

/** Finds what a request asks for, by its method and its path. */
export type Router = (method: string, pathname: string) => Route;

/**
 * Makes a router for both operations below a base path, and for the OpenAPI document below it and at the root.
 *
 * @param basePath as {@link normaliseBasePath} gives it.
 */
export function createRouter(basePath: string): Router {
  const operationsPath = `${basePath}${RESET_PASSWORD_PATH}`;
  const documentPaths = new Set([`${basePath}/openapi.json`, "/openapi.json"]);
  return (method, pathname) => {
    if (pathname === operationsPath) return method === "OPTIONS" ? "options" : operationOf(method);
    if (!documentPaths.has(pathname)) throw notFound();
    if (method !== "GET" && method !== "HEAD") throw wrongMethod("GET, HEAD");
    return "openApi";
  };
}

/** A base path with one slash in front and none behind; the root is empty. */
export function normaliseBasePath(basePath: string): string {
  const inner = basePath.replaceAll(/^\/+|\/+$/g, "");
  return inner === "" ? "" : `/${inner}`;
}

function operationOf(method: string): Operation {
  if (method === OPERATIONS.createPasswordResetToken.method) return "createPasswordResetToken";
  if (method === OPERATIONS.resetPassword.method) return "resetPassword";
  throw wrongMethod(ALLOWED_METHODS);
}

function wrongMethod(allow: string): RefusalError {
  return new RefusalError({
    status: 405,
    errors: [`This path takes ${allow}. Nothing was done. Send the request with one of these methods.`],
    allow,
  });
}

function notFound(): RefusalError {
  return new RefusalError({
    status: 404,
    errors: [
      "There is nothing at this path. Nothing was done. Check the base URL; /openapi.json says what there is.",
    ],
  });
}

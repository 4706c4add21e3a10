import { checkClaims } from "../claims/claims.ts";
import type { ClaimContext } from "../claims/context.ts";

type Worker = { readonly fetch: (request: Request) => Promise<Response> };

/** Checks the claims in workerd, on a request that carries the context. */
const worker: Worker = {
  async fetch(request) {
    return Response.json(await checkClaims((await request.json()) as ClaimContext));
  },
};

// oxlint-disable-next-line import/no-default-export -- what a worker is, by its platform's rule
export default worker;

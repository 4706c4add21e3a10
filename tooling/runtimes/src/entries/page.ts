import { checkClaims } from "../claims/claims.ts";

// The page's driver calls this.
Object.assign(globalThis, { checkClaims });

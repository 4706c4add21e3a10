export { createArgon2idHasher, type Argon2idHasher, type Argon2idOptions } from "./argon2id.ts";
export { serve, type Listening, type ServeOptions } from "./serve.ts";

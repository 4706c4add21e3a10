/** Kept in step with package.json by a test. */
export const packageUserAgent = "metal-password-reset/0.0.0";

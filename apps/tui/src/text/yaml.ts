// Named here, so that a bundler that reads the CommonJS build finds the names.
export { parse, stringify } from "yaml";

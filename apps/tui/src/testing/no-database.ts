// Loaded before the program, to let its built-in server find no database.
Reflect.set(process.getBuiltinModule("node:sqlite"), "DatabaseSync", function noDatabase() {
  throw new TypeError("mk_user_secret");
});

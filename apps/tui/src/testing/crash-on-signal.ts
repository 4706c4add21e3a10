// Loaded before the program, to let it meet an exception that nobody catches.
process.on("SIGUSR2", () => {
  throw new TypeError("mk_user_secret");
});

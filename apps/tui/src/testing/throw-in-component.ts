// Loaded before the program, to let a component of it throw when a text field is next drawn.
process.on("SIGUSR2", () => {
  Reflect.set(Array.prototype, "toReversed", () => {
    throw new TypeError("mk_user_secret");
  });
  // The title of the window tells that it is so.
  process.stdout.write("\u001B]2;about to throw\u0007");
});

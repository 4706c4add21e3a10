// Loaded before the program, to let a component of it throw when it is next drawn.
process.on("SIGUSR2", () => {
  Intl.Segmenter.prototype.segment = () => {
    throw new TypeError("mk_user_secret");
  };
});

// Runs before the first paint, so that the page does not flash in the other colours.
try {
  var theme = localStorage.getItem("metal-password-reset-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}

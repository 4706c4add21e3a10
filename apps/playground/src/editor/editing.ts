import { startCompletion } from "@codemirror/autocomplete";
import { typescriptLanguage } from "@codemirror/lang-javascript";
import { syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { classHighlighter } from "@lezer/highlight";
import { completion } from "../completion/completion.ts";

export { startCompletion };

/** What an editor needs once its text changes: the language, and what it offers. */
export const editing: Extension = [completion, typescriptLanguage, syntaxHighlighting(classHighlighter)];

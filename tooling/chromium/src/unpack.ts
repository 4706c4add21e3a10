import chromium from "@sparticuz/chromium";

// A program of its own: it unpacks into the folder of temporary files, which is a setting of a whole process.
await chromium.executablePath();

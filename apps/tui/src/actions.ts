import { open } from "./cli/open.ts";
import { isInteractive, type Platform } from "./cli/platform.ts";
import type { Actions } from "./cli/program.ts";

/** What the commands do. Each loads what it needs when it is run. */
export function createActions(platform: Platform, exit: (code: number) => void): Actions {
  return {
    async open(options) {
      const interactive = isInteractive(platform) && options.input !== false;
      exit(await open(options, platform, { interactive }));
    },
    async request(emails, options) {
      // The client takes longest to load: it loads beside the rest.
      const [{ runRequest }] = await Promise.all([
        import("./plain/run-request.ts"),
        import("./connection/client.ts"),
      ]);
      exit(await runRequest(emails, options, platform));
    },
    async reset(options) {
      const { connectWithKey } = await import("./connection/connect.ts");
      const { reset } = await import("./plain/reset.ts");
      const connection = await connectWithKey(options, platform);
      exit(await reset({ ...options, connection, platform }));
      await connection.close();
    },
    async showConfig(options) {
      const { showConfig } = await import("./plain/config-show.ts");
      exit(await showConfig(options, platform));
    },
    async doctor(options) {
      const { diagnose } = await import("./plain/doctor.ts");
      exit(await diagnose(options, platform));
    },
    async complete(shell, program) {
      const { completionScript } = await import("./completion/completion-script.ts");
      platform.stdout.write(completionScript(shell, program));
    },
  };
}

import { join } from "node:path";
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
  type IExtractorInvokeOptions,
} from "@microsoft/api-extractor";
import type { Entry } from "./entries.ts";

export type ReportOptions = {
  /** The folder of the package: its manifest, its `dist`, its `etc`. */
  readonly packageFolder: string;
  /** A folder of ours, where the new report is written before it is compared. */
  readonly temporaryFolder: string;
  /** Whether a changed surface becomes the report, or is an error. */
  readonly accept: boolean;
};

export type EntryReport = {
  readonly entry: Entry;
  readonly changed: boolean;
  /** What else is wrong with the surface, such as declarations that do not compile. */
  readonly problems: readonly string[];
};

/** Compares what an entry offers with `etc/<name>.api.md`, or writes that file. The package must be built. */
export function reportEntry(entry: Entry, options: ReportOptions): EntryReport {
  const problems: string[] = [];
  const invokeOptions: IExtractorInvokeOptions = {
    localBuild: options.accept,
    messageCallback(message) {
      message.handled = true;
      const { logLevel, messageId, text, sourceFilePath: file, sourceFileLine: line } = message;
      const isReportItself = messageId.startsWith("console-api-report");
      if (
        !isReportItself &&
        (logLevel === ExtractorLogLevel.Error || logLevel === ExtractorLogLevel.Warning)
      ) {
        problems.push(file === undefined ? text : `${file}:${line ?? 1}: ${text}`);
      }
    },
  };
  try {
    const { apiReportChanged: changed } = Extractor.invoke(prepare(entry, options), invokeOptions);
    return { entry, changed, problems };
  } catch (error) {
    // It gives up on a name that leads nowhere.
    return { entry, changed: false, problems: [...problems, String(error)] };
  }
}

function prepare(entry: Entry, options: ReportOptions): ExtractorConfig {
  const { packageFolder, temporaryFolder } = options;
  return ExtractorConfig.prepare({
    configObject: configOf(entry, options),
    configObjectFullPath: undefined,
    packageJsonFullPath: join(packageFolder, "package.json"),
    projectFolderLookupToken: temporaryFolder,
  });
}

function configOf(entry: Entry, options: ReportOptions): IConfigFile {
  return {
    projectFolder: options.packageFolder,
    mainEntryPointFilePath: join(options.packageFolder, entry.types),
    newlineKind: "lf",
    compiler: { tsconfigFilePath: join(options.packageFolder, "tsconfig.build.json") },
    apiReport: {
      enabled: true,
      reportFileName: entry.reportName,
      reportFolder: join(options.packageFolder, "etc"),
      reportTempFolder: options.temporaryFolder,
      includeForgottenExports: true,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Warning },
        // All that is exported is public here.
        "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
        "ae-undocumented": { logLevel: ExtractorLogLevel.None },
        // Often exported by another entry; what it looks like stands in the report.
        "ae-forgotten-export": { logLevel: ExtractorLogLevel.None },
        "ae-unresolved-link": { logLevel: ExtractorLogLevel.None },
      },
      // How doc comments are written is not a part of the surface.
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  };
}

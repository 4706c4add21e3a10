import type { CommanderError } from "@commander-js/extra-typings";

const help = "See metal-password-reset --help.";

/** What was wrong with the command line, without a value of it. */
export function describeParserError(error: CommanderError): string {
  return `error: ${parserMessage(error)}\n`;
}

function parserMessage({ code, message }: CommanderError): string {
  switch (code) {
    case "commander.unknownCommand":
    case "commander.excessArguments":
      return `that is not a command, or an argument too many. Nothing was sent. ${help}`;
    case "commander.unknownOption":
      return `there is no such option${optionName(message)}. Nothing was sent. ${help}`;
    case "commander.missingArgument":
      return `an argument is missing. Nothing was sent. ${help}`;
    case "commander.optionMissingArgument":
      return `an option misses its value${optionName(message)}. Nothing was sent. ${help}`;
    case "commander.invalidArgument":
      return `an argument or an option has a value that cannot be used${optionName(message)}. Nothing was sent. ${help}`;
    default:
      return `the command line cannot be understood. Nothing was sent. ${help}`;
  }
}

/** The name of the option that the message is about: the part before a value. */
function optionName(message: string): string {
  const name = /'(?:-\w, )?(--[a-z][a-z-]{1,20})(?=[ '=])/.exec(message)?.[1];
  return name === undefined ? "" : `: ${name}`;
}
